"""Learn the weights of the crisis signal from written texts, and measure what it finds in voices that it hasn't heard.

    python -m bench.crisis_leren [--bewaar]

Learned from: corpus/signaal/leren (see its README) and tests/begrip/crisis.yml and crisis_voorbeelden.yml. Nothing is ever
learned from a set that is headed held-out or blind (crisis_blind.yml, toetsset.yml, versset.yml, blindset.yml).

The limit is where ALARMEN of the whole ordinary descriptions of the corpus alarm, a quarter of the texts left out each time. What is found at that limit is
printed, also of APART (other writers, other voices) when nothing of it was learned from. `--bewaar` then learns from everything and writes
bot/begrip/crisis/gewichten.json, with what it was learned from and what was measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.begrip.crisis import gewichten
from bot.begrip.crisis.kenmerken import kenmerken
from bot.begrip.crisis.signaal import onderdelen
from bot.begrip.tabel import MAP

PROJECT = Path(__file__).resolve().parent.parent
TESTS = PROJECT / "tests" / "begrip"
LEREN = PROJECT / "corpus" / "signaal" / "leren"
SIGNAAL = tuple(f"signaal-{nr}" for nr in (1, 2, 3, 4))
APART = ("signaal-4",)
# The word tables that the signal reads.
TABELLEN = ("signaal/velden", "signaal/regels", "signaal/deelzinnen", "personen", "negatie", "verleden", "afkortingen")
GESCHREVEN = ("crisis", "crisis_voorbeelden")
C = 10.0
ALARMEN = 0.10  # of the whole ordinary descriptions that are left out
DELEN = 4
LET_OP = 0.1  # how heavy a worrying text that isn't acute weighs as a harmless one
GESPREK = 0.3  # and a sentence that people say to the assistant
ZELDEN = 3  # a feature of fewer pieces is left out
KLEIN = 4  # and a weight of fewer hundredths
PER_PATROON = 10
PROEF = 100  # from so many texts the features go into the hash
NADRUK = 8.0
MARGE = 0.2
# A message is rarely the bare sentence: the written ones are learned a second time with something ordinary around them.
OMGEVING = (
    "{} graag overleg", "goedemorgen {}", "{} groet", "ik wil graag sparren over het volgende {}", "hoi {} wat nu", "casus: {}", "het gezin is bekend bij het wijkteam, {}",
    "{} kan iemand meekijken", "even een vraag, {}", "{} we hebben woensdag een gesprek", "gezin met drie kinderen, {}", "{} en ouders staan open voor hulp", "school belde net, {}",
)  # fmt: skip


@dataclass(frozen=True)
class Tekst:
    """One text to learn from. `soort`: zin, kort, casus, verborgen (corpus), geschreven, omschrijving or gesprek."""

    tekst: str
    niveau: str
    soort: str
    bron: str

    @property
    def acuut(self) -> bool:
        return self.niveau == "acuut"

    @property
    def gewicht(self) -> float:
        return LET_OP if self.niveau == "let_op" else GESPREK if self.soort == "gesprek" else 1.0


def bestanden() -> list[Path]:
    """All that the weights hang on: the texts and the word tables."""
    tabellen = [MAP / f"{naam}.yml" for naam in TABELLEN]
    teksten = [TESTS / f"{naam}.yml" for naam in GESCHREVEN]
    return [*teksten, *sorted(p for p in LEREN.iterdir() if p.suffix != ".md"), *tabellen]


def teksten() -> list[Tekst]:
    uit: list[Tekst] = []
    for naam in SIGNAAL:
        for regel in (LEREN / f"{naam}.jsonl").read_text(encoding="utf-8").splitlines():
            rij = json.loads(regel)
            uit.append(Tekst(rij["tekst"], rij["niveau"], rij["soort"], naam))
    for naam in GESCHREVEN:
        inhoud = yaml.safe_load((TESTS / f"{naam}.yml").read_text(encoding="utf-8"))
        acuut = (
            inhoud["acuut"] if isinstance(inhoud["acuut"], list) else [t for s in inhoud["acuut"].values() for t in s]
        )
        for niveau, zinnen in (("acuut", acuut), ("gewoon", inhoud["onschuldig"])):
            uit += [Tekst(zin, niveau, "geschreven", naam) for zin in zinnen]
            uit += [
                Tekst(OMGEVING[nr % len(OMGEVING)].format(zin), niveau, "geschreven", naam)
                for nr, zin in enumerate(zinnen)
            ]
    gelijkend = yaml.safe_load((LEREN / "gelijkend.yml").read_text(encoding="utf-8"))
    uit += [Tekst(zin, niveau, "geschreven", "gelijkend") for niveau, zinnen in gelijkend.items() for zin in zinnen]
    plat = yaml.safe_load((LEREN / "plat.yml").read_text(encoding="utf-8"))
    for niveau in ("acuut", "gewoon"):
        uit += [
            Tekst(zin, niveau, "zin", "plat") for patroon in plat[niveau] for zin in ingevuld(patroon, plat["plaatsen"])
        ]
    for soort in ("omschrijving", "gesprek"):
        regels = (LEREN / f"{soort}.txt").read_text(encoding="utf-8").splitlines()
        uit += [Tekst(regel, "gewoon", soort, soort) for regel in regels]
    return uit


def ingevuld(patroon: str, plaatsen: dict[str, list[str]]) -> list[str]:
    """PER_PATROON sentences, the words of each open place in turn, each place at a pace of its own."""
    stappen = (1, 3, 5, 7, 11)
    return [
        patroon.format(**{naam: w[nr * stap % len(w)] for stap, (naam, w) in zip(stappen, plaatsen.items())})
        for nr in range(PER_PATROON)
    ]


def bron() -> str:
    """Hash of everything learned from, and of the features of some of it: another one means that the weights are stale."""
    som = hashlib.sha256()
    for pad in bestanden():
        som.update(pad.name.encode() + pad.read_bytes())
    for tekst in teksten()[:: len(teksten()) // PROEF]:
        for _, _, gezien in onderdelen(tekst.tekst):
            som.update(repr(sorted((naam, round(waarde, 6)) for naam, waarde in kenmerken(gezien).items())).encode())
    return som.hexdigest()


@dataclass(frozen=True)
class Stof:
    """The texts, the features of all their pieces, and which text each piece is of."""

    teksten: Sequence[Tekst]
    matrix: Any
    van: np.ndarray
    namen: Sequence[str]

    def hoogste(self, score: np.ndarray) -> np.ndarray:
        """By text the score of its heaviest piece."""
        uit = np.full(len(self.teksten), -np.inf)
        np.maximum.at(uit, self.van, score)
        return uit


def stof(rijen: Sequence[Tekst]) -> Stof:
    per_tekst = [[kenmerken(gezien) for *_, gezien in onderdelen(rij.tekst)] for rij in rijen]
    vorm = DictVectorizer()
    matrix = vorm.fit_transform([gezien for delen in per_tekst for gezien in delen])
    vaak = np.bincount(matrix.indices, minlength=matrix.shape[1]) >= ZELDEN
    namen = [naam for naam, blijft in zip(vorm.get_feature_names_out(), vaak) if blijft]
    return Stof(rijen, matrix[:, vaak], np.repeat(np.arange(len(rijen)), [len(delen) for delen in per_tekst]), namen)


def leer(alles: Stof, mee: np.ndarray, nadruk: np.ndarray | None = None) -> LogisticRegression:
    """From the texts `mee`: of an acute text only its heaviest piece is acute, of any other every piece is harmless.

    Which is the heaviest is what the first round, on the texts of one sentence, says. Texts with `nadruk` count NADRUK times."""
    rijen, van = alles.teksten, alles.van
    acuut = np.array([rij.acuut for rij in rijen])
    enkel = np.array([rij.soort in ("zin", "geschreven") for rij in rijen])
    gewicht = np.array([rij.gewicht for rij in rijen])
    extra = np.where(nadruk, NADRUK, 1.0) if nadruk is not None else np.ones(len(rijen))
    onschuldig = mee[van] & ~acuut[van]
    gekozen = mee[van] & (acuut & enkel)[van]
    for ronde in (1, 2):
        nemen = onschuldig | gekozen
        waar, weegt = gekozen[nemen], gewicht[van][nemen]
        weegt = np.where(waar, weegt[~waar].sum() / waar.sum(), weegt)
        weegt *= extra[van][nemen]
        model = LogisticRegression(C=C, solver="liblinear", tol=0.01, random_state=0)
        model.fit(alles.matrix[nemen], waar, sample_weight=weegt / weegt.mean())
        score = model.decision_function(alles.matrix)
        gekozen = mee[van] & acuut[van] & (score == alles.hoogste(score)[van])
    return model


def uit_delen(alles: Stof) -> np.ndarray:
    """By text of the corpus the score of weights that were learned without it, without a quarter of the texts each time."""
    deel = np.array([nr % DELEN if rij.bron in SIGNAAL else -1 for nr, rij in enumerate(alles.teksten)])
    return _zonder(alles, [deel == nr for nr in range(DELEN)])


def uit_stemmen(alles: Stof) -> np.ndarray:
    """The same, without a whole set each time: voices that were never heard."""
    return _zonder(alles, [np.array([rij.bron == naam for rij in alles.teksten]) for naam in APART])


def _zonder(alles: Stof, delen: Sequence[np.ndarray]) -> np.ndarray:
    uit = np.full(len(alles.teksten), np.nan)
    for deel in delen:
        uit[deel] = alles.hoogste(leer(alles, ~deel).decision_function(alles.matrix))[deel]
    return uit


def kies_grens(alles: Stof, hoogste: np.ndarray) -> float:
    """Where ALARMEN of the whole ordinary descriptions would alarm."""
    heel = np.array([rij.niveau == "gewoon" and rij.soort == "casus" for rij in alles.teksten]) & ~np.isnan(hoogste)
    op_volgorde, alarmen = np.sort(hoogste[heel])[::-1], int(heel.sum() * ALARMEN)
    return float(op_volgorde[alarmen - 1 : alarmen + 1].mean())


def gemeten(alles: Stof, hoogste: np.ndarray, grens: float) -> dict[str, float]:
    """Which part alarms, of all that is acute and of each level and kind."""
    delen: dict[str, list[bool]] = {}
    for rij, score in zip(alles.teksten, hoogste):
        if not np.isnan(score):
            for naam in (f"{rij.niveau} {rij.soort}", rij.niveau):
                delen.setdefault(naam, []).append(bool(score >= grens))
    return {naam: round(float(np.mean(alarm)), 3) for naam, alarm in sorted(delen.items())}


def lees_gemeten() -> dict[str, dict[str, float]]:
    """What was measured when the weights were learned, by set that was left out."""
    maten: dict[str, dict[str, float]] = json.loads(gewichten.BESTAND.read_text(encoding="utf-8"))["gemeten"]
    return maten


def main() -> None:
    keuzes = argparse.ArgumentParser(
        prog="python -m bench.crisis_leren", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    keuzes.add_argument("--bewaar", action="store_true", help="write the weights")
    bewaar = keuzes.parse_args().bewaar
    alles = stof(teksten())
    delen = uit_delen(alles)
    grens = kies_grens(alles, delen)
    maten = {
        "een kwart van de teksten apart": gemeten(alles, delen, grens),
        f"{' '.join(APART)} apart": gemeten(alles, uit_stemmen(alles), grens),
    }
    print(f"limit {grens:.2f}; left out, part that alarms:")
    for naam, maat in maten.items():
        print(f"  {naam}: " + ", ".join(f"{deel} {waarde:.1%}" for deel, waarde in maat.items()))
    if bewaar:
        _bewaar(alles, grens, maten)


def _bewaar(alles: Stof, grens: float, maten: dict[str, dict[str, float]]) -> None:
    model = leer(alles, np.ones(len(alles.teksten), dtype=bool))
    moet = np.array([rij.soort == "geschreven" and rij.acuut for rij in alles.teksten])
    gemist = np.zeros_like(moet)
    for _ in range(2):  # what was written to be found is found: what isn't counts more
        gemist |= moet & (alles.hoogste(model.decision_function(alles.matrix)) < grens + MARGE)
        model = leer(alles, np.ones(len(alles.teksten), dtype=bool), gemist)
    hoogste = alles.hoogste(model.decision_function(alles.matrix))
    for nr in np.flatnonzero(moet & (hoogste < grens)):
        print(f"  below the limit: {hoogste[nr]:.2f} {alles.teksten[nr].tekst}")
    groepen: dict[str, dict[str, int]] = {}
    for naam, gewicht in zip(alles.namen, model.coef_[0]):
        if abs(hele := round(100 * gewicht)) >= KLEIN:
            groepen.setdefault(naam[0], {})[naam[2:]] = hele
    kop = {"bron": bron(), "gemeten": maten, "begin": round(float(model.intercept_[0]), 3), "grens": round(grens, 3)}
    regels = ",\n".join(
        f" {json.dumps(soort)}: {json.dumps(groepen[soort], ensure_ascii=False, sort_keys=True, separators=(',', ':'))}"
        for soort in sorted(groepen)
    )
    gewichten.BESTAND.write_text(json.dumps(kop)[:-1] + ', "gewichten": {\n' + regels + "\n}}\n", encoding="utf-8")
    print(f"{sum(map(len, groepen.values()))} weights, {gewichten.BESTAND.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
