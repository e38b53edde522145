"""Positive evidence: whether the text itself establishes what would make an advice lighter, of these people and of now.

Silence, a topic, a wish, somebody else's word or the denial of the worst is no evidence. The words: taal/stellig.yml,
which values are meant: the option `verlaagt` of the signaalwoorden (bot.begrip.tekens).
"""

from __future__ import annotations

import re

from bot.begrip.mensen import BUITEN, KIND
from bot.begrip.personen import Personen
from bot.begrip.tabel import tabel, woorden
from bot.begrip.tekens import Teken
from bot.begrip.vermelding import GENOEMD, GEVRAAGD, MOGELIJK, ONTKEND, VERLEDEN
from bot.begrip.zinnen import Tekst

_GRENS = frozenset(["maar", "echter", "terwijl", "want", "omdat", "doordat", "aangezien", ";", ",", ":", "(", ")"])

_VENSTER = 40  # words: as far as a sentence is looked at, so that a long one takes no longer


def _van(veld: str) -> frozenset[str]:
    return woorden("stellig", veld)


class Stellig:
    """What stands around a mention in one text."""

    def __init__(self, tekst: Tekst, personen: Personen) -> None:
        self._t = tekst
        self._familie = frozenset(p.plek for p in personen.personen if p.soort != BUITEN)
        self._groot = frozenset(p.plek for p in personen.personen if p.soort != KIND)

    def zekerheid(self, begin: int, eind: int, teken: Teken, zin: str) -> str:
        """genoemd when the text establishes the mention at words [begin, eind); else how it does stand.

        `teken` and `zin` are what the phrase stands for and the phrase as it is written.
        """
        eerste, laatste = self._t.zinsgrenzen(begin)
        eerste, laatste = max(eerste, begin - _VENSTER), min(laatste, eind + _VENSTER)
        van, tot = self._zinsdeel(eerste, begin, eind, laatste)
        if self._ontkent_alleen_het_ergste(van, tot, begin, eind):
            return ONTKEND
        if self._wens(eerste, van, tot, begin, eind, zin):
            return GEVRAAGD
        if self._voorwaarde(eerste, begin, eind, laatste):
            return MOGELIJK
        if self._was(van, tot, begin):
            return VERLEDEN
        if self._bewering(eerste, van, tot, begin, eind, laatste):
            return MOGELIJK
        if self._teruggenomen(eerste, begin, eind, laatste):
            return MOGELIJK
        if teken.gezegde and not self._gezegde(van, tot, begin):
            return MOGELIJK
        if teken.gezegde and not (_van("ontkenning") | _van("beperkt")).isdisjoint(self._t.vormen[van:tot]):
            return ONTKEND
        return GENOEMD

    def _zinsdeel(self, eerste: int, begin: int, eind: int, laatste: int) -> tuple[int, int]:
        """The clause around [begin, eind): up to a conjunction, a sign, or an "en" before a main clause of its own."""
        vormen = self._t.vormen
        van = begin
        while van > eerste and not (vormen[van - 1] in _GRENS and vormen[van] != "dat"):
            if vormen[van - 1] == "en" and not _van("werkwoord").isdisjoint(vormen[van:begin]):
                break
            van -= 1
        tot = eind
        while (
            tot < laatste
            and vormen[tot] not in _GRENS
            and not (vormen[tot] == "en" and not _van("werkwoord").isdisjoint(vormen[tot : min(laatste, tot + 4)]))
        ):
            tot += 1
        return van, tot

    def _ontkent_alleen_het_ergste(self, van: int, tot: int, begin: int, eind: int) -> bool:
        """ "Geen acuut gevaar", "van structurele onveiligheid is geen sprake": the rest may well be so."""
        vormen, ontkenning = self._t.vormen, _van("ontkenning")
        voor = [p for p in range(van, begin) if vormen[p] in ontkenning]
        if not voor and ontkenning.isdisjoint(vormen[begin:tot]):
            return False
        return not _van("trap").isdisjoint(vormen[voor[-1] if voor else max(van, begin - 2) : eind])

    def _wens(self, eerste: int, van: int, tot: int, begin: int, eind: int, zin: str) -> bool:
        vormen = self._t.vormen
        if "of" in vormen[van:begin]:  # "we gaan na of het veilig is"
            return True
        if vormen[eind : eind + 1] == ("te",) and "blijkt" not in vormen[van:begin]:
            return True
        # Words of the phrase itself are no wish ("geen hulp nodig"); what its gaps let in is ("veiligheid moet op
        # orde").
        if van > eerste and vormen[van - 1] == ":":  # "Doel 1: de kinderen groeien veilig op"
            van = max(eerste, van - 6)
        return any(
            vormen[p] in _van("wens") and not (begin <= p < eind and vormen[p] in re.findall("[a-z]+", zin))
            for p in range(van, tot)
        )

    def _voorwaarde(self, eerste: int, begin: int, eind: int, laatste: int) -> bool:
        """Whether it only is so under a condition, told before it or behind it."""
        vormen = self._t.vormen
        for plek in (*range(eerste, begin), *range(eind, laatste)):
            if vormen[plek] not in _van("voorwaarde") or (vormen[plek] == "als" and plek + 1 in self._familie):
                if not (vormen[plek] == "als" and plek == eerste):
                    continue
            if _van("geen_voorwaarde").isdisjoint(vormen[max(eerste, plek - 8) : plek]):
                return True
        return False

    def _was(self, van: int, tot: int, begin: int) -> bool:
        """Whether the clause tells of before: its verb is past, and none is present."""
        dat = max((p for p in range(van, begin) if self._t.vormen[p] == "dat"), default=van)
        deel = self._t.vormen[dat:tot]
        return not _van("was").isdisjoint(deel) and _van("nog").isdisjoint(deel)

    def _bevestigd(self, eerste: int, laatste: int) -> bool:
        """Whether it was said where nobody could make them say it."""
        zin = " " + " ".join(self._t.vormen[eerste:laatste]) + " "
        return any(f" {groep} " in zin for groep in tabel("stellig")["bevestigd"])

    def _bewering(self, eerste: int, van: int, tot: int, begin: int, eind: int, laatste: int) -> bool:
        vormen, bevinding = self._t.vormen, _van("bevinding")
        if self._bevestigd(eerste, laatste):
            return False
        for plek in range(eerste, laatste):
            if (
                vormen[plek] in _van("volgens")
                and (van <= plek < tot or plek == eerste or plek == tot + 1)
                and bevinding.isdisjoint(vormen[plek + 1 : plek + 4])
            ):
                return True
        # ", zegt moeder": said afterwards.
        na = range(tot + 1, min(laatste, tot + 2)) if tot < laatste and vormen[tot] == "," else range(0)
        voor = range(van, begin)
        if van > eerste and vormen[van - 1] == ":":
            voor = range(eerste, begin)
            if van - 2 in self._groot and vormen[van] in _van("na_dubbele_punt"):
                return True
        return any(self._zegt_een_ander(plek) for plek in (*voor, *na))

    def _zegt_een_ander(self, plek: int) -> bool:
        vormen = self._t.vormen
        if vormen[plek] in ("aan", "zich"):
            zegt = not _van(f"bewering_{vormen[plek]}").isdisjoint(vormen[max(0, plek - 5) : plek])
        else:
            zegt = vormen[plek] in _van("bewering")
        return zegt and _van("eigen").isdisjoint(vormen[max(0, plek - 2) : plek + 2])

    def _teruggenomen(self, eerste: int, begin: int, eind: int, laatste: int) -> bool:
        vormen = self._t.vormen
        tegen = next((p for p in range(eind, laatste) if vormen[p] in _van("tegen")), None)
        bereik = range(tegen + 1, laatste) if tegen is not None else range(0)
        if vormen[eerste] in ("hoewel", "ondanks"):
            bereik = range(eerste, begin)
        for plek in bereik:
            if vormen[plek] not in _van("terugnemend") or not _van("ontkenning").isdisjoint(
                vormen[max(eerste, plek - 3) : plek]
            ):
                continue
            over = vormen[plek + 1 : plek + 2]
            if not (over and over[0] in _van("over")) or any("veilig" in w for w in vormen[plek + 2 : plek + 5]):
                return True
        return False

    def _gezegde(self, van: int, tot: int, begin: int) -> bool:
        vormen = self._t.vormen
        deel = set(vormen[van:tot])
        if not _van("elders").isdisjoint(deel) or (
            begin == van and vormen[begin : begin + 2] == ("veilig", "thuis") and tot > begin + 2
        ):
            return False  # the organisation, without its capitals
        over_hen = not _van("onderwerp").isdisjoint(deel) or any(p in self._familie for p in range(van, tot))
        if not _van("koppelwoord").isdisjoint(deel):
            return over_hen and not (vormen[van] == "dat" and not _van("ontkenning").isdisjoint(vormen[begin:tot]))
        # Without a verb it is a note: "thuis veilig".
        return _van("voornaamwoord").isdisjoint(deel) and ((over_hen and tot - van <= 5) or tot - van <= 2)
