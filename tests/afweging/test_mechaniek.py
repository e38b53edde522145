"""Promises of the engine that hold for any kader, on a kader made for it: which reason is told, which question pays,
what "at least one" leaves open, and from which day a version holds.
"""

from __future__ import annotations

import copy
import functools
import itertools
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.afweging import Kaders, laad_kaders, motor, weeg_af
from bot.afweging.termijnen import vandaag

BRON = {"vindplaats": "bladzijde 1", "interpretatie": False}
ZELDEN = 0.02  # how often the last of a row of yes/no questions is a yes; of the others it is one in two
RIJ = [f"ja{nummer}" for nummer in range(1, 10)]


def _ja_nee(naam: str, kans: float = 0.5) -> dict[str, Any]:
    return {
        "label": naam,
        "soort": "ja_nee",
        "vraag": f"Is er {naam}?",
        "hulp": "Elk antwoord telt.",
        "opties": [{"waarde": waarde, "label": str(waarde), "zin": f"{naam}: {waarde}"} for waarde in (True, False)],
        "kansen": [{"waarde": True, "kans": kans}, {"waarde": False, "kans": 1 - kans}],
        "bron": {"kader": "proef", **BRON},
    }


def _meerkeuze(naam: str, *opties: str) -> dict[str, Any]:
    return {
        "label": naam,
        "soort": "meerkeuze",
        "vraag": f"Wat is er van {naam}?",
        "hulp": "Noem alles.",
        "opties": [{"waarde": optie, "label": optie, "zin": optie} for optie in opties],
        "leeg": {"label": "Niets", "zin": "niets"},
        "bron": {"kader": "proef", **BRON},
    }


def _besluit(*regels: tuple[str, Any]) -> dict[str, Any]:
    """A besluit with these (uitkomst, condition) from top to bottom; the last holds otherwise."""
    return {
        "naam": "Proef",
        "betekenis": "Een proef.",
        "beslisser": "De proefnemer.",
        "bron": BRON,
        "uitkomsten": {u: {"label": u, "betekenis": u, "bron": BRON} for u in dict.fromkeys(u for u, _ in regels)},
        "regels": [{"uitkomst": u, "bron": BRON, **({"als": als} if als else {})} for u, als in regels],
    }


def _samen(*kenmerken: str) -> dict[str, Any]:
    return dict.fromkeys(kenmerken, True)


PROEF: dict[str, Any] = {
    "kader": {"id": "proef", "naam": "Proefkader", "versie": "1", "geldig_vanaf": "2020-01-01", "bron": BRON},
    "kenmerken": {
        **{naam: _ja_nee(naam) for naam in ("onveiligheid", "gezin", "school")},
        **{naam: _ja_nee(naam) for naam in RIJ},
        **{f"zelden{aantal}": _ja_nee(f"zelden{aantal}", ZELDEN) for aantal in (3, 8, 9)},
        "factoren": _meerkeuze("factoren", "schulden", "ziekte"),
    },
    "besluiten": {
        # Two reasons are enough, each with two kenmerken: onveiligheid with gezin, and gezin with school.
        "reden": _besluit(
            ("zwaar", {"een_van": [_samen("onveiligheid", "gezin"), _samen("gezin", "school")]}), ("licht", None)
        ),
        # All must be yes, and the last one seldom is: who asks it first is soon done.
        **{
            f"rij{aantal}": _besluit(("alles", _samen(*RIJ[: aantal - 1], f"zelden{aantal}")), ("niet", None))
            for aantal in (3, 8, 9)
        },
        "links": _besluit(("ja", _samen("gezin", "school")), ("nee", None)),
        "rechts": _besluit(("ja", _samen("school", "onveiligheid")), ("nee", None)),
        "welke": _besluit(("geld", {"factoren": "schulden"}), ("zorg", {"factoren": "ziekte"}), ("niets", None)),
        "enige": _besluit(("iets", {"een_van": [{"factoren": "schulden"}, {"factoren": "ziekte"}]}), ("niets", None)),
        "grens": {
            **_besluit(("iets", {"een_van": [{"factoren": "schulden"}, {"factoren": "ziekte"}]}), ("niets", None)),
            "grensgevallen": [
                {
                    "bij": ["iets"],
                    "richting": "lichter",
                    "als": {"factoren": "schulden"},
                    "reden": "Let op geld.",
                    "bron": BRON,
                },
                {
                    "bij": ["iets"],
                    "richting": "lichter",
                    "als": {"factoren": ["schulden", "ziekte"]},
                    "reden": "Let op.",
                    "bron": BRON,
                },
            ],
        },
        "samen": _besluit(
            ("beide", {"alle": [{"factoren": "schulden"}, {"factoren": "ziekte"}, _samen("gezin")]}), ("niet", None)
        ),
    },
}


def _laad(map_: Path, *documenten: dict[str, Any]) -> Kaders:
    for document in documenten:
        (map_ / f"{document['kader']['versie']}.yml").write_text(
            yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
    return laad_kaders([map_])


@pytest.fixture(scope="module")
def kaders(tmp_path_factory: pytest.TempPathFactory) -> Kaders:
    return _laad(tmp_path_factory.mktemp("proef"), PROEF)


def _weeg(kaders: Kaders, besluit: str, antwoorden: Mapping[str, Any]) -> dict[str, Any]:
    uit: dict[str, Any] = weeg_af(kaders, {"besluiten": [f"proef.{besluit}"], "antwoorden": dict(antwoorden)})[
        "besluiten"
    ][f"proef.{besluit}"]
    return uit


# --- which reason is told ---


def test_van_twee_redenen_blijft_die_met_wat_de_regels_eerst_lezen(kaders: Kaders) -> None:
    """Rules read safety first, so the reason keeps it: what comes later is left out where either can be missed."""
    alles = dict.fromkeys(("onveiligheid", "gezin", "school"), True)
    assert _weeg(kaders, "reden", alles)["beslissend"] == ["onveiligheid", "gezin"]
    assert _weeg(kaders, "reden", {**alles, "onveiligheid": False})["beslissend"] == ["gezin", "school"]
    assert _weeg(kaders, "reden", {**alles, "gezin": False})["beslissend"] == ["gezin"], "one is enough here"


# --- which question pays ---


def _hoogstens(kaders: Kaders, besluit: str) -> float:
    """Expected number of questions of the best strategy, tried out over every order on every answer."""

    @functools.cache
    def nog(bekend: tuple[tuple[str, bool], ...]) -> float:
        if _weeg(kaders, besluit, dict(bekend))["bepaald"]:
            return 0.0
        open_ = [k for k in namen if k not in dict(bekend)]
        return 1 + min(
            sum(
                kans * nog(tuple(sorted((*bekend, (k, waarde)))))
                for waarde, kans in zip((True, False), _kansen(kaders, k))
            )
            for k in open_
        )

    namen = motor(kaders).werk(f"proef.{besluit}").leest
    return nog(())


def _kansen(kaders: Kaders, kenmerk: str) -> tuple[float, float]:
    ja = dict(kaders.kenmerken[kenmerk].kansen)[True]
    return ja, 1 - ja


def test_de_verwachting_is_die_van_de_beste_volgorde(kaders: Kaders) -> None:
    werk = motor(kaders).werk("proef.rij3")
    verwacht = werk.verwachting.vragen(werk.diagram.wortel)
    assert verwacht == pytest.approx(
        _hoogstens(kaders, "rij3"), rel=0.02
    )  # a class never gets a chance of quite nothing
    assert verwacht < 1.1, "in the order of the rules it would be 1.75"


@pytest.mark.parametrize(("aantal", "exact"), [(8, True), (9, False)])
def test_tot_acht_open_kenmerken_is_de_verwachting_exact(kaders: Kaders, aantal: int, exact: bool) -> None:
    """Asked last, as the rules read it, the one that seldom is a yes comes after the eight or nine halves before it."""
    werk = motor(kaders).werk(f"proef.rij{aantal}")
    verwacht = werk.verwachting.vragen(werk.diagram.wortel)
    op_volgorde = sum(0.5**vooraf for vooraf in range(aantal))
    beste = 1 + ZELDEN * sum(0.5**vooraf for vooraf in range(aantal - 1))
    assert verwacht == pytest.approx(beste if exact else op_volgorde, rel=0.02)


def test_gevraagd_wordt_wat_het_meeste_bespaart(kaders: Kaders) -> None:
    """Of one besluit, and of two together: what serves both comes first."""

    def vraag(*besluiten: str) -> str | None:
        volgende: str | None = weeg_af(kaders, {"besluiten": [f"proef.{b}" for b in besluiten], "antwoorden": {}})[
            "volgende_vraag"
        ]
        return volgende

    assert vraag("rij3") == "zelden3"
    assert (vraag("links"), vraag("links", "rechts")) == ("gezin", "school")


# --- "at least one", not said which ---


@pytest.mark.parametrize("besluit", ["welke", "enige", "samen"])
@pytest.mark.parametrize("gezin", [None, True, False])
def test_ten_minste_een_is_elke_keuze_behalve_geen(kaders: Kaders, besluit: str, gezin: bool | None) -> None:
    """Neither more nor less than what some of the options, filled in, can give."""
    rest = {} if gezin is None else {"gezin": gezin}
    gekozen = [list(deel) for n in (1, 2) for deel in itertools.combinations(("schulden", "ziekte"), n)]
    kan = {u for deel in gekozen for u in _weeg(kaders, besluit, {**rest, "factoren": deel})["mogelijk"]}
    gevonden = _weeg(kaders, besluit, {**rest, "factoren": True})
    assert gevonden["mogelijk"] == sorted(kan)
    assert gevonden["bepaald"] is (len(kan) == 1)


def test_ten_minste_een_beslist_waar_elke_keuze_hetzelfde_geeft(kaders: Kaders) -> None:
    assert _weeg(kaders, "enige", {"factoren": True})["uitkomst"] == "iets"
    assert _weeg(kaders, "welke", {"factoren": True})["mogelijk"] == ["geld", "zorg"]
    assert weeg_af(kaders, {"besluiten": ["proef.enige"], "antwoorden": {"factoren": True}})["volgende_vraag"] is None


def test_een_voorwaarde_die_elke_optie_noemt_houdt_als_er_ten_minste_een_is(kaders: Kaders) -> None:
    assert _weeg(kaders, "grens", {"factoren": True})["grensgeval"]["reden"] == "Let op."
    assert "geld" in _weeg(kaders, "grens", {"factoren": ["schulden"]})["grensgeval"]["reden"]


# --- from which day ---


@pytest.mark.parametrize(("dagen", "geldt"), [(-1, "2"), (0, "2"), (1, "1")])
def test_een_versie_geldt_vanaf_haar_eerste_dag(tmp_path: Path, dagen: int, geldt: str) -> None:
    nieuw = copy.deepcopy(PROEF)
    nieuw["kader"] |= {"versie": "2", "geldig_vanaf": (vandaag() + timedelta(days=dagen)).isoformat()}
    assert _laad(tmp_path, PROEF, nieuw).kaders["proef"].versie == geldt
