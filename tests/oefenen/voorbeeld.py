"""A practice casus to change in tests."""

from __future__ import annotations

from typing import Any

import yaml

from bot.afweging import laad_kaders
from bot.oefenen import Oefencasus
from bot.oefenen.lezen import lees_tekst

KADERS = laad_kaders()

VERHAAL = """\
Ik heb een meisje van veertien op mijn lijst staan, ze woont bij haar vader. Ze gaat nog elke dag naar school en daar
maken ze zich ook geen zorgen over haar. Thuis is het veilig, dat heb ik vorige week zelf gezien, en er is geen
maatregel. Wat er wel speelt: ze slaapt slecht en piekert veel sinds haar oma is overleden. De huisarts heeft haar
doorgestuurd voor ambulante begeleiding, een uur per week, een maand of drie, en daarna is het klaar. Vader en dochter
willen het allebei graag en doen goed mee. Andere problemen zijn er niet, en er is verder ook niemand bij betrokken.
De aanbieder vroeg mij vanmorgen wie er nu eigenlijk de regie pakt, en hoe zwaar wij dat moeten maken.
"""

CASUS: dict[str, Any] = {
    "id": "lekstroom-90",
    "kader": "lekstroom",
    "niveau": "makkelijk",
    "titel": "Een meisje dat piekert",
    "tekst": VERHAAL,
    "antwoorden": {
        "doelgroep": "jeugd",
        "veiligheid": "veilig",
        "motivatie": "gemotiveerd",
        "maatregel": "geen",
        "ernst": "licht",
        "stapeling": "geen",
        "duur": "afgebakend",
        "schoolgang": "geen_zorgen",
        "zorgvorm": ["ambulant"],
        "verwijzer": "anders",
        "sociaal_team_betrokken": False,
        "toestemming_delen": True,
    },
    "verwacht": {"lekstroom.zwaarte": "licht", "lekstroom.casusregisseur": "zorgaanbieder"},
    "letop": [{"kenmerk": "maatregel", "tekst": "Er is geen maatregel, dus er is ook geen GI."}],
    "meningen": "Over wie de regie heeft, denkt niet iedereen hetzelfde.",
}


def casus(**anders: Any) -> Oefencasus:
    """CASUS with other fields; None leaves one out."""
    velden = {naam: waarde for naam, waarde in {**CASUS, **anders}.items() if waarde is not None}
    return lees_tekst(yaml.safe_dump(velden, allow_unicode=True), "proef.yml")[0]
