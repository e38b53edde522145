"""Violence told of in the perfect tense, with who did it and who underwent it; and its denial in any tense.

"Stiefvader heeft de jongen geslagen": the participle stands at the end, the auxiliary far before it or right behind,
and everybody between. The verbs, the words around them and what an act means: taal/geweld.yml.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.begrip.geweld.hoe import Hoe, staat_in
from bot.begrip.geweld.werkwoorden import Werkwoord, finiet, van_veld, werkwoorden
from bot.begrip.geweld.wie import ONBEKEND_WIE, VREEMD, Wie
from bot.begrip.geweld.zinsdeel import Zinsdelen
from bot.begrip.mensen import BUITEN
from bot.begrip.personen import Personen
from bot.begrip.tabel import tabel
from bot.begrip.verband import Verband
from bot.begrip.vermelding import GENOEMD, GEVRAAGD, MOGELIJK, ONTKEND, VERLEDEN, Vermelding
from bot.begrip.zinnen import Tekst


@dataclass(frozen=True)
class Daad:
    """One act at word `plek` in the clause [van, tot). `stand`: a zekerheid; `mate`: eens, patroon or nu.

    Not `verteld`: it only takes back what a phrase read here.
    """

    plek: int
    van: int
    tot: int
    dader: str
    slachtoffer: str
    stand: str
    mate: str
    verteld: bool = True


class Geweld:
    """The acts of violence in one text."""

    def __init__(self, tekst: Tekst, personen: Personen, verband: Verband) -> None:
        self._t = tekst
        self._personen = personen
        op_plek = {p.plek: p for p in personen.personen}
        self._zin = Zinsdelen(tekst, op_plek)
        self._wie = Wie(tekst, personen, op_plek, self._zin)
        self._hoe = Hoe(tekst, op_plek, self._zin, verband)
        self.daden = tuple(self._vind())

    def vermeldingen(self, bestaand: list[Vermelding]) -> list[Vermelding]:
        """The mentions of the text with those of its acts: what an act says goes before what one phrase in it says."""
        begin = [self._t.begin[daad.plek] for daad in self.daden]
        om: list[list[int]] = [[] for _ in self.daden]
        for nr, v in enumerate(bestaand):
            for daad_nr in range(bisect_left(begin, v.begin), bisect_left(begin, v.eind)):
                om[daad_nr].append(nr)
        uit: list[Vermelding | None] = list(bestaand)
        for daad, nummers in zip(self.daden, om):
            for nr in nummers:
                if (eerder := uit[nr]) is not None:
                    nieuw = self._herzien(eerder, daad)
                    uit[nr] = None if self._vervangen(nieuw, daad) else nieuw
            gezegd = [oud for nr in nummers if (oud := uit[nr]) is not None]
            if daad.verteld:
                uit += [v for v in self._van_daad(daad) if not self._al_gezegd(v, gezegd)]
        return [v for v in uit if v is not None]

    def _herzien(self, v: Vermelding, daad: Daad) -> Vermelding:
        """A phrase around the verb of an act that is denied, past, doubted or asked about stands as the act stands."""
        if v.zekerheid != GENOEMD or not self._is_geweld(v):
            return v
        if daad.slachtoffer == VREEMD and v.waarde == "slachtoffer_getuige":
            return replace(v, zekerheid=ONTKEND)
        alleen = {VERLEDEN: v.kenmerk == "veiligheid", MOGELIJK: v.kenmerk != "veiligheid"}
        if daad.stand in (ONTKEND, GEVRAAGD) or alleen.get(daad.stand, False):
            return replace(v, zekerheid=daad.stand)
        return v

    def _vervangen(self, v: Vermelding, daad: Daad) -> bool:
        """Whether the act says better how safe it is: once is no pattern. Danger now stays, in the act's own words."""
        if v.kenmerk != "veiligheid" or v.zekerheid != GENOEMD or not daad.verteld or daad.mate != "eens":
            return False
        eind = self._t.eind[daad.tot - 1]
        return v.waarde == "structureel_onveilig" or (v.waarde == "acuut_onveilig" and v.eind > eind)

    @staticmethod
    def _al_gezegd(nieuw: Vermelding, gezegd: list[Vermelding]) -> bool:
        """Whether a phrase around the verb says it already."""
        return any(
            v.zekerheid == GENOEMD
            and v.kenmerk == nieuw.kenmerk
            and (v.kenmerk == "veiligheid" or v.waarde == nieuw.waarde)
            for v in gezegd
        )

    @staticmethod
    def _is_geweld(v: Vermelding) -> bool:
        betekent = tabel("geweld")["betekent"]
        return (
            v.kenmerk == "veiligheid"
            or [v.kenmerk, v.waarde] in betekent["ook"]
            or any(
                (v.kenmerk, v.waarde) == (r["kenmerk"], r["waarde"]) and not r.get("blijft") for r in betekent["rollen"]
            )
        )

    def _van_daad(self, daad: Daad) -> Iterator[Vermelding]:
        begin, eind = self._t.begin[daad.plek], self._t.eind[daad.plek]
        woord = self._t.origineel[begin:eind]
        betekent, gezegd = tabel("geweld")["betekent"], set()
        if daad.slachtoffer not in (BUITEN, VREEMD) and daad.dader != VREEMD:
            waarde, stand = betekent["veiligheid"][daad.mate], daad.stand
            if stand == MOGELIJK:
                waarde, stand = betekent["veiligheid"]["eens"], GENOEMD
            yield Vermelding("veiligheid", waarde, woord, begin, eind, stand)
        for rol in betekent["rollen"]:
            past = all(getattr(daad, wie) in rol[wie] for wie in ("dader", "slachtoffer") if wie in rol)
            wat = (rol["kenmerk"], rol["waarde"])
            if (
                past
                and rol["doelgroep"] == (self._personen.doelgroep or "volwassenen")
                and daad.slachtoffer not in (BUITEN, VREEMD)
                and wat not in gezegd
            ):
                gezegd.add(wat)
                yield Vermelding(rol["kenmerk"], rol["waarde"], woord, begin, eind, daad.stand)

    def _vind(self) -> Iterator[Daad]:
        deelwoorden = werkwoorden("deelwoord")
        verleden, tegenwoordig = werkwoorden("verleden"), werkwoorden("tegenwoordig")
        for plek, vorm in enumerate(self._t.vormen):
            daad = None
            if vorm in deelwoorden:
                daad = self._voltooid(plek, self._zin.hulpwerkwoord(plek, deelwoorden), deelwoorden[vorm])
            if daad is None and vorm in finiet():
                daad = self._onvoltooid(plek, (*verleden.get(vorm, ()), *tegenwoordig.get(vorm, ())))
            if daad is None and vorm in van_veld("naamwoord"):
                daad = self._onderwerp_van_gesprek(plek)
            if daad is not None:
                yield daad

    def _onderwerp_van_gesprek(self, plek: int) -> Daad | None:
        """ "De melding is ongegrond", "een training over geweld": no fact, but takes back what is read."""
        van, tot = self._zin.grenzen(plek, plek)
        einde, volgt = tot, self._t.vormen[tot : tot + 2]
        if len(volgt) == 2 and volgt[0] == "," and volgt[1] in van_veld("terugwijzend"):
            einde = self._zin.grenzen(tot + 1, tot + 1)[1]
        deel = " " + " ".join(self._t.vormen[van:einde]) + " "
        voor = self._t.vormen[max(van, plek - 8) : plek]
        leert = not van_veld("leert").isdisjoint(voor) and not van_veld("leert_over").isdisjoint(voor)
        if leert or staat_in(deel, "weerlegd_woorden"):
            return Daad(plek, van, tot, ONBEKEND_WIE, ONBEKEND_WIE, ONTKEND, "eens", False)
        return None

    def _welk(self, vormen_van: tuple[Werkwoord, ...], van: int, tot: int, plek: int) -> Werkwoord | str:
        """Which verb of violence the form at `plek` is; "anders": it means something else, "": it says nothing."""
        vormen = self._t.vormen
        deel = " " + " ".join(vormen[van:tot]) + " "
        kan = [w for w in vormen_van if not w.mits or any(f" {groep} " in deel for groep in w.mits)]
        if not kan:
            return ""
        bloot = {vormen[p] for p in range(van, tot) if not self._zin.achter_voorzetsel(p)}
        for werkwoord in kan:
            anders = any(f" {groep} " in deel for groep in werkwoord.anders) or not werkwoord.zaak.isdisjoint(bloot)
            if not anders and van_veld("elders").isdisjoint(vormen[van:tot]):
                return werkwoord
        return "anders"

    def _onvoltooid(self, plek: int, vormen_van: tuple[Werkwoord, ...]) -> Daad | None:
        """ "Mijn man slaat mij": with somebody who undergoes it, or denied."""
        van, tot = self._zin.grenzen(plek, plek)
        welk = self._welk(vormen_van, van, tot, plek)
        if not welk:
            return None
        gebeurtenis = not isinstance(welk, str) and welk.ondergaat and self._wie.overkomt(van, tot)
        if isinstance(welk, str) or self._los_partikel(tot) or gebeurtenis:
            return Daad(plek, van, tot, ONBEKEND_WIE, ONBEKEND_WIE, ONTKEND, "eens", False)
        stand = self._hoe.stand(van, tot, plek)
        if stand in (ONTKEND, GEVRAAGD):
            return Daad(plek, van, tot, ONBEKEND_WIE, ONBEKEND_WIE, stand, "eens", False)
        dader, slachtoffer = self._wie.krijgt(van, tot) if welk.ondergaat else self._wie.wie_wie(van, tot)
        niemand = slachtoffer == ONBEKEND_WIE and not self._wie.lijdt_iemand(van, tot, welk)
        if niemand or VREEMD in (slachtoffer, dader):
            return None
        nu = self._t.vormen[plek] in werkwoorden("tegenwoordig")
        return Daad(plek, van, tot, dader, slachtoffer, stand, self._hoe.mate(van, tot, nu=nu), True)

    def _los_partikel(self, tot: int) -> bool:
        """Whether the clause ends in a particle ("slaat een maaltijd over"), not in a preposition ("…, bij wie")."""
        vormen = self._t.vormen
        return vormen[tot - 1] in van_veld("partikel") and vormen[tot : tot + 1] not in (
            ("wie",),
            ("wiens",),
            ("wier",),
        )

    def _voltooid(self, plek: int, hulp: int | None, vormen_van: tuple[Werkwoord, ...]) -> Daad | None:
        vormen = self._t.vormen
        links, rechts = min(plek, hulp if hulp is not None else plek), max(plek, hulp if hulp is not None else plek)
        van, tot = self._zin.grenzen(links, rechts)
        welk = self._welk(vormen_van, van, tot, plek)
        if not welk:
            return None
        if isinstance(welk, str):
            return Daad(plek, van, tot, ONBEKEND_WIE, ONBEKEND_WIE, ONTKEND, "eens", False)
        door = self._wie.na_door(van, tot)
        if hulp is None and door is None:
            return None
        if welk.ondergaat:
            if hulp is None or self._wie.overkomt(van, tot):  # "het gezin heeft een klap gekregen door het overlijden"
                return Daad(plek, van, tot, ONBEKEND_WIE, ONBEKEND_WIE, ONTKEND, "eens", False)
            dader, slachtoffer = self._wie.krijgt(van, tot)
        elif hulp is not None and vormen[hulp] in van_veld("hebben"):
            dader, slachtoffer = self._wie.wie_wie(van, plek)
            if slachtoffer == ONBEKEND_WIE and welk.mits and not self._wie.lijdt_iemand(van, tot, welk):
                return None
        else:
            onderwerp = self._wie.onderwerp(van, tot, plek)
            if onderwerp is None:
                return None
            dader, slachtoffer = door or ONBEKEND_WIE, onderwerp
        return Daad(
            plek,
            van,
            tot,
            dader,
            slachtoffer,
            self._hoe.stand(van, tot, plek),
            self._hoe.mate(van, tot, nu=hulp is not None and vormen[hulp] in van_veld("wordt")),
        )
