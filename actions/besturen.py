"""Starting, undoing, asking on, stopping."""

from actions.basis import Vaardigheid


class NieuweAfweging(Vaardigheid):
    vaardigheid = "nieuwe_afweging"


class Terug(Vaardigheid):
    vaardigheid = "terug"


class Volledig(Vaardigheid):
    vaardigheid = "volledig"


class Overzicht(Vaardigheid):
    vaardigheid = "overzicht"


class Stoppen(Vaardigheid):
    vaardigheid = "stoppen"


class Afwijken(Vaardigheid):
    vaardigheid = "afwijken"


class Aangemeld(Vaardigheid):
    vaardigheid = "aangemeld"
