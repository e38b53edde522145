"""Several real processes at the same database at the same moment."""

from __future__ import annotations

import random
import threading
import time
import uuid
from datetime import timedelta

import sqlalchemy as sa

from bot.dossier import OnbekendeCasus, OngeldigeInvoer, Stap, Status, open_dossier
from bot.dossier.caseload import bouw_op
from bot.dossier.tabellen import caseload, deadlines

from .hulp import NU, nieuw, tegelijk


def _leg_vast(url, ids, casus=None, wachttijd=20.0):
    with open_dossier(url, wachttijd=wachttijd, klok=lambda: NU) as dossier:
        return [dossier.afwegingen.leg_vast(nieuw(afweging_id=afweging_id, casus=casus)) for afweging_id in ids]


def _ids(aantal):
    return [str(uuid.uuid4()) for _ in range(aantal)]


def test_zelfde_id_in_vier_processen_wordt_een_rij(dossier, url):
    ids = _ids(8)
    uitkomsten = tegelijk(_leg_vast, [(url, ids)] * 4)
    assert uitkomsten[1:] == uitkomsten[:1] * 3
    assert sorted(dossier.afwegingen.rijen(), key=lambda rij: rij.id) == sorted(uitkomsten[0], key=lambda rij: rij.id)
    assert {rij.casus for rij in dossier.afwegingen.rijen()} == {f"R-2026-{nr:04d}" for nr in range(1, 9)}


def test_verschillende_ids_krijgen_elk_een_eigen_code_zonder_gaten(dossier, url):
    rijen = [rij for deel in tegelijk(_leg_vast, [(url, _ids(10)) for _ in range(4)]) for rij in deel]
    assert sorted(rij.casus for rij in rijen) == [f"R-2026-{nr:04d}" for nr in range(1, 41)]
    assert len(dossier.afwegingen.rijen()) == 40


def test_zelfde_casus_in_vier_processen_krijgt_opvolgende_volgnummers(dossier, url):
    casus = dossier.afwegingen.leg_vast(nieuw()).casus
    tegelijk(_leg_vast, [(url, _ids(6), casus) for _ in range(4)])
    assert [rij.volgnummer for rij in dossier.afwegingen.rijen(casus)] == list(range(1, 26))


def test_vier_processen_maken_tegelijk_dezelfde_lege_database(url, openen):
    rijen = [deel[0] for deel in tegelijk(_leg_vast, [(url, _ids(1)) for _ in range(4)])]
    assert sorted(rij.casus for rij in rijen) == [f"R-2026-000{nr}" for nr in range(1, 5)]
    assert len(openen(url).afwegingen.rijen()) == 4


def _onthoud(url, antwoord):
    with open_dossier(url, wachttijd=20.0) as dossier:
        return [dossier.postvak.onthoud("gesprek", str(nummer), antwoord) for nummer in range(10)]


def test_hetzelfde_bericht_in_vier_processen_heeft_een_antwoord(dossier, url):
    uitkomsten = tegelijk(_onthoud, [(url, f'"{nummer}"') for nummer in range(4)])
    assert uitkomsten[1:] == uitkomsten[:1] * 3
    assert [dossier.postvak.antwoord("gesprek", str(nummer)) for nummer in range(10)] == uitkomsten[0]


def _terwijl(dossier, schrijf, ander):
    """Call `schrijf(transaction)`, start `ander()`, commit once that waits for us (PostgreSQL); gives both results."""
    uitkomst = []
    draad = threading.Thread(target=lambda: uitkomst.append(ander()))
    wacht = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with dossier.verbinding.begin() as verbinding:
        eigen = schrijf(verbinding)
        draad.start()
        einde = time.monotonic() + 120
        while draad.is_alive() and time.monotonic() < einde:
            with dossier.verbinding.engine.connect() as kijker:
                if kijker.execute(wacht).scalar():
                    break
            time.sleep(0.02)
    draad.join(300)
    return eigen, uitkomst[0]


def test_zelfde_id_in_twee_jaren_wordt_een_rij(pg_url, openen):
    """Two years are two locks (in PostgreSQL); the unique constraint decides, the loser returns the winner's row."""
    oud, jong = openen(pg_url), openen(pg_url, klok=lambda: NU + timedelta(days=365))
    afweging = nieuw()
    rij, ander = _terwijl(
        oud, lambda v: oud.afwegingen._voeg_toe(v, afweging), lambda: jong.afwegingen.leg_vast(afweging)
    )
    assert ander == rij
    assert oud.afwegingen.rijen() == [rij]
    assert jong.afwegingen.leg_vast(nieuw()).casus == "R-2027-0001"


def _sluit(url, door):
    with open_dossier(url) as dossier:
        return [dossier.kaarten.sluit("gesprek", f"kaart{nummer}", door) for nummer in range(10)]


def test_een_kaart_wordt_een_keer_gesloten(url, openen):
    dossier = openen(url)
    for nummer in range(10):
        dossier.kaarten.bewaar("gesprek", f"kaart{nummer}", "{}", None, vraagt=True)
    uitkomsten = tegelijk(_sluit, [(url, f"klik{nummer}") for nummer in range(4)])
    assert [sum(per_kaart) for per_kaart in zip(*uitkomsten)] == [1] * 10
    assert dossier.kaarten.lees("gesprek") == []


def test_een_casus_die_net_verder_gaat_wordt_niet_opgeruimd(pg_url, openen):
    oud, jong = openen(pg_url), openen(pg_url, klok=lambda: NU + timedelta(days=100))
    eerste = oud.afwegingen.leg_vast(nieuw())
    vervolg, verwijderd = _terwijl(
        jong,
        lambda v: jong.afwegingen._voeg_toe(v, nieuw(casus=eerste.casus)),
        lambda: oud.afwegingen.verwijder_verlopen(NU + timedelta(days=101), 60),
    )
    assert verwijderd == []
    assert oud.afwegingen.rijen() == [eerste, vervolg]


def test_een_dossier_in_vier_draden(dossier):
    draden = [
        threading.Thread(target=lambda: [dossier.afwegingen.leg_vast(nieuw()) for _ in range(5)]) for _ in range(4)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(300)
    assert [rij.casus for rij in dossier.afwegingen.rijen()] == [f"R-2026-{nr:04d}" for nr in range(1, 21)]


def _werk(url, zaad, codes):
    """Store, weigh again, settle, put before, close and delete, as it comes; gives what was stored and how many steps."""
    kans, bewaard, stappen, weg = random.Random(zaad), [], 0, []
    with open_dossier(url, wachttijd=60.0) as dossier:
        for _ in range(25):
            casus = kans.choice([*codes, None])
            try:
                if casus is None or kans.random() < 0.4:
                    bewaard.append(dossier.afwegingen.leg_vast(nieuw(casus=casus, door=f"g-{zaad}")).afweging_id)
                elif kans.random() < 0.05:
                    weg += [rij.afweging_id for rij in dossier.afwegingen.verwijder(casus)]
                else:
                    dossier.afwegingen.zet_status(casus, kans.choice(STAPPEN))
                    stappen += 1
            except (OnbekendeCasus, OngeldigeInvoer):
                pass  # another process was first
    return bewaard, stappen, weg


STAPPEN = [
    Stap(Status.VASTGESTELD, "g", "web"),
    Stap(Status.TER_BESPREKING, "g", "web", {"vraag": "Is dit zwaar?"}),
    Stap(Status.ADVIES, "g", "web", {"antwoord": "Nee.", "reden": "Er is netwerk."}),
    Stap(Status.AFGESLOTEN, "g", "web", {"controle": []}),
]


def _afgeleid(dossier):
    with dossier.verbinding.lees() as verbinding:
        return [
            verbinding.execute(sa.select(tabel).order_by(*tabel.primary_key.columns)).all()
            for tabel in (caseload, deadlines)
        ]


def test_twee_processen_die_alles_tegelijk_doen_verliezen_niets(url, openen):
    """What lists read is what was stored, the log has every deed once and unbroken, and no answer was for nothing."""
    dossier = openen(url)
    codes = [dossier.afwegingen.leg_vast(nieuw()).casus for _ in range(4)]
    eerst = {rij.afweging_id for rij in dossier.afwegingen.rijen()}
    gedaan = tegelijk(_werk, [(url, zaad, codes) for zaad in range(2)])
    bewaard = {nummer for deel, _, _ in gedaan for nummer in deel}
    weg = {nummer for _, _, deel in gedaan for nummer in deel}
    rijen = dossier.afwegingen.rijen()
    assert {rij.afweging_id for rij in rijen} == (eerst | bewaard) - weg
    per_casus = [(rij.casus, rij.volgnummer) for rij in rijen]
    assert len(set(per_casus)) == len(per_casus)
    keuring = dossier.gebeurtenissen.controleer()
    stappen, verwijderd = sum(s for _, s, _ in gedaan), len(set(codes) - {rij.casus for rij in rijen})
    assert keuring.breuk is None and keuring.aantal == len(eerst) + len(bewaard) + stappen + verwijderd
    levend = _afgeleid(dossier)
    with dossier.verbinding.begin() as verbinding:
        bouw_op(verbinding)
    assert _afgeleid(dossier) == levend
