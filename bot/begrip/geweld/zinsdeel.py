"""The clause around an act of violence, and its auxiliary."""

from __future__ import annotations

from collections.abc import Mapping

from bot.begrip.geweld.werkwoorden import VENSTER, Werkwoord, finiet, van_veld
from bot.begrip.mensen import Persoon
from bot.begrip.tabel import tabel
from bot.begrip.zinnen import Tekst


class Zinsdelen:
    """The clauses of one text, in which people stand at `op_plek`."""

    def __init__(self, tekst: Tekst, op_plek: Mapping[int, Persoon]) -> None:
        self._t = tekst
        self._op_plek = op_plek
        self._lichaam = frozenset(tabel("geweld")["groepen"]["lichaam"].split())

    def zinsgrenzen(self, plek: int) -> tuple[int, int]:
        """The sentence of `plek`, as far as it is looked at."""
        zin = self._t.zin
        eerste, laatste = max(0, plek - VENSTER), min(len(zin), plek + VENSTER)
        while zin[eerste] != zin[plek]:
            eerste += 1
        while zin[laatste - 1] != zin[plek]:
            laatste -= 1
        return eerste, laatste

    def grenzen(self, links: int, rechts: int) -> tuple[int, int]:
        """The clause around words [links, rechts]."""
        vormen = self._t.vormen
        eerste, laatste = self.zinsgrenzen(links)
        grens = van_veld("grens") | {",", ":"}
        van = links
        while van > eerste:
            voor = self._tussenzin(van - 1, eerste) if vormen[van - 1] == "," else None
            if voor is None and (vormen[van - 1] in grens or self.begint_bijzin(van - 1)):
                break
            van = van - 1 if voor is None else voor
        tot = rechts + 1
        while tot < laatste and vormen[tot] not in grens | {"en", "als"} and not self.begint_bijzin(tot):
            tot += 1
        return self._na_omdraaiing(van, links), tot

    def _na_omdraaiing(self, van: int, links: int) -> int:
        """Where the main clause begins behind a subordinate one, without a comma: "omdat … | is zij door …"."""
        vormen = self._t.vormen
        if not van or vormen[van - 1] not in van_veld("grens") or not vormen[van - 1].isalpha() or links <= van + 2:
            return van
        vooraf = vormen[links] in van_veld("hebben") | van_veld("zijn") | finiet()
        volgt = vormen[links + 1 : links + 2]
        return links if vooraf and volgt and volgt[0] in van_veld("onderwerp") else van

    def _tussenzin(self, komma: int, eerste: int) -> int | None:
        """Where the clause began that the comma at `komma` ends, when it stands within another: "zoon, die …, …"."""
        vormen = self._t.vormen
        for voor in range(komma - 1, eerste, -1):
            if vormen[voor] == ",":
                begin = vormen[voor + 1]
                binnen = begin in van_veld("bijzin") | van_veld("grens") or vormen[voor + 2] in ("wie", "wiens", "wier")
                return voor if binnen and begin.isalpha() else None
        return None

    def begint_bijzin(self, plek: int) -> bool:
        vormen = self._t.vormen
        if vormen[plek] not in van_veld("bijzin"):
            return False
        # "die jongen", "dat meisje" point at somebody; "de jongen die …", "… zegt dat …" begin a clause.
        return not (
            plek + 1 in self._op_plek
            and vormen[plek] in ("die", "dat")
            and not (plek and (plek - 1 in self._op_plek or vormen[plek - 1] == ","))
            and vormen[plek] == "die"
        )

    def hulpwerkwoord(self, plek: int, deelwoorden: Mapping[str, tuple[Werkwoord, ...]]) -> int | None:
        """The auxiliary of the participle at `plek`: right behind it, or before it in its clause."""
        eerste, laatste = self.zinsgrenzen(plek)
        erachter = self._hulp_erachter(plek, laatste, deelwoorden)
        return self._hulp_ervoor(plek, eerste, deelwoorden) if erachter is None else erachter

    def _hulp_erachter(self, plek: int, laatste: int, deelwoorden: Mapping[str, tuple[Werkwoord, ...]]) -> int | None:
        vormen, hulp = self._t.vormen, van_veld("hebben") | van_veld("zijn")
        einde = plek  # "geslagen, geschopt en bedreigd": one auxiliary for all
        while einde + 2 < laatste and vormen[einde + 1] in (",", "en", "of") and vormen[einde + 2] in deelwoorden:
            einde += 2
        # "gegrepen en omgedraaid heeft": one for both, whatever the other verb is
        if vormen[einde + 1 : einde + 2] in (("en",), ("of",)) and einde + 3 < laatste and vormen[einde + 3] in hulp:
            return einde + 3
        for na in range(einde + 1, min(laatste, einde + 3)):
            if vormen[na] in hulp:
                return na
            if vormen[na] not in van_veld("modaal"):
                return None
        return None

    def _hulp_ervoor(self, plek: int, eerste: int, deelwoorden: Mapping[str, tuple[Werkwoord, ...]]) -> int | None:
        vormen, hulp = self._t.vormen, van_veld("hebben") | van_veld("zijn")
        zijn, voor = None, plek
        while voor > eerste:
            voor -= 1
            open_ = self._tussenzin(voor, eerste) if vormen[voor] == "," else None
            if open_ is not None:
                voor = open_
            elif vormen[voor] == "zijn":  # "heeft zijn auto …": whose, when a surer auxiliary stands before it
                zijn = voor if zijn is None and not self.bezittelijk(voor) else zijn
            elif vormen[voor] in hulp:
                return voor
            elif self._eindigt_deel(voor, deelwoorden):
                break
        return zijn

    def _eindigt_deel(self, plek: int, deelwoorden: Mapping[str, tuple[Werkwoord, ...]]) -> bool:
        """Whether the clause doesn't reach over this word; the comma of a row of participles is no end."""
        vormen = self._t.vormen
        if vormen[plek] in van_veld("grens") or self.begint_bijzin(plek):
            return True
        in_rij = vormen[plek] in (",", "en", "of") and plek and vormen[plek - 1] in deelwoorden
        return vormen[plek] in (",", ":") and not in_rij

    def bezittelijk(self, plek: int) -> bool:
        """Whether this "zijn" or "haar" says whose: somebody, or a part of the body, follows at once."""
        vormen, lichaam = self._t.vormen, self._lichaam
        return any(p in self._op_plek or vormen[p] in lichaam for p in range(plek + 1, min(len(self._t), plek + 3)))

    def achter_voorzetsel(self, plek: int) -> bool:
        vormen = self._t.vormen
        terug = plek - 1
        while terug >= 0 and vormen[terug] in van_veld("lidwoord"):
            terug -= 1
        return terug >= 0 and vormen[terug] in van_veld("voorzetsel")
