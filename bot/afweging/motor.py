"""All besluiten of one choice of kaders together: compiled when first needed, checked when loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from .fouten import KaderFout
from .gevolgen import Gevolgen
from .model import Besluit, Kader, Kaders, Kenmerk
from .oordeel import MAX_ONTHOUDEN, BesluitWerk, samen
from .voorwaarde import WAAR, Voorwaarde, atomen
from .vragen import Resten, beste_vraag, langste_pad

_MAX_KEUZES = 500
_MAX_STANDEN = 3000  # what may remain, to look at for the longest row of questions: a profiel of ours has a few hundred


def motor(kaders: Kaders) -> Motor:
    """The one Motor of these kaders, made at first use. It lives as long as they do."""
    if (gemaakt := _MOTOREN.get(kaders)) is None:
        gemaakt = _MOTOREN[kaders] = Motor(kaders)
    return gemaakt


def telt_als(kaders: Kaders, besloten: Mapping[str, str]) -> dict[str, str]:
    """`Motor.telt_als` of these kaders."""
    return motor(kaders).telt_als(besloten)


class Motor:
    """The compiled rules of one `Kaders`: a diagram per besluit, and its conditions as functions."""

    def __init__(self, kaders: Kaders):
        # Its parts and not the kaders themselves: what `motor` remembers mustn't keep them alive.
        self._kaders: Mapping[str, Kader] = kaders.kaders
        self._alle: Mapping[str, Besluit] = kaders.besluiten
        self._kenmerken: Mapping[str, Kenmerk] = kaders.kenmerken
        self._besluiten: dict[str, BesluitWerk] = {}
        self._gevolgen: dict[tuple[str, ...], Gevolgen] = {}
        self._vragen: dict[tuple[Any, ...], str | None] = {}
        self._hoogstens: dict[tuple[Any, ...], int | None] = {}
        self._altijd: dict[tuple[str, ...], tuple[str, ...]] = {}

    def werk(self, besluit: str) -> BesluitWerk:
        if besluit not in self._besluiten:
            self._besluiten[besluit] = BesluitWerk(self._alle[besluit], self._alle, self._kenmerken)
        return self._besluiten[besluit]

    def gevolgen(self, besluiten: tuple[str, ...]) -> Gevolgen:
        """The terms and steps that these besluiten bring into view."""
        if besluiten not in self._gevolgen:
            if len(self._gevolgen) >= _MAX_KEUZES:
                self._gevolgen.clear()
            self._gevolgen[besluiten] = Gevolgen(self._kaders, self._alle, self._kenmerken, besluiten)
        return self._gevolgen[besluiten]

    def beste_vraag(
        self, resten: tuple[tuple[str, int], ...], eerst: tuple[str, ...], met_voorrang: bool, sla_over: tuple[str, ...]
    ) -> str | None:
        """The kenmerk to ask next (see `vragen.beste_vraag`); `resten` holds besluit and remaining node."""
        sleutel = (resten, eerst, met_voorrang, sla_over)
        if sleutel not in self._vragen:
            if len(self._vragen) >= MAX_ONTHOUDEN:
                self._vragen.clear()
            paren = [(self.werk(b).verwachting, n) for b, n in resten]
            self._vragen[sleutel] = beste_vraag(paren, eerst, self._kenmerken, met_voorrang, sla_over)
        return self._vragen[sleutel]

    def hoogstens(
        self, resten: tuple[tuple[str, int], ...], eerst: tuple[str, ...], met_voorrang: bool, sla_over: tuple[str, ...]
    ) -> int | None:
        """The most questions that `beste_vraag` still asks, whatever is answered; None when that is too much to find
        out.
        """
        sleutel = (resten, eerst, met_voorrang, sla_over)
        if sleutel not in self._hoogstens:
            if len(self._hoogstens) >= _MAX_KEUZES:
                self._hoogstens.clear()
            namen = {id(self.werk(b).diagram): b for b, _ in resten}

            def kies(nu: Resten, eerst_: tuple[str, ...]) -> str | None:
                return self.beste_vraag(tuple((namen[id(d)], n) for d, n in nu), eerst_, met_voorrang, sla_over)

            diagrammen = tuple((self.werk(b).diagram, n) for b, n in resten)
            self._hoogstens[sleutel] = langste_pad(diagrammen, eerst, kies, _MAX_STANDEN)
        return self._hoogstens[sleutel]

    def gelezen(self, besluiten: Iterable[str]) -> list[str]:
        """Every kenmerk that these besluiten, their explanation, terms or steps read, in the order of the kenmerken."""
        uit: set[str] = set()
        in_beeld: set[str] = set()  # what `bij` of a term or step may name, as in Gevolgen
        for b in besluiten:
            uit.update(self.werk(b).leest)
            in_beeld |= {b, self._alle[b].kader}
        for kader in self._kaders.values():
            for item in kader.gevolgen:
                if item.bij in in_beeld:
                    uit.update(a[1] for a in atomen(item.als or WAAR) if a[0] != "besluit")
        return [k for k in self._kenmerken if k in uit]

    def altijd(self, besluiten: tuple[str, ...]) -> tuple[str, ...]:
        """What a profiel with these besluiten always asks: the kenmerken with `altijd` that it reads somewhere."""
        if besluiten not in self._altijd:
            if len(self._altijd) >= _MAX_KEUZES:
                self._altijd.clear()
            self._altijd[besluiten] = tuple(k for k in self.gelezen(besluiten) if self._kenmerken[k].altijd)
        return self._altijd[besluiten]

    def zinloos(self, besluiten: Iterable[str], antwoorden: Mapping[str, Any]) -> set[str]:
        """Kenmerken that no rule looks at because the `mits` of those rules doesn't hold (e.g.

        the stay without a stay).
        """
        uit: set[str] = set()
        open_: set[str] = set()
        poorten = {a[1] for b in besluiten for r in self._alle[b].regels if r.mits for a in atomen(r.mits)}
        bekend = {k: w for k, w in antwoorden.items() if k in poorten}
        for b in besluiten:
            for gelezen, houdt in self.werk(b).per_regel:
                (uit if houdt(bekend, {}) is False else open_).update(gelezen)
        return uit - open_

    def na_besluit(
        self, antwoorden: Mapping[str, Any], uitkomsten: Mapping[str, str | None], besloten: Mapping[str, str]
    ) -> tuple[Mapping[str, Any], Mapping[str, str | None]]:
        """Answers and uitkomsten as they count for the consequences, once `besloten` (besluit → uitkomst) goes before
        the advice.

        A besluit that only repeats an answer (urgentie) is that answer: deciding it otherwise counts as answering
        otherwise.
        """
        anders = {b: u for b, u in besloten.items() if b in uitkomsten}
        if not anders:
            return antwoorden, uitkomsten
        return {**antwoorden, **self.telt_als(anders)}, {**uitkomsten, **anders}

    def telt_als(self, besloten: Mapping[str, str]) -> dict[str, str]:
        """The answers (kenmerk → value) that count instead of what was answered, because a besluit that repeats them
        was decided otherwise.
        """
        # An afweging that was under way during an update may hold a besluit or uitkomst that is gone.
        bekend = {b: u for b, u in besloten.items() if b in self._alle and u in self._alle[b].uitkomsten}
        spiegels = {self.werk(b).spiegelt: u for b, u in bekend.items()}
        return {k: u for k, u in spiegels.items() if k}

    def controleer(self) -> None:
        """Compile everything.

        Raises KaderFout for a besluit that refers to an unknown one or to itself, or isn't total.
        """
        for besluit in self._alle.values():
            _controleer_verwijzingen(besluit, self._alle, ())
        for naam in self._alle:
            self.werk(naam)
        for kader in self._kaders.values():
            for item in kader.gevolgen:
                waar = f"kader {kader.id}, {item.id}"
                if item.bij not in self._alle and item.bij not in self._kaders:
                    raise KaderFout(f"{waar}: bij '{item.bij}' is geen besluit of kader. Kijk of de naam goed is.")
                for atoom in atomen(item.als or WAAR):
                    _controleer_verwijzing(atoom, self._alle, waar)


def _controleer_verwijzing(atoom: Voorwaarde, besluiten: Mapping[str, Besluit], waar: str) -> None:
    if atoom[0] != "besluit":
        return
    if atoom[1] not in besluiten:
        raise KaderFout(f"{waar}: besluit '{atoom[1]}' bestaat niet. Kies uit: {', '.join(besluiten)}.")
    for uitkomst in atoom[2]:
        if uitkomst not in besluiten[atoom[1]].uitkomsten:
            kan = ", ".join(besluiten[atoom[1]].uitkomsten)
            raise KaderFout(f"{waar}: '{uitkomst}' is geen uitkomst van {atoom[1]}. Kies uit: {kan}.")


def _controleer_verwijzingen(besluit: Besluit, besluiten: Mapping[str, Besluit], pad: tuple[str, ...]) -> None:
    if besluit.id in pad:
        raise KaderFout(
            f"besluit {besluit.id} verwijst via {' → '.join(pad[1:]) or 'zijn eigen regels'} naar zichzelf. Haal de "
            "kring eruit."
        )
    for regel in besluit.regels:
        for atoom in atomen(samen(regel)):
            _controleer_verwijzing(atoom, besluiten, f"besluit {besluit.id}")
            if atoom[0] == "besluit":
                _controleer_verwijzingen(besluiten[atoom[1]], besluiten, (*pad, besluit.id))


_MOTOREN: WeakKeyDictionary[Kaders, Motor] = WeakKeyDictionary()
