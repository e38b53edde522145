"""How an act of violence stands in its sentence (told, denied, past, asked about) and how often it is told of."""

from __future__ import annotations

from collections.abc import Mapping

from bot.begrip.geweld.werkwoorden import finiet, van_veld
from bot.begrip.geweld.zinsdeel import Zinsdelen
from bot.begrip.mensen import Persoon
from bot.begrip.tabel import tabel
from bot.begrip.verband import Verband
from bot.begrip.vermelding import GENOEMD, GEVRAAGD, MOGELIJK, ONBEKEND, ONTKEND, VERLEDEN
from bot.begrip.zinnen import Tekst


def staat_in(zin: str, veld: str) -> bool:
    """Whether one of the groups of words of a field stands in a sentence that has a space before and behind."""
    gezegd = tabel("geweld")[veld] + (tabel("verleden")["toen"] if veld == "verleden_woorden" else [])
    return any(f" {woorden_} " in zin for woorden_ in gezegd)


class Hoe:
    """The context of the acts in one text."""

    def __init__(self, tekst: Tekst, op_plek: Mapping[int, Persoon], zinsdelen: Zinsdelen, verband: Verband) -> None:
        self._t = tekst
        self._op_plek = op_plek
        self._zin = zinsdelen
        self._verband = verband

    def stand(self, van: int, tot: int, plek: int) -> str:
        """How the act at word `plek` of the clause [van, tot) stands: a zekerheid."""
        vormen = self._t.vormen
        eerste, laatste = self._zin.zinsgrenzen(plek)
        zin, lemmas = (" " + " ".join(w[eerste:laatste]) + " " for w in (vormen, self._t.lemmas))
        deel = f" {' '.join(vormen[van:tot])} "
        if self._ontkend(van, tot, plek) or staat_in(self.tot_maar(plek), "weerlegd_woorden"):
            return ONTKEND
        if van and vormen[van - 1] == "dat":
            hoofdzin = vormen[max(eerste, van - 7) : van - 1]
            if not van_veld("ontkent_dat").isdisjoint(hoofdzin):
                return MOGELIJK
            if "niet" in hoofdzin and not {"zo", "klopt", "waar", "juist"}.isdisjoint(hoofdzin):
                return ONTKEND
        if self._verband.voorwaardelijk(plek):
            # "Als hij drinkt slaat hij haar": the condition is the other clause's, and it happens.
            volgt = vormen[plek + 1 : plek + 3]
            omgedraaid = bool(volgt) and (
                volgt[0] in van_veld("onderwerp") or plek + 1 in self._op_plek or plek + 2 in self._op_plek
            )
            return MOGELIJK if omgedraaid and vormen[plek] in finiet() else GEVRAAGD
        zekerheid = self._verband.zekerheid(plek, plek + 1)
        if zekerheid in (MOGELIJK, ONBEKEND):
            return zekerheid
        if (
            not van_veld("verleden").isdisjoint(vormen[eerste:tot])
            or staat_in(deel, "verleden_deel")
            or any(staat_in(w, "verleden_woorden") for w in (zin, lemmas))
            or self._op_leeftijd(eerste, laatste)
        ):
            return VERLEDEN
        return GENOEMD

    def mate(self, van: int, tot: int, nu: bool) -> str:
        """How often it is told of; what goes on in the present ("wordt geslagen") without more is a pattern."""
        eerste, laatste = self._zin.zinsgrenzen(van)
        deel = set(self._t.vormen[van:tot])
        zin, lemmas = (" " + " ".join(w[eerste:laatste]) + " " for w in (self._t.vormen, self._t.lemmas))
        if not van_veld("nu").isdisjoint(deel) or staat_in(zin, "nu_woorden"):
            return "nu"
        if nu or not van_veld("patroon").isdisjoint(deel) or any(staat_in(w, "patroon_woorden") for w in (zin, lemmas)):
            return "patroon"
        return "eens"

    def tot_maar(self, plek: int) -> str:
        """The sentence of `plek` as far as no "maar" takes it back."""
        vormen = self._t.vormen
        eerste, laatste = self._zin.zinsgrenzen(plek)
        van = max((p + 1 for p in range(eerste, plek) if vormen[p] in ("maar", "echter", ";")), default=eerste)
        tot = next((p for p in range(plek, laatste) if vormen[p] in ("maar", "echter", ";")), laatste)
        return " " + " ".join(vormen[van:tot]) + " "

    def _op_leeftijd(self, eerste: int, laatste: int) -> bool:
        """ "Op haar tiende": it was then."""
        vormen = self._t.vormen
        return any(
            vormen[p] in van_veld("rangtelwoord")
            and vormen[p - 1] in ("haar", "zijn", "mijn")
            and vormen[p - 2] in ("op", "rond", "vanaf", "voor")
            for p in range(eerste + 2, laatste)
        )

    def _ontkend(self, van: int, tot: int, plek: int) -> bool:
        vormen = self._t.vormen
        for ontkenning in range(van, tot):
            if vormen[ontkenning] in van_veld("ontkenning") and vormen[ontkenning + 1 : ontkenning + 2] not in (
                ("meer",),
                *((w,) for w in van_veld("alleen")),
            ):
                return True
        return False
