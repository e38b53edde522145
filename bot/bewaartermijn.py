"""`regiewijzer bewaartermijn`: purge what is past its retention, and say what went.

Each kind has its own term: stored casussen (REGIEWIJZER_BEWAARDAGEN), conversations that nobody went on with (REGIEWIJZER_GESPREKDAGEN), the
remembered answers to messages (a day: only for what is resent), and who was signed in (REGIEWIJZER_SESSIE_MINUTEN and …_UREN).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from bot.dossier import open_dossier
from bot.gesprekstabel import Gesprekstabel
from bot.instellingen import Aanmelden, Instellingen

BEANTWOORD_DAGEN = 1


def ruim_op(instellingen: Instellingen, proef: bool = False, nu: datetime | None = None) -> Iterator[str]:
    """Purge and give a Dutch line for each thing removed and each total; `proef` removes nothing.

    Raises DossierFout when the store can't be used.
    """
    nu = nu or datetime.now(timezone.utc)
    with open_dossier(instellingen.database) as dossier:
        rijen = dossier.verwijder_verlopen(nu, instellingen.bewaardagen, proef=proef)
        if not proef:
            dossier.ruim_op(nu - timedelta(days=BEANTWOORD_DAGEN))
        termijn = instellingen.aanmelden or Aanmelden
        sessies = dossier.sessies(timedelta(minutes=termijn.minuten), timedelta(hours=termijn.uren)).ruim_op(
            proef=proef
        )
    for rij in rijen:
        yield f"{rij.casus}, afweging {rij.volgnummer}, vastgelegd op {rij.vastgelegd_lokaal:%d-%m-%Y}"
    grens = (nu - timedelta(days=instellingen.gesprekdagen)).timestamp()
    gesprekken = Gesprekstabel(instellingen.gesprekken_database).ruim_op(grens, proef=proef)
    gaat = "Zou worden verwijderd" if proef else "Verwijderd"
    yield f"{gaat}: {len(rijen)} afwegingen (ouder dan {instellingen.bewaardagen} dagen)."
    yield f"{gaat}: {gesprekken} gesprekken (ouder dan {instellingen.gesprekdagen} dagen)."
    yield f"{gaat}: {sessies} verlopen aanmeldingen."
