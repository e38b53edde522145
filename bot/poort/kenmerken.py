"""What a page must know of the kaders to draw them: labels, questions, options, sources.

The rules themselves stay here.
"""

from __future__ import annotations

from typing import Any

from bot.afweging import Kaders


def beschreven(kaders: Kaders) -> dict[str, Any]:
    """`{"kenmerken", "besluiten", "kaders", "profielen"}`, each a map by id, ready for JSON."""
    return {
        "kenmerken": {
            k.id: {
                "label": k.label,
                "soort": k.soort,
                "vraag": k.vraag,
                "hulp": k.hulp,
                "opties": [{"waarde": o.waarde, "label": o.label, "hulp": o.hulp} for o in k.opties],
                "leeg": k.leeg.label if k.leeg else None,
                "bronnen": [b.als_json() for b in k.bronnen],
            }
            for k in kaders.kenmerken.values()
        },
        "besluiten": {
            b.id: {
                "naam": b.naam,
                "kader": b.kader,
                "betekenis": b.betekenis,
                "beslisser": b.beslisser,
                "rol_bij_twijfel": b.rol_bij_twijfel,
                "uitkomsten": {
                    u.id: {
                        "label": u.label,
                        "betekenis": u.betekenis,
                        "bronnen": [bron.als_json() for bron in u.bronnen],
                    }
                    for u in b.uitkomsten.values()
                },
                "bronnen": [bron.als_json() for bron in b.bronnen],
            }
            for b in kaders.besluiten.values()
        },
        "kaders": {
            k.id: {"naam": k.naam, "versie": k.versie, "ongedateerd": k.ongedateerd, "eigenaar": k.eigenaar}
            for k in kaders.kaders.values()
        },
        "profielen": {
            p.id: {
                "label": p.label,
                "uitleg": p.uitleg,
                "besluiten": list(p.besluiten),
                "jeugd": list(p.per_doelgroep.get("jeugd", ())),
                "volwassenen": list(p.per_doelgroep.get("volwassenen", ())),
                "voorop": list(p.voorop),
            }
            for p in kaders.profielen.values()
        },
    }
