"""Learn the weights of the crisis signal from our own sentences, and measure what it finds in situations that it hasn't seen.

    python -m bench.crisis_leren [--bewaar]

Learned from: tests/begrip/crisis.yml, crisis_voorbeelden.yml and the set `gezien` of crisis_blind.yml; as harmless sentences
also the texts for `lees` that tell of no acute danger, and what people say to the assistant itself (data/nlu). The set `blind` and blindset.yml are never read. Eight times an eighth
of the situations (and of the harmless sentences) is held out; from those scores comes the limit. `--bewaar` writes
bot/begrip/crisis/gewichten.json.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.begrip.crisis.gewichten import BESTAND
from bot.begrip.crisis.kenmerken import kenmerken, stil
from bot.begrip.crisis.regels import vind
from bot.begrip.crisis.velden import zinnen

TESTS = Path(__file__).resolve().parent.parent / "tests" / "begrip"
TEKSTEN = ("ontwikkelset", "toetsset", "teksten", "buitenset")
DELEN = 8
ALARMEN = 0.07  # of the harmless look-alikes that are held out, the weights alone may alarm at this part
C = 3.0
GESPREK = 0.3  # how heavy what people say to the assistant weighs together, beside the other harmless sentences


def _lees(naam: str) -> Any:
    return yaml.safe_load((TESTS / f"{naam}.yml").read_text(encoding="utf-8"))


def voorbeelden() -> list[tuple[str, int, str]]:
    """(text, acute or not, group): the groups are situations and parts of the harmless sentences; "" is never held out."""
    oud, gezien, eigen = _lees("crisis"), _lees("crisis_blind")["gezien"], _lees("crisis_voorbeelden")
    uit = [(tekst, 1, "") for tekst in oud["acuut"]] + [(tekst, 0, "") for tekst in oud["onschuldig"]]
    for bron in (gezien, eigen):
        uit += [(tekst, 1, situatie) for situatie, teksten in bron["acuut"].items() for tekst in teksten]
        uit += [(tekst, 0, f"onschuldig {nr % DELEN}") for nr, tekst in enumerate(bron["onschuldig"])]
    for naam in TEKSTEN:
        for geval in _lees(naam):
            if geval["goud"].get("veiligheid") != "acuut_onveilig" and geval["goud"].get("urgentie") != "crisis":
                uit += [(zin, 0, "") for zin in re.split(r"(?<=[.!?])\s+", geval["tekst"]) if len(zin) > 10]
    return uit


def gesprekszinnen() -> list[str]:
    """What the intents are learned from, but for those that tell a case: "help me even", "ik snap het niet"."""
    uit: set[str] = set()
    for bestand in sorted((TESTS.parent.parent / "data" / "nlu").glob("*.yml")):
        for blok in yaml.safe_load(bestand.read_text(encoding="utf-8")).get("nlu", []):
            if blok.get("intent", "vertellen") not in ("vertellen", "corrigeren"):
                uit.update(regel.lstrip("- ").strip() for regel in blok["examples"].splitlines())
    return sorted(uit - {""} - set(_lees("crisis")["acuut"]))


def kenmerken_van(tekst: str) -> dict[str, float]:
    uit: dict[str, float] = {}
    for zin in zinnen(tekst):
        for naam, waarde in kenmerken(zin, (regel.tekst for regel, _ in vind(zin))).items():
            uit[naam] = max(uit.get(naam, 0.0), waarde)
    return uit


# A message is rarely the bare sentence: each is learned a second time with something ordinary around it.
OMGEVING = (
    "{} graag overleg", "goedemorgen {}", "{} groet", "ik wil graag sparren over het volgende {}", "hoi {} wat nu", "casus: {}", "het gezin is bekend bij het wijkteam, {}",
    "{} kan iemand meekijken", "even een vraag, {}", "{} we hebben woensdag een gesprek", "gezin met drie kinderen, {}", "{} en ouders staan open voor hulp", "school belde net, {}",
)  # fmt: skip


def _leer(matrix: Any, waar: np.ndarray, weegt: np.ndarray) -> LogisticRegression:
    leerling = LogisticRegression(C=C, solver="liblinear", random_state=0, max_iter=3000)
    return leerling.fit(matrix, waar, sample_weight=weegt)


def main() -> None:
    keuzes = argparse.ArgumentParser(
        prog="python -m bench.crisis_leren", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    keuzes.add_argument("--bewaar", action="store_true", help="write the weights")
    bewaar = keuzes.parse_args().bewaar
    rijen = voorbeelden()
    aantal = len(rijen)
    alle = [
        *rijen,
        *((OMGEVING[nr % len(OMGEVING)].format(tekst), acuut, deel) for nr, (tekst, acuut, deel) in enumerate(rijen)),
    ]
    gesprek = [(zin, 0, "gesprek") for zin in gesprekszinnen()]
    alle += gesprek
    waar, groep = np.array([rij[1] for rij in alle]), np.array([rij[2] for rij in alle])
    weegt = np.where(groep == "gesprek", GESPREK * (waar == 0).sum() / len(gesprek), 1.0)
    weegt = np.where(waar == 1, weegt[waar == 0].sum() / waar.sum(), weegt)
    vorm = DictVectorizer()
    matrix = vorm.fit_transform([kenmerken_van(tekst) for tekst, *_ in alle])
    regel = np.array([any(not stil(zin) and any(True for _ in vind(zin)) for zin in zinnen(rij[0])) for rij in rijen])
    situaties = sorted({g for g, w in zip(groep, waar) if w and g})
    score = np.full(len(waar), np.nan)
    for nr in range(DELEN):
        apart = np.isin(groep, [*situaties[nr::DELEN], f"onschuldig {nr}"])
        score[apart] = _leer(matrix[~apart], waar[~apart], weegt[~apart]).decision_function(matrix[apart])
    model = _leer(matrix, waar, weegt)
    score, waar, groep = score[:aantal], waar[:aantal], groep[:aantal]  # measured on the bare sentences
    acuut, onschuldig = ~np.isnan(score) & (waar == 1), ~np.isnan(score) & (waar == 0)
    grens = float(np.sort(score[onschuldig])[::-1][int(onschuldig.sum() * ALARMEN)])
    print(
        f"held out by situation: {acuut.sum()} acute sentences in {len(situaties)} situations, {onschuldig.sum()} harmless look-alikes"
    )
    for naam, alarm in (("rules alone", regel), ("weights alone", score > grens), ("either", regel | (score > grens))):
        print(f"  {naam:14} found {alarm[acuut].mean():6.1%}   false alarms {alarm[onschuldig].mean():6.1%}")
    per = {s: float((regel | (score > grens))[acuut & (groep == s)].mean()) for s in situaties}
    print("  per situation: " + ", ".join(f"{s} {per[s]:.0%}" for s in sorted(per, key=per.__getitem__)))
    if bewaar:
        _bewaar(model, vorm, grens)


def _bewaar(model: LogisticRegression, vorm: DictVectorizer, grens: float) -> None:
    groepen: dict[str, dict[str, int]] = {}
    for naam, gewicht in zip(vorm.get_feature_names_out(), model.coef_[0]):
        if hele := round(100 * gewicht):
            groepen.setdefault(naam[0], {})[naam[2:]] = hele
    kop = {"begin": round(float(model.intercept_[0]), 3), "grens": round(grens, 3)}
    regels = ",\n".join(
        f" {json.dumps(soort)}: {json.dumps(groepen[soort], ensure_ascii=False, sort_keys=True, separators=(',', ':'))}"
        for soort in sorted(groepen)
    )
    BESTAND.write_text(json.dumps(kop)[:-1] + ', "gewichten": {\n' + regels + "\n}}\n", encoding="utf-8")
    print(f"{sum(map(len, groepen.values()))} weights in {BESTAND.name}, {BESTAND.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
