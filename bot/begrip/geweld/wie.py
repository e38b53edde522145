"""Who does it and who undergoes it, in a clause that tells of violence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from bot.begrip.geweld.werkwoorden import VENSTER, Werkwoord, finiet, geen_persoon, van_veld, werkwoorden
from bot.begrip.geweld.zinsdeel import Zinsdelen
from bot.begrip.mensen import BUITEN, KIND, OUDER, VOLWASSEN, Persoon, groep, mens
from bot.begrip.personen import Personen
from bot.begrip.tabel import tabel
from bot.begrip.zinnen import Tekst

ONBEKEND_WIE, VREEMD = "onbekend", "vreemd"  # somebody not named; somebody outside ("een agent")


class Wie:
    """The people in the acts of one text."""

    def __init__(self, tekst: Tekst, personen: Personen, op_plek: Mapping[int, Persoon], zinsdelen: Zinsdelen) -> None:
        self._t = tekst
        self._personen = personen
        self._op_plek = op_plek
        self._zin = zinsdelen
        self._plekken = [p.plek for p in personen.personen]
        self._na_mijn = {tekst.vormen[p + 1] for p in range(len(tekst) - 1) if tekst.vormen[p] == "mijn"}
        self._lichaam = frozenset(tabel("geweld")["groepen"]["lichaam"].split())

    def soort(self, plek: int) -> str | None:
        """The kind of the person at this word, a pronoun included; None when it is nobody."""
        vormen = self._t.vormen
        vorm = vormen[plek]
        if plek in self._op_plek:
            soort = self._op_plek[plek].soort
            # Of several people, "een man" is none of those it is about.
            ander = vormen[plek - 1 : plek] == ("andere",) or (
                vormen[plek - 1 : plek] in (("een",), *((("die",),) if soort == VOLWASSEN else ()))
                and plek != self._personen.personen[0].plek
            )
            wie = mens(vorm)
            relatie = wie.van if wie else ""
            if not ander and relatie == "familie" and plek == self._personen.personen[0].plek:
                return ONBEKEND_WIE
            if ander or (soort == BUITEN and relatie in ("", "bekende")):
                return VREEMD
            van_wie = vormen[plek - 1 : plek] in (("zijn",), ("haar",), ("mijn",))
            if relatie == "partner" and van_wie and self._personen.doelgroep == "volwassenen":
                return VOLWASSEN
            return soort
        if vorm in van_veld("ik"):
            return self._verteller()
        if vorm in van_veld("hij") | van_veld("zij") and not (vorm == "haar" and self._zin.bezittelijk(plek)):
            return self._verwezen(plek, vorm)
        if vorm in ("hen", "elkaar", "mekaar", "ons", "we", "wij", "iemand"):
            return VREEMD if vorm == "iemand" else ONBEKEND_WIE
        return None

    def _verteller(self) -> str:
        """Who says "ik": a child where it speaks of its parents, else an adult (in a family a parent)."""
        na_mijn, ouders = self._na_mijn, groep(van="ouder") | groep(van="broer")
        eigen_gezin = groep(van="partner") | groep(van="kind")
        volwassen = VOLWASSEN if self._personen.doelgroep == "volwassenen" else OUDER
        if self._personen.doelgroep == "jeugd" and not na_mijn.isdisjoint(ouders) and na_mijn.isdisjoint(eigen_gezin):
            return KIND
        return volwassen if not na_mijn.isdisjoint(eigen_gezin | ouders) else ONBEKEND_WIE

    def _verwezen(self, plek: int, vorm: str) -> str:
        """Whom "hij" or "zij" points at: the last person before it who can be it, of the sentence itself last."""
        geslacht = "v" if vorm in van_veld("hij") else "m" if vorm in ("zij", "haar") else ""
        andere = groep(geslacht=geslacht) if geslacht else frozenset()
        andere |= groep(meer=True) if vorm != "ze" else frozenset()
        tot = bisect_left(self._plekken, plek)
        eerder = [
            p for p in self._personen.personen[max(0, tot - VENSTER) : tot] if self._t.vormen[p.plek] not in andere
        ]
        zin = [p for p in eerder if self._t.zin[p.plek] != self._t.zin[plek]] or eerder
        zelf = [p for p in zin if not p.achter_voorzetsel] or zin
        if not zelf:
            return ONBEKEND_WIE
        soort = zelf[-1].soort
        return ONBEKEND_WIE if soort == BUITEN else soort

    def spelers(self, van: int, tot: int) -> list[tuple[int, str]]:
        """The people of a clause that stand on their own, in order; the one before "die" as well."""
        vormen = self._t.vormen
        uit = []
        if van >= 2 and vormen[van - 1] in ("die", "dat") and (van - 2 in self._op_plek or vormen[van - 2] == ","):
            voor = van - 2 if van - 2 in self._op_plek else van - 3
            slaat_op = vormen[van - 1] == "die" or vormen[voor].endswith(("je", "kind"))  # not "zag de juf dat …"
            if slaat_op and (soort := self.soort(voor)) is not None:
                uit.append((voor, soort))
        for plek in range(van, tot):
            soort = self.soort(plek)
            if soort is None and self._vreemde(plek):
                soort = VREEMD
            if soort is not None and not self._zin.achter_voorzetsel(plek):
                uit.append((plek, soort))
        return uit

    def _vreemde(self, plek: int) -> bool:
        """Whether an unknown noun stands here on its own: "een klasgenoot", "de scheids"."""
        vormen = self._t.vormen
        voor = vormen[plek - 1] if plek else ""
        if (
            voor not in van_veld("lidwoord")
            or vormen[plek] in van_veld("lidwoord") | geen_persoon()
            or not vormen[plek].isalpha()
        ):
            return False
        return (
            not self._bekend_of_werkwoord(plek)
            and not self._zin.achter_voorzetsel(plek)
            and not self._zin.bezittelijk(plek)
        )

    def _bekend_of_werkwoord(self, plek: int) -> bool:
        vorm = self._t.vormen[plek]
        velden = ("hebben", "zijn", "patroon", "nu", "verleden", "ontkenning", "voorzetsel", "lijdend", "onderwerp")
        return vorm in werkwoorden("deelwoord") or vorm in finiet() or any(vorm in van_veld(veld) for veld in velden)

    def wie_wie(self, van: int, plek: int) -> tuple[str, str]:
        """The doer and the undergoer of "… heeft … geslagen"."""
        vormen = self._t.vormen
        spelers = self.spelers(van, plek)
        if not spelers:
            return ONBEKEND_WIE, ONBEKEND_WIE
        zelf = next(
            (
                s
                for s in spelers
                if (vormen[s[0]] in van_veld("onderwerp") and vormen[s[0]] not in ("ze", "zij"))
                or vormen[s[0]] == "zij"
            ),
            None,
        )
        if zelf is None and vormen[spelers[0][0]] != "ze":
            zelf = next((s for s in spelers if vormen[s[0]] not in van_veld("lijdend")), None)
        zelf = zelf or spelers[0]
        overig = [s for s in spelers if s != zelf]
        if not overig:
            naar = next(
                (self.soort(p) for p in range(van, plek) if self.soort(p) and vormen[p - 1] in ("op", "naar", "tegen")),
                None,
            )
            return zelf[1], naar or self._van_wie_het_lichaam_is(van, plek) or ONBEKEND_WIE
        if vormen[overig[-1][0]] in ("elkaar", "mekaar"):
            return zelf[1], zelf[1]
        return zelf[1], next((s[1] for s in overig if vormen[s[0]] in van_veld("lijdend")), overig[0][1])

    def _van_wie_het_lichaam_is(self, van: int, tot: int) -> str | None:
        """Whose head it is in "hij gooide een bord naar mijn hoofd"."""
        vormen = self._t.vormen
        for plek in range(van + 1, tot):
            achter = vormen[plek - 1] in ("op", "naar", "tegen", "in") and vormen[plek + 1 : plek + 2]
            if achter and achter[0] in self._lichaam and vormen[plek] == "mijn":
                return self._verteller()
        return None

    def onderwerp(self, van: int, tot: int, plek: int) -> str | None:
        """Who underwent it in "… is … geslagen"; None when it is nobody ("de ontwikkeling wordt bedreigd")."""
        spelers = self.spelers(van, tot)
        if spelers:
            return spelers[0][1]
        if "er" in self._t.vormen[van:tot]:
            return ONBEKEND_WIE
        tot_hier = self._personen.personen[: bisect_left(self._plekken, van)]
        eerder = [p for p in tot_hier[-1:] if self._t.zin[p.plek] == self._t.zin[plek]]
        return eerder[-1].soort if eerder else None

    def na_door(self, van: int, tot: int) -> str | None:
        """Who did it, after "door"; None without one."""
        for plek in range(van, tot):
            if self._t.vormen[plek] == "door":
                for wie in range(plek + 1, min(tot, plek + 5)):
                    if self._t.vormen[wie] in van_veld("voorzetsel"):  # "door het overlijden van opa"
                        break
                    if (soort := self.soort(wie)) is not None:
                        return soort
                return VREEMD
        return None

    def krijgt(self, van: int, tot: int) -> tuple[str, str]:
        """The doer and the undergoer of "zij kreeg van hem een klap"."""
        spelers = self.spelers(van, tot)
        vormen, dader = self._t.vormen, ONBEKEND_WIE
        for plek in range(van, tot):
            if vormen[plek] == "van":
                soorten = (self.soort(p) for p in range(plek + 1, min(tot, plek + 5)))
                ding = vormen[plek + 1 : plek + 2] in (("de",), ("het",), ("een",))
                dader = next((s for s in soorten if s), VREEMD if ding else ONBEKEND_WIE)
        return dader, spelers[0][1] if spelers else ONBEKEND_WIE

    def overkomt(self, van: int, tot: int) -> bool:
        """Whether it comes from no person: "een klap door het overlijden", "een klap van de schommel"."""
        return self.na_door(van, tot) == VREEMD or self.krijgt(van, tot)[0] == VREEMD

    def lijdt_iemand(self, van: int, tot: int, welk: Werkwoord) -> bool:
        """Whether somebody undergoes it, though the text doesn't say who that is ("hij gaf haar een klap")."""
        deel = frozenset(self._t.vormen[van:tot])
        if welk.ondergaat:
            return not (van_veld("ik") | van_veld("onderwerp")).isdisjoint(deel)
        if welk.mits:
            return not (van_veld("lijdend") | {"mijn"}).isdisjoint(deel)
        wie = not van_veld("onderwerp").isdisjoint(deel) or any(p in self._op_plek for p in range(van, tot))
        return wie and not van_veld("mij").isdisjoint(deel)
