"""Answers, facts, corrections, descriptions; and the buttons."""

from actions.basis import Vaardigheid


class Vertellen(Vaardigheid):
    vaardigheid = "vertellen"


class Keuze(Vaardigheid):
    vaardigheid = "keuze"
