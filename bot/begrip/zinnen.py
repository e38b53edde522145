"""A text as words with lemmas and sentences: what all of begrip reads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.begrip.getal import lees_getal
from bot.begrip.tabel import vervangingen
from bot.begrip.tekst import Token, tokens, vouw
from bot.begrip.woordenboek import bekend, lemma, samengesteld
from bot.begrip.zinsgrens import zinseinden

MAX_WOORDEN = 1_500  # a message is at most 2,000 characters; a longer text is read up to here


@dataclass(frozen=True)
class Tekst:
    """A text in parallel tuples, one place a word: folded form, lemma, offsets and number of its sentence."""

    origineel: str
    vormen: tuple[str, ...]
    lemmas: tuple[str, ...]
    begin: tuple[int, ...]
    eind: tuple[int, ...]
    zin: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.vormen)

    def zinsgrenzen(self, plek: int) -> tuple[int, int]:
        """First word and one past the last word of the sentence that holds `plek`."""
        return bisect_left(self.zin, self.zin[plek]), bisect_right(self.zin, self.zin[plek])


def ontleed(tekst: str, vocabulaire: AbstractSet[str] = frozenset()) -> Tekst:
    """Split `tekst` into words with lemmas; a misspelt one becomes the word of `vocabulaire` that it almost is."""
    gevouwen = vouw(tekst)
    alle = tokens(gevouwen)[:MAX_WOORDEN]
    voluit = vervangingen("afkortingen", "voluit")
    woorden, einden = _zonder_streepjes(gevouwen, alle), zinseinden(tekst, alle)
    vormen, lemmas, zinnen, zin = [], [], [], 0
    # "va" and "mo" are abbreviations in a Dutch note, not in "comment ça va".
    nederlands = sum(bekend(woord.vorm) for woord in woorden if len(woord.vorm) > 2 and woord.vorm.isalpha()) >= 2
    for nr, woord in enumerate(woorden):
        vorm = woord.vorm
        vormen.append("." if vorm == "\n" else vorm)
        lemmas.append(_lemma(vorm, tekst[woord.begin : woord.eind].lower()))
        if vorm.isalpha() and vorm not in voluit and lemmas[-1] == vorm:
            beter = _verbeter(vorm, tekst[woord.begin : woord.eind].lower(), vocabulaire)
            if beter:
                vormen[-1], lemmas[-1] = beter, vouw(lemma(beter))
        elif vorm in voluit and (nederlands or len(vorm) > 2):
            vormen[-1] = lemmas[-1] = voluit[vorm].split()[-1]
            lemmas[-1] = vouw(lemma(vormen[-1]))
        zinnen.append(zin)
        if vorm == "thuis" and nr and vormen[-2] == "veilig" and _is_veilig_thuis(tekst, woorden, nr, vormen):
            vormen[-2:] = lemmas[-2:] = ["veiligthuis"] * 2
        if woord.begin in einden:
            zin += 1
    return Tekst(
        tekst,
        tuple(vormen),
        tuple(lemmas),
        tuple(w.begin for w in woorden),
        tuple(w.eind for w in woorden),
        tuple(zinnen),
    )


def _is_veilig_thuis(tekst: str, woorden: list[Token], nr: int, vormen: list[str]) -> bool:
    """Whether this "veilig thuis" is the organisation: by its capitals, or as one to whom something is reported."""
    if vormen[-3:-2] and vormen[-3] in ("bij", "door", "van", "aan", "naar", "met", "via"):
        return True
    letters = tekst[woorden[nr - 1].begin] + tekst[woorden[nr].begin]
    return letters == "VT" and not tekst[woorden[nr].begin : woorden[nr].eind].isupper()


def _zonder_streepjes(gevouwen: str, woorden: tuple[Token, ...]) -> list[Token]:
    """Drop hyphens and slashes inside words and quotes: "drank-probleem" reads as "drank probleem"."""
    uit = []
    for nr, woord in enumerate(woorden):
        if woord.vorm in "\"'*_#<>=~^" or (
            woord.vorm == "!" and nr and woorden[nr - 1].vorm == "zo" and woorden[nr - 1].eind == woord.begin
        ):
            continue
        if (
            woord.vorm == "-"
            and nr
            and nr + 1 < len(woorden)
            and gevouwen[woord.begin - 1].isalnum()
            and woorden[nr + 1].begin == woord.eind
        ):
            continue
        uit.append(woord)
    return uit


@lru_cache(maxsize=20_000)
def _lemma(vorm: str, woord: str) -> str:
    if woord in ("1", "één", "éen", "eén"):
        return "#een"
    if not vorm[0].isalpha():
        getal = lees_getal(vorm)
        return "#meer" if getal is not None and getal >= 2 else vorm
    getal = lees_getal(vorm)
    if getal is not None and getal >= 2:
        return "#meer"
    gevonden = vouw(lemma(woord))
    return gevonden if gevonden != vorm else vouw(lemma(vorm))


@lru_cache(maxsize=20_000)
def _verbeter(vorm: str, woord: str, vocabulaire: AbstractSet[str]) -> str | None:
    """The word of the vocabulary that `vorm` is a slip of the finger away from: never when it is a word itself."""
    if len(vorm) < 5 or vorm in vocabulaire or bekend(vorm) or bekend(woord) or samengesteld(woord):
        return None
    afstand = 1 if len(vorm) < 8 else 2
    gevonden = process.extract(
        vorm,
        [w for w in _op_letter(vocabulaire).get(vorm[0], ()) if abs(len(w) - len(vorm)) <= afstand],
        scorer=OSA.distance,
        score_cutoff=afstand,
        limit=2,
    )
    if not gevonden or (
        len(gevonden) > 1 and gevonden[0][1] == gevonden[1][1] and lemma(gevonden[0][0]) != lemma(gevonden[1][0])
    ):
        return None
    return gevonden[0][0]


@lru_cache(maxsize=4)
def _op_letter(vocabulaire: AbstractSet[str]) -> dict[str, tuple[str, ...]]:
    uit: dict[str, list[str]] = {}
    for woord in sorted(vocabulaire):
        if len(woord) >= 5:
            uit.setdefault(woord[0], []).append(woord)
    return {letter: tuple(groep) for letter, groep in uit.items()}
