"""Every choice of ours that decides something is told with the other reading and the reason, in the kaders and in
docs/interpretaties.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.afweging import KaderFout, Kaders, laad_kaders
from scripts.interpretaties_doc import DOEL, maak, onderdelen


@pytest.fixture(scope="module")
def kaders() -> Kaders:
    return laad_kaders()


def test_elke_eigen_keuze_in_een_besluit_of_termijn_is_verantwoord(kaders: Kaders) -> None:
    zonder = [
        f"{kader.id}, {naam}: {bron.vindplaats}"
        for kader in kaders.kaders.values()
        for naam, bronnen in onderdelen(kaders, kader)
        for bron in bronnen
        if bron.interpretatie and not bron.keuze
    ]
    assert zonder == []


def test_elke_keuze_werkt_ergens_door_en_nooit_als_woorden_van_de_bron(kaders: Kaders) -> None:
    for kader in kaders.kaders.values():
        gebruikt = {
            bron.keuze: bron.interpretatie for _, bronnen in onderdelen(kaders, kader) for bron in bronnen if bron.keuze
        }
        assert {k.id for k in kader.keuzes} == {*gebruikt}
        assert all(gebruikt.values())


def test_elke_keuze_zegt_iets_anders_dan_de_andere_lezing(kaders: Kaders) -> None:
    for kader in kaders.kaders.values():
        for keuze in kader.keuzes:
            assert len({keuze.wij, keuze.anders, keuze.waarom}) == 3, keuze.id


def test_interpretaties_md_is_bij(kaders: Kaders) -> None:
    assert DOEL.read_text("utf-8") == maak(kaders), "run: .venv/bin/python -m scripts.interpretaties_doc"


def test_een_keuze_die_er_niet_is_geeft_een_duidelijke_fout(tmp_path: Path) -> None:
    (tmp_path / "dorp.yml").write_text(
        """
kader:
  id: dorp
  naam: Dorp
  versie: "1"
  geldig_vanaf: 2020-01-01
  bron: {vindplaats: "Hele document", interpretatie: false}
besluiten:
  tempo:
    naam: Tempo
    betekenis: "Hoe snel."
    beslisser: "Het team."
    bron: {vindplaats: "Hele document", interpretatie: true, keuze: verzonnen}
    uitkomsten:
      nu: {label: Nu, betekenis: "Nu.", bron: {vindplaats: "Hele document", interpretatie: false}}
      later: {label: Later, betekenis: "Later.", bron: {vindplaats: "Hele document", interpretatie: false}}
    regels:
      - {uitkomst: nu, als: {urgentie: crisis}, bron: {vindplaats: "Hele document", interpretatie: false}}
      - {uitkomst: later, bron: {vindplaats: "Hele document", interpretatie: false}}
""",
        encoding="utf-8",
    )
    with pytest.raises(KaderFout, match="dorp.yml.*'verzonnen'.*staat niet bij keuzes"):
        laad_kaders([tmp_path])
