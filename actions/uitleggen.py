"""Questions in between, about the afweging or the assistant."""

from actions.basis import Vaardigheid


class Waarom(Vaardigheid):
    vaardigheid = "waarom"


class Uitleg(Vaardigheid):
    vaardigheid = "uitleg"


class Termijnen(Vaardigheid):
    vaardigheid = "termijnen"


class WieBeslist(Vaardigheid):
    vaardigheid = "wie_beslist"


class Kaders(Vaardigheid):
    vaardigheid = "kaders"


class Blad(Vaardigheid):
    vaardigheid = "blad"


class Privacy(Vaardigheid):
    vaardigheid = "privacy"


class Hulp(Vaardigheid):
    vaardigheid = "hulp"


class Begroeten(Vaardigheid):
    vaardigheid = "begroeten"


class Bedanken(Vaardigheid):
    vaardigheid = "bedanken"
