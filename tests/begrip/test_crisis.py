"""The crisis signal: no miss among the written sets, few alarms among what only looks like it, and how it does on
words it never saw.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from bot.afweging import Kaders
from bot.begrip.crisis import ACUUT, LET_OP, crisissignaal, lees_signaal
from bot.begrip.crisis.gewichten import BESTAND, GETALLEN
from bot.begrip.crisis.regels import regels
from bot.begrip.crisis.signaal import onderdelen
from bot.begrip.crisis.trekken import stil
from bot.begrip.crisis.velden import velden, zinnen
from bot.begrip.lezen import lees
from leren.corpus import lees_set
from tests.corpus import gesloten


def _alle(situaties: dict[str, list[str]]) -> list[str]:
    return [tekst for teksten in situaties.values() for tekst in teksten]


VOORBEELDEN, GELEERD = lees_set("signaal/leren/geschreven.yml"), lees_set("signaal/leren/voorbeelden.yml")
GEEN_NU = lees_set("signaal/leren/geen_nu.jsonl")
VERS, PER_SOORT = lees_set("signaal/ontwikkel/vers.jsonl"), lees_set("signaal/leren/soorten.yml")
GEZIEN, OMGEVING = lees_set("signaal/ontwikkel/gezien.yml"), lees_set("signaal/ontwikkel/omgeving.yml")
# Where an ordinary clause {d} may stand beside an acute sentence {t}; in capitals when it begins a sentence.
VORMEN = ("{d}, maar {t}", "{D}. {T}.", "{T}, maar {d}.", "{T}. {D}.", "{d} en {t}", "{D}, {t}")


@pytest.mark.parametrize("tekst", VOORBEELDEN["acuut"])
def test_alarm(tekst: str) -> None:
    signaal = crisissignaal(tekst)
    assert signaal is not None
    assert tekst[signaal.begin : signaal.eind] == signaal.tekst != ""


def test_alarm_bij_alles_waarvan_geleerd_is() -> None:
    assert [tekst for tekst in _alle(GELEERD["acuut"]) if crisissignaal(tekst) is None] == []


@pytest.mark.parametrize(
    "vorm", [str.upper, str.title, lambda t: f"Goedemorgen. {t} Graag overleg.", lambda t: t.replace(" ", "  ")]
)
def test_alarm_in_elke_vorm(vorm: Callable[[str], str]) -> None:
    gemist = [tekst for tekst in VOORBEELDEN["acuut"] if crisissignaal(vorm(tekst)) is None]
    assert len(gemist) <= 0.03 * len(VOORBEELDEN["acuut"]), gemist


@pytest.mark.parametrize("onschuldig", [VOORBEELDEN["onschuldig"], GEZIEN["onschuldig"], GELEERD["onschuldig"]])
def test_hooguit_een_op_de_tien_valse_alarmen(onschuldig: list[str]) -> None:
    vals = [tekst for tekst in onschuldig if crisissignaal(tekst)]
    assert len(onschuldig) >= 60
    assert len(vals) <= 0.1 * len(onschuldig), vals


@pytest.mark.parametrize(
    ("naam", "gevonden", "vals"),
    # Just beside what was measured on sentences that nothing was learned from (loud 77, 47 and 32 %, false 2, 1 and
    # 3 %; loud or quiet 70 and 47 % of the last two). With rules that alarmed by themselves it was 85 and 62 % of the
    # last two, at 17 and 8 % false: see docs/besluiten/0011.
    [("gezien", 0.75, 0.06), ("blind", 0.45, 0.03), ("later", 0.28, 0.05)],
)
def test_woorden_die_het_nooit_zag(naam: str, gevonden: float, vals: float) -> None:
    teksten = GEZIEN if naam == "gezien" else gesloten(f"signaal/toets/{naam}.yml")
    acuut, onschuldig = (
        sum(crisissignaal(tekst) is not None for tekst in rij) / len(rij)
        for rij in (_alle(teksten["acuut"]), teksten["onschuldig"])
    )
    assert acuut >= gevonden and onschuldig <= vals


def _ontkend(tekst: str, veld: str) -> set[bool]:
    return {v.ontkend for zin in zinnen(tekst) for v in zin.velden if v.veld == veld}


@pytest.mark.parametrize(
    ("tekst", "veld", "ontkend"),
    [
        ("Het hoeft niet vandaag.", "nu", True),
        ("Vandaag of morgen hoeft daar niemand heen.", "nu", True),
        ("Nu hoeft er niets, en vanavond slaat hij haar.", "nu", None),
        ("Er is niet meteen iets nodig.", "nu", True),
        ("Morgen hoeven jullie niet meer te bellen.", "nu", False),
        ("De baby is vandaag niet wakker geworden.", "nu", False),
        ("Er bedreigt hem niemand.", "dreigen", True),
        ("Op dit moment is er niemand in gevaar.", "onveilig_nu", True),
        ("Direct gevaar zie ik niet.", "onveilig_nu", True),
        ("Direct gevaar is er nu niet, want hij is weg.", "onveilig_nu", True),
        ("Niemand die haar iets aandoet.", "aandoen", True),
        ("Niemand houdt hem tegen en hij heeft een mes.", "wapen", False),
        ("Niemand ziet dat hij haar slaat.", "slaan", False),
        ("Hij slaat haar niemand helpt.", "slaan", False),
        ("Zijn mes is niet afgepakt.", "wapen", False),
        ("Niemand is bij het kind.", "kind", False),
    ],
)
def test_een_ontkenning_ontkent_alleen_wat_zij_ontkent(tekst: str, veld: str, ontkend: bool | None) -> None:
    assert _ontkend(tekst, veld) == ({True, False} if ontkend is None else {ontkend})


@pytest.mark.parametrize(
    "tekst",
    [
        "Het hoeft niet vandaag.",
        "Vandaag hoeft er niets.",
        "Vandaag of morgen hoeft niet.",
        "Er bedreigt hem niemand.",
        "Direct gevaar zie ik niet.",
        "Op dit moment is er niemand in gevaar.",
        "Deze week slaapt ze bij haar zus en hij laat haar met rust, dus direct gevaar is er nu niet.",
        "Ik was er gisterochtend en toen was iedereen aan het ontbijt.",
        "Hij komt er over een maand weer, daar durf ik mijn hand voor in het vuur te steken.",
        "Vader en moeder slaan elkaar al jaren als het oploopt.",
    ],
)
def test_wat_niet_nu_is_geeft_geen_alarm(tekst: str) -> None:
    assert crisissignaal(tekst) is None


def test_geen_nu_leert_beide_kanten() -> None:
    """Most of what was written side by side is told apart: what isn't now raises no alarm, what is does."""
    luid = {
        niveau: [crisissignaal(rij["tekst"]) is not None for rij in GEEN_NU if rij["niveau"] == niveau]
        for niveau in ("acuut", "let_op", "gewoon")
    }
    assert [len(rij) for rij in luid.values()] == [212, 90, 245]
    assert sum(luid["acuut"]) >= 0.95 * 200
    assert sum(luid["let_op"]) <= 0.2 * 90 and sum(luid["gewoon"]) <= 0.03 * 245


@pytest.mark.parametrize("tekst", OMGEVING["vals"])
def test_een_woord_alleen_is_geen_gevaar(tekst: str) -> None:
    assert crisissignaal(tekst) is None


@pytest.mark.parametrize("tekst", OMGEVING["gevaar"])
def test_wat_dempt_dempt_in_zijn_eigen_deelzin(tekst: str) -> None:
    assert crisissignaal(tekst) is not None


def _groot(tekst: str) -> str:
    return tekst[0].upper() + tekst[1:]


def _naast(acuut: str, deel: str, vorm: str) -> str:
    zin = acuut.rstrip(". ")
    return vorm.format(d=deel, D=_groot(deel), t=zin[0].lower() + zin[1:], T=_groot(zin))


def _gemist(zinnen: list[str], hoe_vaak: int) -> tuple[list[str], int]:
    """Of every sentence beside so many ordinary clauses, in turn in every form: what isn't found, and of how many."""
    delen = OMGEVING["deelzin"]
    teksten = [
        _naast(zin, delen[(nr * hoe_vaak + hoe) % len(delen)], VORMEN[(nr + hoe) % len(VORMEN)])
        for nr, zin in enumerate(zinnen)
        for hoe in range(hoe_vaak)
    ]
    return [tekst for tekst in teksten if crisissignaal(tekst) is None], len(teksten)


def test_een_gewone_deelzin_ervoor_of_erna_verandert_niets() -> None:
    gemist, aantal = _gemist([*VOORBEELDEN["acuut"], *_alle(GELEERD["acuut"])], len(VORMEN))
    assert len(gemist) <= 0.03 * aantal, gemist


@pytest.mark.traag
def test_elke_acute_zin_blijft_gevonden_naast_elke_gewone_deelzin() -> None:
    """Every acute sentence of the open sets that is found by itself, beside 30 ordinary clauses."""
    delen = OMGEVING["deelzin"]
    assert len(set(delen)) == 30
    geleerd = [rij for nr in (1, 2, 3, 4) for rij in lees_set(f"signaal/leren/signaal-{nr}.jsonl")]
    zinnen = [rij["tekst"] for rij in (*geleerd, *VERS) if rij["niveau"] == "acuut" and rij["soort"] == "zin"]
    zinnen += [*VOORBEELDEN["acuut"], *_alle(GELEERD["acuut"]), *_alle(GEZIEN["acuut"]), *PER_SOORT["acuut"]]
    gevonden = [zin for zin in zinnen if crisissignaal(zin)]
    assert len(gevonden) > 1600
    gemist, aantal = _gemist(gevonden, len(delen))
    assert len(gemist) <= 0.03 * aantal, gemist[:50]


def test_de_twee_niveaus_op_teksten_van_een_buitenstaander() -> None:
    """Just beside what was measured (docs/prestaties.md). Learned from was none of it; its errors were looked at."""
    gevonden: dict[tuple[str, str], list[str | None]] = {}
    for rij in VERS:
        signaal = lees_signaal(rij["tekst"])
        gevonden.setdefault((rij["niveau"], rij["soort"]), []).append(signaal.niveau if signaal else None)
    acuut = gevonden["acuut", "zin"] + gevonden["acuut", "casus"]
    assert acuut.count(ACUUT) >= 0.92 * len(acuut)
    assert len(acuut) - acuut.count(None) >= 0.96 * len(acuut)
    for soort in ("zin", "casus"):
        gewoon = gevonden["gewoon", soort]
        assert gewoon.count(ACUUT) <= 0.05 * len(gewoon)
    let_op = gevonden["let_op", "zin"]
    assert let_op.count(LET_OP) > let_op.count(ACUUT) and let_op.count(None) <= 0.4 * len(let_op)


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("Het dossier is vorig jaar afgesloten, maar nu staat hij met een mes voor de deur.", "nu staat hij met een mes voor de deur"),
        ("Het gezin woont in een flatje. De baby is alleen thuis, de buren zijn aardig.", "De baby is alleen thuis"),
        ("Vader werkt in een hotel en moeder heeft een handvol pillen geslikt.", "moeder heeft een handvol pillen geslikt"),
    ],
)  # fmt: skip
def test_de_reden_is_de_deelzin_met_het_gevaar(tekst: str, reden: str) -> None:
    signaal = crisissignaal(tekst)
    assert signaal is not None and signaal.tekst == reden


def test_een_regel_die_de_gewichten_verwerpen_geeft_geen_alarm() -> None:
    tekst = "Zijn zoon slaapt bij ons op de bank."
    assert any(geldend for _, geldend, _ in onderdelen(tekst))
    assert crisissignaal(tekst) is None


def test_de_gewichten_blijven_klein() -> None:
    assert GETALLEN.stat().st_size < 700_000


def test_gemeten_op_schrijvers_die_niet_meeleerden() -> None:
    """What was measured when the weights were learned: found of the acute texts of a writer left out, and alarms of
    whole ordinary descriptions.
    """
    maat = json.loads(BESTAND.read_text(encoding="utf-8"))["gemeten"]["elke schrijver een keer apart"]
    assert maat["luid"]["gewoon casus"] <= 0.06
    assert maat["luid"]["acuut"] >= 0.77
    assert maat["luid of stil"]["acuut"] >= 0.86


def test_de_regels_alleen_vinden_het_meeste_van_wat_geschreven_staat() -> None:
    """Without the weights: the rules must stay worth reading and arguing with."""
    gevonden = [
        tekst
        for tekst in VOORBEELDEN["acuut"]
        if any(geldend and not stil(stuk) for stuk, geldend, _ in onderdelen(tekst))
    ]
    assert len(gevonden) >= 0.78 * len(VOORBEELDEN["acuut"])


def test_elke_regel_noemt_bestaande_velden() -> None:
    genoemd = {veld for regel in regels() for deel in (*regel.delen, regel.zonder) for veld in deel}
    assert genoemd - set(velden().namen) == set()


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("Ze heeft een afscheidsbrief geschreven", "suicidaliteit"),
        ("hij schopt haar in haar buik", "geweld"),
        ("stiefvader misbruikt haar nog steeds", "misbruik"),
        ("de baby is alleen thuis", "gevaar"),
        ("papa heeft het gordijn in brand gestoken", "brand"),
        ("mijn dochter van 8 is sinds vanmiddag vermist", "vermist"),
        ("de baby ademt niet meer", "medisch"),
    ],
)
def test_soort(tekst: str, soort: str) -> None:
    signaal = crisissignaal(tekst)
    assert signaal is not None and signaal.soort == soort


@pytest.mark.parametrize("tekst", ["", " ", "ja", "2", "nieuwe afweging", "geen van deze", "stop", "waarom"])
def test_gewone_beurt_geeft_geen_alarm(tekst: str) -> None:
    assert crisissignaal(tekst) is None


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        (
            "Jongen van 9. Vader slaat nu de kinderen. Ze gaan naar school.",
            {"niveau": "acuut", "tekst": "Vader slaat nu de kinderen"},
        ),
        ("Meisje van 14 gaat graag naar school en zit op hockey.", None),
    ],
)
def test_begrijp_zegt_het_signaal(tekst: str, verwacht: dict[str, str] | None, alle_kaders: Kaders) -> None:
    assert lees(tekst, alle_kaders).als_json()["signaal"] == verwacht


def test_wat_alleen_zorgelijk_is_is_let_op() -> None:
    signaal = lees_signaal("Gezin van vijf. Hij zegt wel eens dat hij haar wat aandoet. De kinderen sporten graag.")
    assert signaal is not None and signaal.als_json() == {
        "niveau": LET_OP,
        "tekst": "Hij zegt wel eens dat hij haar wat aandoet",
    }
