"""The sentences that the finder of names is learned from: ordinary clauses, with names put in or as they are."""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.begrip.mensen import groep
from bot.begrip.naamtrekken import stukken, trekken
from bot.begrip.namen import vind_namen
from bot.begrip.namenlijsten import herkomst, namen
from bot.begrip.tabel import woorden
from bot.begrip.tekst import gewone_tekens
from bot.begrip.woordenboek import bekend, samengesteld
from leren.corpus import lees_set

SCHRIJVERS = tuple(f"schrijver-{nr}" for nr in range(1, 8))
PER_ZIN = 20  # times that a written frame is filled in
KLEIN, GROOT = 0.6, 0.05  # parts that are written without, and all in capitals
ONBEKEND = 0.55  # part of the names that is seen as if no list held it
VERZONNEN = 0.25
_GAT = re.compile(r"\{([vanpmotdw])\}")
_EIGEN = ("mijn", "onze", "zijn", "haar", "hun", "je", "m'n", "z'n", "dr", "mn")
_BEPAALD = ("de", "het", "een", "die", "dat", "deze")
_DAGEN = ("maandag", "dinsdag", "vrijdag", "mei", "juni", "maart", "augustus", "oktober", "april", "juli", "zondag")


@dataclass(frozen=True)
class Zin:
    """A text, where the names are in it, and whether each is to be seen as a name that no list holds."""

    tekst: str
    namen: tuple[tuple[int, int], ...]
    onbekend: tuple[bool, ...]
    bron: str


class Maker:
    """Makes sentences, the same every time. `alleen_onbekend`: to measure with names that no list holds."""

    def __init__(self, zaad: str, *, alleen_onbekend: bool = False) -> None:
        self._kies = random.Random(zaad)
        self._alleen_onbekend = alleen_onbekend

    def vul(self, zin: str, bron: str) -> Zin:
        """The sentence with something in each of its holes."""
        klein, groot = self._hoofdletters()
        tekst, plekken, onbekend, vorige = "", [], [], 0
        for gat in _GAT.finditer(zin):
            tekst += zin[vorige : gat.start()]
            if gat[1] in "van":
                for nr, deel in enumerate(self._naam(gat[1])):
                    tekst += " " if nr else ""
                    plekken.append((len(tekst), len(tekst) + len(deel)))
                    onbekend.append(self._alleen_onbekend or self._kies.random() < ONBEKEND)
                    tekst += deel
            else:
                tekst += self._kies.choice(_anders()[gat[1]])
            vorige = gat.end()
        tekst += zin[vorige:]
        tekst = tekst.lower() if klein else tekst.upper() if groot else tekst[:1].upper() + tekst[1:]
        return Zin(tekst, tuple(plekken), tuple(onbekend), bron)

    def zonder(self, zin: str, bron: str) -> Zin:
        """The sentence as it is."""
        klein, groot = self._hoofdletters()
        return Zin(zin.lower() if klein else zin.upper() if groot else zin, (), (), bron)

    def _hoofdletters(self) -> tuple[bool, bool]:
        deel = self._kies.random()
        return deel < KLEIN, deel > 1 - GROOT

    def _naam(self, soort: str) -> Iterator[str]:
        if soort in "vn":
            yield self._voornaam()
        if soort in "an" or (soort == "v" and self._kies.random() < 0.08):
            if self._kies.random() < 0.3:
                yield self._kies.choice(("van", "de", "van der", "van den", "van de", "den", "ter", "el"))
            yield _groot(self._uit("achter"))

    def _voornaam(self) -> str:
        naam = _groot(self._uit("voor"))
        return naam + "-" + _groot(self._uit("voor")) if self._kies.random() < 0.03 else naam

    def _uit(self, soort: str) -> str:
        deel = self._kies.random()
        if deel < VERZONNEN or self._alleen_onbekend:
            return _verzonnen(soort, self._kies)
        if deel < VERZONNEN + 0.08:
            return self._kies.choice(_lijsten()[f"{soort}_gewoon"])
        nl = self._kies.random() < 0.6
        return self._kies.choice(_lijsten()[soort + ("_nl" if nl else "")])

    def dragers(self, zin: str) -> Iterator[str]:
        """The clause with a hole at a place where it names somebody; nothing when it names nobody."""
        delen = re.findall(r"\w+|\W+", zin.replace("{", "(").replace("}", ")"))
        plekken = [nr for nr, deel in enumerate(delen) if deel.lower() in _mens() or deel.lower() in _HIJ]
        if plekken:
            nr = self._kies.choice(plekken)
            yield "".join(self._met_naam(delen, nr))

    def _met_naam(self, delen: Sequence[str], nr: int) -> list[str]:
        woord = delen[nr].lower()
        ervoor = delen[nr - 2].lower() if nr >= 2 else ""
        if woord in _HIJ:
            return [*delen[:nr], "{v}", *delen[nr + 1 :]]
        if woord in groep(aanspreek=True):
            return [*delen[: nr + 1], " {a}", *delen[nr + 1 :]]
        if ervoor in _BEPAALD or (ervoor in _EIGEN and self._kies.random() < 0.3):
            return [*delen[: nr - 2], "{v}", *delen[nr + 1 :]]
        if self._kies.random() < 0.5:
            return [*delen[: nr + 1], self._kies.choice((" {v}", " {v}", " {n}", " {a}")), *delen[nr + 1 :]]
        hele = nr - 2 if ervoor in _EIGEN else nr
        return [*delen[:hele], self._kies.choice(("{v}", "{v}", "{v} en {v}", "{n}")), *delen[nr + 1 :]]


_HIJ = frozenset(("hij", "hem", "ie", "mdr", "vdr", "jgd"))


@cache
def _mens() -> frozenset[str]:
    """Who has a name: one person."""
    return frozenset(groep("kind", "broer", "ouder", "volwassene", "buiten", "werker", meer=False))


def _groot(naam: str) -> str:
    return "-".join(deel[:1].upper() + deel[1:] for deel in naam.split("-"))


@cache
def _lijsten() -> dict[str, list[str]]:
    alle = namen()
    uit = {
        "voor_nl": alle.voor_nl,
        "voor": alle.voor,
        "achter_nl": alle.achter_nl,
        "achter": alle.achter,
        "voor_gewoon": {w for w in alle.voor_nl if bekend(w)},
        "achter_gewoon": {w for w in alle.achter_nl if bekend(w)},
    }
    return {soort: sorted(w for w in rij if len(w) > 1 and "'" not in w) for soort, rij in uit.items()}


@cache
def _anders() -> dict[str, list[str]]:
    return {
        "p": sorted(w.capitalize() for w in namen().plaatsen),
        "m": sorted(woorden("blijvers", "medicijnen")),
        "o": sorted(w.capitalize() for w in woorden("blijvers", "organisaties")),
        "t": sorted(w.capitalize() for w in herkomst() if len(w) > 3),
        "d": list(_DAGEN),
        "w": _lijsten()["voor_gewoon"],
    }


@cache
def _letters(soort: str) -> dict[str, Counter[str]]:
    """Which letter follows which two, in the names of this sort."""
    uit: dict[str, Counter[str]] = {}
    for naam in _lijsten()[soort]:
        for nr, letter in enumerate(naam + "$"):
            uit.setdefault(("^^" + naam)[nr : nr + 2], Counter())[letter] += 1
    return uit


def _verzonnen(soort: str, kies: random.Random) -> str:
    """A name that no list holds and that is no word, letter by letter."""
    while True:
        naam, hier = "", "^^"
        while len(naam) < 14:
            volgende = _letters(soort)[hier]
            letter = kies.choices(list(volgende), list(volgende.values()))[0]
            if letter == "$":
                break
            naam, hier = naam + letter, (hier + letter)[-2:]
        if 3 <= len(naam) < 14 and naam not in namen().alle and not bekend(naam):
            return naam


def zinnen(schrijvers: Sequence[str] = SCHRIJVERS) -> list[Zin]:
    """Everything to learn from, of these writers and of the makers."""
    maker = Maker("afscherming")
    uit = []
    for schrijver in schrijvers:
        for nr, zin in enumerate(zinsdelen(schrijver)):
            if nr % 2:
                uit += [maker.vul(drager, schrijver) for drager in maker.dragers(zin)]
            uit.append(maker.zonder(zin, schrijver))
    raam = lees_set("afscherming/leren/zinnen.yml")
    for soort in ("namen", "geen_naam"):
        uit += [maker.vul(zin, "zinnen") for zin in raam[soort] for _ in range(PER_ZIN)]
    uit += [maker.zonder(zin, "gesprek") for zin in lees_set("signaal/leren/gesprek.txt") if not vind_namen(zin)]
    return uit


def zinsdelen(schrijver: str) -> list[str]:
    """The clauses of a writer in which nobody is called by name."""
    teksten = (gewone_tekens(rij["tekst"]).tekst for rij in lees_set(f"lezen/leren/{schrijver}.jsonl"))
    return [tekst for tekst in teksten if not vind_namen(tekst)]


def gewone_woorden(schrijvers: Sequence[str] = SCHRIJVERS) -> str:
    """The words of these clauses and of what people say that the dictionary lacks: nobody's name."""
    teksten = [zin for schrijver in schrijvers for zin in zinsdelen(schrijver)]
    teksten += [*lees_set("signaal/leren/gesprek.txt"), *lees_set("signaal/leren/omschrijving.txt")]
    teksten += [rij["tekst"] for nr in (1, 2, 3, 4) for rij in lees_set(f"signaal/leren/signaal-{nr}.jsonl")]
    vaak = Counter(stuk.vorm for tekst in teksten for stuk in stukken(gewone_tekens(tekst).tekst) if stuk.is_woord)
    return " ".join(
        sorted(w for w in vaak if len(w) > 2 and w not in namen().alle and not bekend(w) and not samengesteld(w))
    )


def bron() -> str:
    """Hash of the sentences, of what is seen of a part of them, and of the words that are no name."""
    som = hashlib.sha256(gewone_woorden().encode())
    for nr, zin in enumerate(zinnen()):
        som.update(repr(zin).encode())
        if nr % 40 == 0:
            som.update(repr(trekken(stukken(zin.tekst))).encode())
    return som.hexdigest()
