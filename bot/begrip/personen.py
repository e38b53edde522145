"""Who is in a text, whose a mention is, and which doelgroep that makes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from bot.begrip.doelgroep import bepaal, leeftijd_van
from bot.begrip.leeftijd import Leeftijd
from bot.begrip.mensen import BROER, BUITEN, IEMAND, KIND, OUDER, VOLWASSEN, WERKER, Persoon, mens
from bot.begrip.tabel import woorden
from bot.begrip.zinnen import Tekst


def _van(veld: str) -> frozenset[str]:
    return woorden("doelgroep", veld)


class Personen:
    """The people in one text."""

    def __init__(self, tekst: Tekst, leeftijden: Sequence[Leeftijd], doelgroep: str | None) -> None:
        self._t = tekst
        self.personen = tuple(self._vind())
        gevonden = bepaal(tekst, self.personen, leeftijden)
        self.uitdrukkelijk, self.afgeleid, self.waaruit = gevonden.uitdrukkelijk, gevonden.afgeleid, gevonden.waaruit
        self.tekens = gevonden.tekens
        self.doelgroep = doelgroep or self.uitdrukkelijk or self.afgeleid
        self.groot_kind = False
        if self.doelgroep == "volwassenen" and not any(p.soort == VOLWASSEN for p in self.personen):
            groot = {x.begin for x in leeftijden if x.jaren >= 18}  # "kleinzoon van 22" is who it is about
            eigen = (p for p in self.personen if p.soort == KIND and not self._van_iemand(p.plek))
            grote = {p for p in eigen if leeftijd_van(tekst, p, groot)}
            self.groot_kind = bool(grote)
            self.personen = tuple(replace(p, soort=VOLWASSEN) if p in grote else p for p in self.personen)
        self.kind_van_iemand = any(p.soort == KIND and self._van_iemand(p.plek) for p in self.personen)
        groot = {x.begin for x in leeftijden if x.jaren >= 18}
        self.personen = tuple(
            replace(p, soort=BUITEN)
            if p.soort == KIND and self._van_iemand(p.plek) and leeftijd_van(tekst, p, groot)
            else p
            for p in self.personen
        )
        self._op_plek = {p.plek: p for p in self.personen}
        self._plekken = [p.plek for p in self.personen]
        self._eerder_dan: dict[int, list[Persoon]] = {}
        self._gezien: dict[tuple[int, int], str | None] = {}

    def _vind(self) -> list[Persoon]:
        uit = []
        for plek in range(len(self._t)):
            soort = self._soort(plek)
            if soort is not None:
                uit.append(Persoon(plek, soort, self._achter_voorzetsel(plek)))
        return uit

    def _soort(self, plek: int) -> str | None:
        """Who of the people concerned, or near them, the word at `plek` is; None when it is nobody."""
        vormen = self._t.vormen
        wie = mens(vormen[plek])
        if wie is None and self._is_buur(vormen[plek]):
            return BUITEN
        if wie is None or wie.soort in (WERKER, IEMAND):
            return None
        voor = vormen[plek - 1] if plek else ""
        if wie.gewoon == "ex" and self._t.origineel[self._t.eind[plek] : self._t.eind[plek] + 1] == "-":
            return None  # "ex-gedetineerd"
        if (wie.soort == KIND and voor == "als") or (wie.bepaald and voor not in _van("mijn") | {"de", "een"}):
            return None
        if voor in _van("vorig") or self._hoort_bij_een_ander(plek):
            return BUITEN
        if wie.soort != BROER:
            return wie.soort
        return BUITEN if voor in _van("mijn") or self._van_een_volwassene(plek) else KIND

    @staticmethod
    def _is_buur(woord: str) -> bool:
        """ "Onderbuurvrouw", "buurkinderen"."""
        delen = ((woord[: len(voor)], woord[len(voor) :]) for voor in _van("voor_buren"))
        return any(voor in _van("voor_buren") and mens(rest) is not None for voor, rest in delen)

    def _van_iemand(self, plek: int) -> bool:
        """ "Haar dochter van 27": a child of who it is about."""
        return plek > 0 and self._t.vormen[plek - 1] in _van("hun")

    def _hoort_bij_een_ander(self, plek: int) -> bool:
        """ "De zoon van de buren", "een jongen uit zijn klas"."""
        vormen = self._t.vormen
        na = vormen[plek + 1 : plek + 5]
        if na[:1] == ("uit",):
            return not _van("elders").isdisjoint(na[1:])
        van = next((wie for w in na[1:] if (wie := mens(w))), None) if na[:1] == ("van",) else None
        return van is not None and van.soort in (BUITEN, WERKER) and van.van not in ("partner", "familie")

    def _van_een_volwassene(self, plek: int) -> bool:
        """ "Broer van moeder"."""
        van, wie = (self._t.vormen[p] if p < len(self._t) else "" for p in (plek + 1, plek + 2))
        ander = mens(wie)
        return van == "van" and ander is not None and ander.soort in (VOLWASSEN, OUDER)

    def _achter_voorzetsel(self, plek: int) -> bool:
        t, terug = self._t, plek - 1
        while terug >= 0 and t.vormen[terug] in _van("lidwoord"):
            terug -= 1
        return terug >= 0 and t.vormen[terug] in _van("voorzetsel") and t.zin[terug] == t.zin[plek]

    def noemt(self, begin: int, eind: int) -> bool:
        """Whether somebody stands among words [begin, eind)."""
        return any(plek in self._op_plek for plek in range(begin, eind))

    def van_wie(self, begin: int, eind: int) -> str | None:
        """Whose the mention at words [begin, eind) is: the kind of person, or None when the text doesn't say."""
        if (begin, eind) not in self._gezien:
            self._gezien[begin, eind] = self._van_wie(begin, eind)
        return self._gezien[begin, eind]

    def _van_wie(self, begin: int, eind: int) -> str | None:
        zin = self._t.zinsgrenzen(begin)
        wijzen = (self._tussen_haakjes, self._erachter, self._bijvoeglijk, self._erin, self._ervoor, self._erna)
        gevonden = (soort for wijs in wijzen if (soort := wijs(begin, eind, *zin)) is not None)
        return next(gevonden, None) or self._eerder(begin, zin[0])

    def _tussen_haakjes(self, begin: int, eind: int, eerste: int, laatste: int) -> str | None:
        """ "Ouders van jongen (11, ADHD)": brackets are about the person before them."""
        nr = bisect_left(self._haakjes, begin) - 1
        plek = self._haakjes[nr] if nr >= 0 else -1
        if plek <= eerste or self._t.vormen[plek] != "(" or plek in self._op_plek:
            return None
        return self._op_plek[plek - 1].soort if plek - 1 in self._op_plek else None

    @cached_property
    def _haakjes(self) -> list[int]:
        """Where somebody or a bracket stands."""
        return sorted({*self._plekken, *(plek for plek, vorm in enumerate(self._t.vormen) if vorm in "()")})

    def _erachter(self, begin: int, eind: int, eerste: int, laatste: int) -> str | None:
        """ "ADHD bij de jongste zoon"."""
        if eind >= laatste or self._t.vormen[eind] not in ("bij", "van"):
            return None
        for plek in range(eind + 1, min(laatste, eind + 4)):
            if plek in self._op_plek:
                return self._op_plek[plek].soort
            if self._t.vormen[plek] not in _van("lidwoord"):
                return None
        return None

    def _bijvoeglijk(self, begin: int, eind: int, eerste: int, laatste: int) -> str | None:
        """ "Depressieve moeder": an adjective before its person; "met anorexia ouders radeloos" is none."""
        if eind not in self._op_plek or begin - 1 in self._op_plek:
            return None
        voegt = self._t.vormen[eind - 1].endswith("e") or not self._tussen(eerste, begin)
        return self._op_plek[eind].soort if voegt else None

    def _erin(self, begin: int, eind: int, eerste: int, laatste: int) -> str | None:
        """The phrase names the person itself."""
        zelf = (self._op_plek[p] for p in range(begin, eind) if p in self._op_plek)
        return next((p.soort for p in zelf if p.soort != BUITEN and self._t.vormen[p.plek - 1] != "door"), None)

    def _ervoor(self, begin: int, eind: int, eerste: int, _: int) -> str | None:
        """The last person before it in its sentence, best one that stands behind no preposition."""
        tot = bisect_left(self._plekken, begin)
        voor = self._genoemd_voor[tot]
        gekozen = next((p for p in voor if p is not None and p.plek >= eerste), None)
        bij = self._tussen(eerste, begin)
        if bij and self._is_een_ander(bij[-1], begin):
            return KIND if self.doelgroep == "jeugd" else None
        return gekozen.soort if gekozen else None

    def _is_een_ander(self, persoon: Persoon, begin: int) -> bool:
        """ "Moeder vindt dat hij …": the pronoun before the mention can't be this person."""
        wie, nr = mens(self._t.vormen[persoon.plek]), bisect_left(self._verwijst, begin) - 1
        if wie is None or nr < 0 or self._verwijst[nr] < persoon.plek:
            return False
        return (wie.geslacht, self._t.vormen[self._verwijst[nr]]) in (("v", "hij"), ("m", "zij"))

    @cached_property
    def _genoemd_voor(self) -> list[tuple[Persoon | None, Persoon | None]]:
        """Before each person the last one who is there (not "zonder vader", nor one who only tells it): behind no
        preposition, and any.
        """
        vormen, los, elk = self._t.vormen, None, None
        uit: list[tuple[Persoon | None, Persoon | None]] = [(None, None)]
        for p in self.personen:
            if not self._meldt(p) and vormen[max(0, p.plek - 1) : p.plek] not in (("geen",), ("zonder",)):
                los, elk = los if p.achter_voorzetsel else p, p
            uit.append((los, elk))
        return uit

    def _erna(self, begin: int, eind: int, eerste: int, laatste: int) -> str | None:
        na = (p for p in self._tussen(eind, min(laatste, eind + 8)) if p.soort != BUITEN)
        return next((p.soort for p in na if not self._ondergaat(p)), None)

    def _tussen(self, van: int, tot: int) -> Sequence[Persoon]:
        """Who stands among words [van, tot)."""
        return self.personen[bisect_left(self._plekken, van) : bisect_left(self._plekken, tot)]

    def _eerder(self, begin: int, eerste: int) -> str | None:
        """Somebody of a sentence before: of the last one, whom a pronoun points at, or else the first of all."""
        eerder = self._eerdere(eerste)
        nr = bisect_left(self._verwijst, eerste)
        verwijst = nr < len(self._verwijst) and self._verwijst[nr] < begin
        return eerder[-1 if verwijst else 0].soort if eerder else None

    def _eerdere(self, eerste: int) -> Sequence[Persoon]:
        """The people of the last sentence before `eerste` that has any: who stand behind no preposition, or else all
        so far.
        """
        if eerste not in self._eerder_dan:
            eerder = [p for p in self.personen[: bisect_left(self._plekken, eerste)] if p.soort != BUITEN]
            zin = self._t.zin[eerder[-1].plek] if eerder else None
            self._eerder_dan[eerste] = [
                p for p in eerder if self._t.zin[p.plek] == zin and not p.achter_voorzetsel
            ] or eerder
        return self._eerder_dan[eerste]

    @cached_property
    def _verwijst(self) -> list[int]:
        """Where a pronoun points at somebody."""
        return [plek for plek, vorm in enumerate(self._t.vormen) if vorm in ("hij", "zij", "ze", "hem", "haar")]

    def _meldt(self, persoon: Persoon) -> bool:
        """Whether somebody only tells it ("volgens moeder"), or somebody outside ("de juf maakt zich zorgen")."""
        vormen = self._t.vormen
        volgens = "volgens" in vormen[max(0, persoon.plek - 2) : persoon.plek]
        if volgens or persoon.soort != BUITEN:
            return volgens
        return not _van("meldt").isdisjoint(vormen[persoon.plek + 1 : persoon.plek + 4])

    def _ondergaat(self, persoon: Persoon) -> bool:
        """Whether it is done to this person ("agressie naar moeder"): then the mention is somebody else's."""
        return not _van("ondergaat").isdisjoint(self._t.vormen[max(0, persoon.plek - 2) : persoon.plek])
