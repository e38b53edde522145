"""A meeting to make a report of, with names that must end up nowhere."""

from __future__ import annotations

import copy
from typing import Any

# Names and numbers that a careless user types. None of these may be in any file.
KANARIES = (
    "Jan Jansen",
    "Jansen",
    "Fatima El Amrani",
    "111222333",
    "0612345678",
    "Kerkstraat 12",
    "j.jansen@voorbeeld.nl",
)

ANTWOORDEN_JEUGD = {
    "urgentie": "regulier",
    "veiligheid": "veilig",
    "doelgroep": "jeugd",
    "ernst": "zwaarder",
    "zorgvorm": ["ambulant"],
}
ANTWOORDEN_CRISIS = {"urgentie": "crisis", "veiligheid": "acuut_onveilig", "doelgroep": "jeugd"}


def overleg(kaders: Any) -> dict[str, Any]:
    """Four aanmeldingen: akkoord, afwijken, aanhouden, not discussed; the advice is what the engine gives."""
    from bot.afweging import weeg_af

    def uitkomsten(antwoorden: dict[str, Any], besluiten: list[str]) -> dict[str, Any]:
        advies = weeg_af(kaders, {"besluiten": besluiten, "antwoorden": antwoorden})
        return {naam: b["uitkomst"] for naam, b in advies["besluiten"].items()}

    crisis = {
        "antwoorden": ANTWOORDEN_CRISIS,
        "uitkomsten": uitkomsten(ANTWOORDEN_CRISIS, ["zo.urgentie", "zo.mp_jeugd"]),
    }
    gewoon = {
        "antwoorden": ANTWOORDEN_JEUGD,
        "uitkomsten": uitkomsten(ANTWOORDEN_JEUGD, ["zo.urgentie", "lekstroom.zwaarte"]),
    }
    return copy.deepcopy(
        {
            "datum": "2026-11-22",
            "aanwezig": ["gedragswetenschapper", "teamleider", "schoolmaatschappelijk werker"],
            "items": [
                {
                    "aanmelding": "Moeder belt: vader staat nu met een mes voor de deur. Jan Jansen, BSN 111222333.",
                    "graad": "acuut",
                    **crisis,
                    "termijnen": [{"id": "actie.crisis", "uiterlijk": "2026-11-23T10:15:00+01:00"}],
                    "casus": "R-2026-0001",
                    "besluit": {"soort": "akkoord"},
                    "bij_twijfel": "gedragswetenschapper",
                },
                {
                    "aanmelding": "Jongen van 9, ouders in een vechtscheiding, Kerkstraat 12.",
                    "graad": None,
                    **gewoon,
                    "casus": "R-2026-0002",
                    "besluit": {
                        "soort": "afwijken",
                        "afwijkingen": [
                            {
                                "besluit": "zo.urgentie",
                                "uitkomst": "spoed",
                                "reden": "=SUM(1) Oma Fatima El Amrani belde: het loopt op, 0612345678",
                            }
                        ],
                    },
                },
                {
                    "aanmelding": '=HYPERLINK("http://x","y") meisje van 14, thuiszitter',
                    "graad": "spoed",
                    "besluit": {
                        "soort": "aanhouden",
                        "nodig": "Navraag bij school, mail j.jansen@voorbeeld.nl",
                        "door": "jeugdarts",
                    },
                },
                {"aanmelding": "@overlast: man van 47, verward"},
            ],
        }
    )
