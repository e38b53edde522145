"""The case store: what was weighed, with which answers and which kaders, as it was at that moment.

Importing this package opens no database. `open_dossier(url)` does; the rest of the public names follow from it.
Every failure of the database is a `DossierFout` whose text is one Dutch line for the user.
"""

from bot.dossier.fouten import DossierFout, OnbekendeCasus, OngeldigeInvoer
from bot.dossier.gebeurtenissen import Gebeurtenis, Gebeurtenissen, Wat
from bot.dossier.model import NieuweAfweging, Rij
from bot.dossier.opslag import Dossier, open_dossier
from bot.dossier.protocollen import Gespreksmerken, Kaart, Kaarten, Postvak, Teamsberichten
from bot.dossier.sessies import Sessie, Sessies
from bot.dossier.stand import Stand, Status
from bot.dossier.statussen import Stap

__all__ = [
    "Dossier",
    "DossierFout",
    "Gebeurtenis",
    "Gebeurtenissen",
    "Gespreksmerken",
    "Kaart",
    "Kaarten",
    "NieuweAfweging",
    "OnbekendeCasus",
    "OngeldigeInvoer",
    "Postvak",
    "Rij",
    "Sessie",
    "Sessies",
    "Stand",
    "Stap",
    "Status",
    "Teamsberichten",
    "Wat",
    "open_dossier",
]
