"""Violence told of in the perfect tense, with who did it and who underwent it; and its denial in any tense.

"Stiefvader heeft de jongen geslagen": the participle stands at the end, the auxiliary far before it or right behind,
and everybody between. The verbs, the words around them and what an act means: taal/geweld.yml.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from bot.begrip.mensen import BUITEN, KIND, OUDER, VOLWASSEN, groep, mens
from bot.begrip.personen import Personen
from bot.begrip.tabel import tabel, woorden
from bot.begrip.verband import Verband
from bot.begrip.vermelding import GENOEMD, GEVRAAGD, MOGELIJK, ONBEKEND, ONTKEND, VERLEDEN, Vermelding
from bot.begrip.zinnen import Tekst

_ONBEKEND, _VREEMD = "onbekend", "vreemd"  # somebody not named; somebody outside ("een agent")

_VENSTER = 30  # words: as far as a clause reaches, so that a long sentence takes no longer


def _van(veld: str) -> frozenset[str]:
    return woorden("geweld", veld)


@dataclass(frozen=True)
class Werkwoord:
    """What makes one verb violence: with one of `mits` (when there are any), and none of `anders` or, bare, `zaak`.

    `ondergaat`: its subject undergoes it ("zij kreeg een klap").
    """

    mits: frozenset[str]
    anders: frozenset[str]
    zaak: frozenset[str]
    ondergaat: bool


def _uitgeschreven(lijst: str) -> frozenset[str]:
    """The words of a list, a `&naam` in it replaced by the words of that group; "een_trap" is "een trap"."""
    groepen, uit = tabel("geweld")["groepen"], set()
    for woord in lijst.split():
        uit |= set(groepen[woord[1:]].split()) if woord.startswith("&") else {woord}
    return frozenset(woord.replace("_", " ") for woord in uit)


@cache
def _werkwoorden(deel: str) -> Mapping[str, tuple[Werkwoord, ...]]:
    """Every form of one kind (deelwoord, tegenwoordig, verleden) with the verbs that it can be of."""
    uit: dict[str, tuple[Werkwoord, ...]] = {}
    for w in tabel("geweld")["werkwoorden"].values():
        mits, anders, zaak = (_uitgeschreven(w.get(veld, "")) for veld in ("mits", "anders", "zaak"))
        werkwoord = Werkwoord(mits, anders, zaak, w.get("ondergaat", False))
        for vorm in w[deel].split():
            uit[vorm] = (*uit.get(vorm, ()), werkwoord)
    return uit


@cache
def _geen_persoon() -> frozenset[str]:
    """Nouns that do nothing and undergo nothing: times, places, blows, weapons, parts of the body."""
    groepen = tabel("geweld")["groepen"]
    mits = _uitgeschreven(" ".join(w.get("mits", "") for w in tabel("geweld")["werkwoorden"].values()))
    return _van("geen_persoon").union(
        *(groepen[naam].split() for naam in ("lichaam", "klap", "wapen")), mits, ("duw", "trap", "schop", "pak")
    )


@cache
def _finiet() -> frozenset[str]:
    return frozenset({*_werkwoorden("tegenwoordig"), *_werkwoorden("verleden")})


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
        self._op_plek = {p.plek: p for p in personen.personen}
        self._plekken = [p.plek for p in personen.personen]
        self._na_mijn = {tekst.vormen[p + 1] for p in range(len(tekst) - 1) if tekst.vormen[p] == "mijn"}
        self._verband = verband
        self._lichaam = frozenset(tabel("geweld")["groepen"]["lichaam"].split())
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
        if daad.slachtoffer == _VREEMD and v.waarde == "slachtoffer_getuige":
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
        if daad.slachtoffer not in (BUITEN, _VREEMD) and daad.dader != _VREEMD:
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
                and daad.slachtoffer not in (BUITEN, _VREEMD)
                and wat not in gezegd
            ):
                gezegd.add(wat)
                yield Vermelding(rol["kenmerk"], rol["waarde"], woord, begin, eind, daad.stand)

    def _vind(self) -> Iterator[Daad]:
        deelwoorden = _werkwoorden("deelwoord")
        finiet = {
            vorm: (*_werkwoorden("verleden").get(vorm, ()), *_werkwoorden("tegenwoordig").get(vorm, ()))
            for vorm in _finiet()
        }
        for plek, vorm in enumerate(self._t.vormen):
            daad = None
            if vorm in deelwoorden:
                daad = self._voltooid(plek, self._hulpwerkwoord(plek, deelwoorden), deelwoorden[vorm])
            if daad is None and vorm in finiet:
                daad = self._onvoltooid(plek, finiet[vorm])
            if daad is None and vorm in _van("naamwoord"):
                daad = self._onderwerp_van_gesprek(plek)
            if daad is not None:
                yield daad

    def _onderwerp_van_gesprek(self, plek: int) -> Daad | None:
        """ "De melding is ongegrond", "een training over geweld": no fact, but takes back what is read."""
        van, tot = self._grenzen(plek, plek)
        slot = tot
        if self._t.vormen[tot : tot + 1] == (",",) and self._t.vormen[tot + 1 : tot + 2] != ():
            slot = self._grenzen(tot + 1, tot + 1)[1] if self._t.vormen[tot + 1] in _van("terugwijzend") else tot
        deel = " " + " ".join(self._t.vormen[van:slot]) + " "
        voor = self._t.vormen[max(van, plek - 8) : plek]
        leert = not _van("leert").isdisjoint(voor) and not _van("leert_over").isdisjoint(voor)
        if leert or self._staat_in(deel, "weerlegd_woorden"):
            return Daad(plek, van, tot, _ONBEKEND, _ONBEKEND, ONTKEND, "eens", False)
        return None

    def _welk(self, werkwoorden: tuple[Werkwoord, ...], van: int, tot: int, plek: int) -> Werkwoord | str:
        """Which verb of violence the form at `plek` is; "anders": it means something else, "": it says nothing."""
        vormen = self._t.vormen
        deel = " " + " ".join(vormen[van:tot]) + " "
        kan = [w for w in werkwoorden if not w.mits or any(f" {groep} " in deel for groep in w.mits)]
        if not kan:
            return ""
        bloot = {vormen[p] for p in range(van, tot) if not self._achter_voorzetsel(p)}
        for werkwoord in kan:
            anders = any(f" {groep} " in deel for groep in werkwoord.anders) or not werkwoord.zaak.isdisjoint(bloot)
            if not anders and _van("elders").isdisjoint(vormen[van:tot]):
                return werkwoord
        return "anders"

    def _onvoltooid(self, plek: int, werkwoorden: tuple[Werkwoord, ...]) -> Daad | None:
        """ "Mijn man slaat mij": with somebody who undergoes it, or denied."""
        van, tot = self._grenzen(plek, plek)
        welk = self._welk(werkwoorden, van, tot, plek)
        if not welk:
            return None
        gebeurtenis = not isinstance(welk, str) and welk.ondergaat and self._overkomt(van, tot)
        if isinstance(welk, str) or self._los_partikel(tot) or gebeurtenis:
            return Daad(plek, van, tot, _ONBEKEND, _ONBEKEND, ONTKEND, "eens", False)
        stand = self._stand(van, tot, plek)
        if stand in (ONTKEND, GEVRAAGD):
            return Daad(plek, van, tot, _ONBEKEND, _ONBEKEND, stand, "eens", False)
        dader, slachtoffer = self._krijgt(van, tot) if welk.ondergaat else self._wie_wie(van, tot)
        if _VREEMD in (slachtoffer, dader) or (slachtoffer == _ONBEKEND and not self._lijdt_iemand(van, tot, welk)):
            return None
        nu = self._t.vormen[plek] in _werkwoorden("tegenwoordig")
        return Daad(plek, van, tot, dader, slachtoffer, stand, self._mate(van, tot, nu=nu), True)

    def _los_partikel(self, tot: int) -> bool:
        """Whether the clause ends in a particle ("slaat een maaltijd over"), not in a preposition ("…, bij wie")."""
        vormen = self._t.vormen
        return vormen[tot - 1] in _van("partikel") and vormen[tot : tot + 1] not in (("wie",), ("wiens",), ("wier",))

    def _lijdt_iemand(self, van: int, tot: int, welk: Werkwoord) -> bool:
        """Whether somebody undergoes it, though the text doesn't say who that is ("hij gaf haar een klap")."""
        deel = frozenset(self._t.vormen[van:tot])
        if welk.ondergaat:
            return not (_van("ik") | _van("onderwerp")).isdisjoint(deel)
        if welk.mits:
            return not (_van("lijdend") | {"mijn"}).isdisjoint(deel)
        wie = not _van("onderwerp").isdisjoint(deel) or any(p in self._op_plek for p in range(van, tot))
        return wie and not _van("mij").isdisjoint(deel)

    def _overkomt(self, van: int, tot: int) -> bool:
        """Whether it comes from no person: "een klap door het overlijden", "een klap van de schommel"."""
        return self._na_door(van, tot) == _VREEMD or self._krijgt(van, tot)[0] == _VREEMD

    def _krijgt(self, van: int, tot: int) -> tuple[str, str]:
        """The doer and the undergoer of "zij kreeg van hem een klap"."""
        spelers = self._spelers(van, tot)
        vormen, dader = self._t.vormen, _ONBEKEND
        for plek in range(van, tot):
            if vormen[plek] == "van":
                soorten = (self._soort(p) for p in range(plek + 1, min(tot, plek + 5)))
                ding = vormen[plek + 1 : plek + 2] in (("de",), ("het",), ("een",))
                dader = next((s for s in soorten if s), _VREEMD if ding else _ONBEKEND)
        return dader, spelers[0][1] if spelers else _ONBEKEND

    def _grenzen(self, links: int, rechts: int) -> tuple[int, int]:
        """The clause around words [links, rechts]."""
        vormen = self._t.vormen
        eerste, laatste = self._zinsgrenzen(links)
        grens = _van("grens") | {",", ":"}
        van = links
        while van > eerste:
            voor = self._tussenzin(van - 1, eerste) if vormen[van - 1] == "," else None
            if voor is None and (vormen[van - 1] in grens or self._begint_bijzin(van - 1)):
                break
            van = van - 1 if voor is None else voor
        tot = rechts + 1
        while tot < laatste and vormen[tot] not in grens | {"en", "als"} and not self._begint_bijzin(tot):
            tot += 1
        return self._na_omdraaiing(van, links), tot

    def _na_omdraaiing(self, van: int, links: int) -> int:
        """Where the main clause begins behind a subordinate one, without a comma: "omdat … | is zij door …"."""
        vormen = self._t.vormen
        if not van or vormen[van - 1] not in _van("grens") or not vormen[van - 1].isalpha() or links <= van + 2:
            return van
        vooraf = vormen[links] in _van("hebben") | _van("zijn") | _finiet()
        volgt = vormen[links + 1 : links + 2]
        return links if vooraf and volgt and volgt[0] in _van("onderwerp") else van

    def _tussenzin(self, komma: int, eerste: int) -> int | None:
        """Where the clause began that the comma at `komma` ends, when it stands within another: "zoon, die …, …"."""
        vormen = self._t.vormen
        for voor in range(komma - 1, eerste, -1):
            if vormen[voor] == ",":
                begin = vormen[voor + 1]
                binnen = begin in _van("bijzin") | _van("grens") or vormen[voor + 2] in ("wie", "wiens", "wier")
                return voor if binnen and begin.isalpha() else None
        return None

    def _zinsgrenzen(self, plek: int) -> tuple[int, int]:
        """The sentence of `plek`, as far as it is looked at."""
        zin = self._t.zin
        eerste, laatste = max(0, plek - _VENSTER), min(len(zin), plek + _VENSTER)
        while zin[eerste] != zin[plek]:
            eerste += 1
        while zin[laatste - 1] != zin[plek]:
            laatste -= 1
        return eerste, laatste

    def _begint_bijzin(self, plek: int) -> bool:
        vormen = self._t.vormen
        if vormen[plek] not in _van("bijzin"):
            return False
        # "die jongen", "dat meisje" point at somebody; "de jongen die …", "… zegt dat …" begin a clause.
        return not (
            plek + 1 in self._op_plek
            and vormen[plek] in ("die", "dat")
            and not (plek and (plek - 1 in self._op_plek or vormen[plek - 1] == ","))
            and vormen[plek] == "die"
        )

    def _hulpwerkwoord(self, plek: int, deelwoorden: Mapping[str, tuple[Werkwoord, ...]]) -> int | None:
        """The auxiliary of the participle at `plek`: right behind it, or before it in its clause."""
        eerste, laatste = self._zinsgrenzen(plek)
        erachter = self._hulp_erachter(plek, laatste, deelwoorden)
        return self._hulp_ervoor(plek, eerste, deelwoorden) if erachter is None else erachter

    def _hulp_erachter(self, plek: int, laatste: int, deelwoorden: Mapping[str, tuple[Werkwoord, ...]]) -> int | None:
        vormen, hulp = self._t.vormen, _van("hebben") | _van("zijn")
        slot = plek  # "geslagen, geschopt en bedreigd": one auxiliary for all
        while slot + 2 < laatste and vormen[slot + 1] in (",", "en", "of") and vormen[slot + 2] in deelwoorden:
            slot += 2
        # "gegrepen en omgedraaid heeft": one for both, whatever the other verb is
        if vormen[slot + 1 : slot + 2] in (("en",), ("of",)) and slot + 3 < laatste and vormen[slot + 3] in hulp:
            return slot + 3
        for na in range(slot + 1, min(laatste, slot + 3)):
            if vormen[na] in hulp:
                return na
            if vormen[na] not in _van("modaal"):
                return None
        return None

    def _hulp_ervoor(self, plek: int, eerste: int, deelwoorden: Mapping[str, tuple[Werkwoord, ...]]) -> int | None:
        vormen, hulp = self._t.vormen, _van("hebben") | _van("zijn")
        zijn, voor = None, plek
        while voor > eerste:
            voor -= 1
            open_ = self._tussenzin(voor, eerste) if vormen[voor] == "," else None
            if open_ is not None:
                voor = open_
            elif vormen[voor] == "zijn":  # "heeft zijn auto …": whose, when a surer auxiliary stands before it
                zijn = voor if zijn is None and not self._bezittelijk(voor) else zijn
            elif vormen[voor] in hulp:
                return voor
            elif self._eindigt_deel(voor, deelwoorden):
                break
        return zijn

    def _eindigt_deel(self, plek: int, deelwoorden: Mapping[str, tuple[Werkwoord, ...]]) -> bool:
        """Whether the clause doesn't reach over this word; the comma of a row of participles is no end."""
        vormen = self._t.vormen
        if vormen[plek] in _van("grens") or self._begint_bijzin(plek):
            return True
        in_rij = vormen[plek] in (",", "en", "of") and plek and vormen[plek - 1] in deelwoorden
        return vormen[plek] in (",", ":") and not in_rij

    def _bezittelijk(self, plek: int) -> bool:
        """Whether this "zijn" or "haar" says whose: somebody, or a part of the body, follows at once."""
        vormen, lichaam = self._t.vormen, self._lichaam
        return any(p in self._op_plek or vormen[p] in lichaam for p in range(plek + 1, min(len(self._t), plek + 3)))

    def _voltooid(self, plek: int, hulp: int | None, werkwoorden: tuple[Werkwoord, ...]) -> Daad | None:
        vormen = self._t.vormen
        links, rechts = min(plek, hulp if hulp is not None else plek), max(plek, hulp if hulp is not None else plek)
        van, tot = self._grenzen(links, rechts)
        welk = self._welk(werkwoorden, van, tot, plek)
        if not welk:
            return None
        if isinstance(welk, str):
            return Daad(plek, van, tot, _ONBEKEND, _ONBEKEND, ONTKEND, "eens", False)
        door = self._na_door(van, tot)
        if hulp is None and door is None:
            return None
        if welk.ondergaat:
            if hulp is None or self._overkomt(van, tot):  # "het gezin heeft een klap gekregen door het overlijden"
                return Daad(plek, van, tot, _ONBEKEND, _ONBEKEND, ONTKEND, "eens", False)
            dader, slachtoffer = self._krijgt(van, tot)
        elif hulp is not None and vormen[hulp] in _van("hebben"):
            dader, slachtoffer = self._wie_wie(van, plek)
            if slachtoffer == _ONBEKEND and welk.mits and not self._lijdt_iemand(van, tot, welk):
                return None
        else:
            onderwerp = self._onderwerp(van, tot, plek)
            if onderwerp is None:
                return None
            dader, slachtoffer = door or _ONBEKEND, onderwerp
        return Daad(
            plek,
            van,
            tot,
            dader,
            slachtoffer,
            self._stand(van, tot, plek),
            self._mate(van, tot, nu=hulp is not None and vormen[hulp] in _van("wordt")),
        )

    # --- who ---

    def _na_door(self, van: int, tot: int) -> str | None:
        for plek in range(van, tot):
            if self._t.vormen[plek] == "door":
                for wie in range(plek + 1, min(tot, plek + 5)):
                    if self._t.vormen[wie] in _van("voorzetsel"):  # "door het overlijden van opa"
                        break
                    if (soort := self._soort(wie)) is not None:
                        return soort
                return _VREEMD
        return None

    def _soort(self, plek: int) -> str | None:
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
                return _ONBEKEND
            if ander or (soort == BUITEN and relatie in ("", "bekende")):
                return _VREEMD
            van_wie = vormen[plek - 1 : plek] in (("zijn",), ("haar",), ("mijn",))
            if relatie == "partner" and van_wie and self._personen.doelgroep == "volwassenen":
                return VOLWASSEN
            return soort
        if vorm in _van("ik"):
            return self._verteller()
        if vorm in _van("hij") | _van("zij") and not (vorm == "haar" and self._bezittelijk(plek)):
            return self._verwezen(plek, vorm)
        if vorm in ("hen", "elkaar", "mekaar", "ons", "we", "wij", "iemand"):
            return _VREEMD if vorm == "iemand" else _ONBEKEND
        return None

    def _verteller(self) -> str:
        """Who says "ik": a child where it speaks of its parents, else an adult (in a family a parent)."""
        na_mijn, ouders = self._na_mijn, groep(van="ouder") | groep(van="broer")
        eigen_gezin = groep(van="partner") | groep(van="kind")
        volwassen = VOLWASSEN if self._personen.doelgroep == "volwassenen" else OUDER
        if self._personen.doelgroep == "jeugd" and not na_mijn.isdisjoint(ouders) and na_mijn.isdisjoint(eigen_gezin):
            return KIND
        return volwassen if not na_mijn.isdisjoint(eigen_gezin | ouders) else _ONBEKEND

    def _verwezen(self, plek: int, vorm: str) -> str:
        """Whom "hij" or "zij" points at: the last person before it who can be it, of the sentence itself last."""
        geslacht = "v" if vorm in _van("hij") else "m" if vorm in ("zij", "haar") else ""
        andere = groep(geslacht=geslacht) if geslacht else frozenset()
        andere |= groep(meer=True) if vorm != "ze" else frozenset()
        tot = bisect_left(self._plekken, plek)
        eerder = [
            p for p in self._personen.personen[max(0, tot - _VENSTER) : tot] if self._t.vormen[p.plek] not in andere
        ]
        zin = [p for p in eerder if self._t.zin[p.plek] != self._t.zin[plek]] or eerder
        zelf = [p for p in zin if not p.achter_voorzetsel] or zin
        if not zelf:
            return _ONBEKEND
        soort = zelf[-1].soort
        return _ONBEKEND if soort == BUITEN else soort

    def _spelers(self, van: int, tot: int) -> list[tuple[int, str]]:
        """The people of a clause that stand on their own, in order; the one before "die" as well."""
        vormen = self._t.vormen
        uit = []
        if van >= 2 and vormen[van - 1] in ("die", "dat") and (van - 2 in self._op_plek or vormen[van - 2] == ","):
            voor = van - 2 if van - 2 in self._op_plek else van - 3
            slaat_op = vormen[van - 1] == "die" or vormen[voor].endswith(("je", "kind"))  # not "zag de juf dat …"
            if slaat_op and (soort := self._soort(voor)) is not None:
                uit.append((voor, soort))
        for plek in range(van, tot):
            soort = self._soort(plek)
            if soort is None and self._vreemde(plek):
                soort = _VREEMD
            if soort is not None and not self._achter_voorzetsel(plek):
                uit.append((plek, soort))
        return uit

    def _achter_voorzetsel(self, plek: int) -> bool:
        vormen = self._t.vormen
        terug = plek - 1
        while terug >= 0 and vormen[terug] in _van("lidwoord"):
            terug -= 1
        return terug >= 0 and vormen[terug] in _van("voorzetsel")

    def _vreemde(self, plek: int) -> bool:
        """Whether an unknown noun stands here on its own: "een klasgenoot", "de scheids"."""
        vormen = self._t.vormen
        voor = vormen[plek - 1] if plek else ""
        if (
            voor not in _van("lidwoord")
            or vormen[plek] in _van("lidwoord") | _geen_persoon()
            or not vormen[plek].isalpha()
        ):
            return False
        return not self._bekend_of_werkwoord(plek) and not self._achter_voorzetsel(plek) and not self._bezittelijk(plek)

    def _bekend_of_werkwoord(self, plek: int) -> bool:
        vorm = self._t.vormen[plek]
        bekend = (
            _van("hebben")
            | _van("zijn")
            | _van("patroon")
            | _van("nu")
            | _van("verleden")
            | _van("ontkenning")
            | _van("voorzetsel")
            | _van("lijdend")
            | _van("onderwerp")
        )
        return vorm in bekend or vorm in _werkwoorden("deelwoord") or vorm in _finiet()

    def _wie_wie(self, van: int, plek: int) -> tuple[str, str]:
        """The doer and the undergoer of "… heeft … geslagen"."""
        vormen = self._t.vormen
        spelers = self._spelers(van, plek)
        if not spelers:
            return _ONBEKEND, _ONBEKEND
        zelf = next(
            (
                s
                for s in spelers
                if (vormen[s[0]] in _van("onderwerp") and vormen[s[0]] not in ("ze", "zij")) or vormen[s[0]] == "zij"
            ),
            None,
        )
        if zelf is None and vormen[spelers[0][0]] != "ze":
            zelf = next((s for s in spelers if vormen[s[0]] not in _van("lijdend")), None)
        zelf = zelf or spelers[0]
        overig = [s for s in spelers if s != zelf]
        if not overig:
            naar = next(
                (
                    self._soort(p)
                    for p in range(van, plek)
                    if self._soort(p) and vormen[p - 1] in ("op", "naar", "tegen")
                ),
                None,
            )
            return zelf[1], naar or self._van_wie_het_lichaam_is(van, plek) or _ONBEKEND
        if vormen[overig[-1][0]] in ("elkaar", "mekaar"):
            return zelf[1], zelf[1]
        return zelf[1], next((s[1] for s in overig if vormen[s[0]] in _van("lijdend")), overig[0][1])

    def _van_wie_het_lichaam_is(self, van: int, tot: int) -> str | None:
        """Whose head it is in "hij gooide een bord naar mijn hoofd"."""
        vormen = self._t.vormen
        for plek in range(van + 1, tot):
            achter = vormen[plek - 1] in ("op", "naar", "tegen", "in") and vormen[plek + 1 : plek + 2]
            if achter and achter[0] in self._lichaam and vormen[plek] == "mijn":
                return self._verteller()
        return None

    def _onderwerp(self, van: int, tot: int, plek: int) -> str | None:
        """Who underwent it in "… is … geslagen"; None when it is nobody ("de ontwikkeling wordt bedreigd")."""
        spelers = self._spelers(van, tot)
        if spelers:
            return spelers[0][1]
        if "er" in self._t.vormen[van:tot]:
            return _ONBEKEND
        tot_hier = self._personen.personen[: bisect_left(self._plekken, van)]
        eerder = [p for p in tot_hier[-1:] if self._t.zin[p.plek] == self._t.zin[plek]]
        return eerder[-1].soort if eerder else None

    # --- how ---

    def _stand(self, van: int, tot: int, plek: int) -> str:
        vormen = self._t.vormen
        eerste, laatste = self._zinsgrenzen(plek)
        zin, lemmas = (" " + " ".join(w[eerste:laatste]) + " " for w in (vormen, self._t.lemmas))
        if self._ontkend(van, tot, plek) or self._staat_in(self._tot_maar(plek), "weerlegd_woorden"):
            return ONTKEND
        if van and vormen[van - 1] == "dat":
            hoofdzin = vormen[max(eerste, van - 7) : van - 1]
            if not _van("ontkent_dat").isdisjoint(hoofdzin):
                return MOGELIJK
            if "niet" in hoofdzin and not {"zo", "klopt", "waar", "juist"}.isdisjoint(hoofdzin):
                return ONTKEND
        if self._verband.voorwaardelijk(plek):
            # "Als hij drinkt slaat hij haar": the condition is the other clause's, and it happens.
            volgt = vormen[plek + 1 : plek + 3]
            omgedraaid = bool(volgt) and (
                volgt[0] in _van("onderwerp") or plek + 1 in self._op_plek or plek + 2 in self._op_plek
            )
            return MOGELIJK if omgedraaid and vormen[plek] in _finiet() else GEVRAAGD
        zekerheid = self._verband.zekerheid(plek, plek + 1)
        if zekerheid in (MOGELIJK, ONBEKEND):
            return zekerheid
        if (
            not _van("verleden").isdisjoint(vormen[eerste:tot])
            or any(self._staat_in(w, "verleden_woorden") for w in (zin, lemmas))
            or self._op_leeftijd(eerste, laatste)
        ):
            return VERLEDEN
        return GENOEMD

    def _tot_maar(self, plek: int) -> str:
        """The sentence of `plek` as far as no "maar" takes it back."""
        vormen = self._t.vormen
        eerste, laatste = self._zinsgrenzen(plek)
        van = max((p + 1 for p in range(eerste, plek) if vormen[p] in ("maar", "echter", ";")), default=eerste)
        tot = next((p for p in range(plek, laatste) if vormen[p] in ("maar", "echter", ";")), laatste)
        return " " + " ".join(vormen[van:tot]) + " "

    def _op_leeftijd(self, eerste: int, laatste: int) -> bool:
        """ "Op haar tiende": it was then."""
        vormen = self._t.vormen
        return any(
            vormen[p] in _van("rangtelwoord")
            and vormen[p - 1] in ("haar", "zijn", "mijn")
            and vormen[p - 2] in ("op", "rond", "vanaf", "voor")
            for p in range(eerste + 2, laatste)
        )

    def _ontkend(self, van: int, tot: int, plek: int) -> bool:
        vormen = self._t.vormen
        for ontkenning in range(van, tot):
            if vormen[ontkenning] in _van("ontkenning") and vormen[ontkenning + 1 : ontkenning + 2] not in (
                ("meer",),
                *((w,) for w in _van("alleen")),
            ):
                return True
        return False

    def _mate(self, van: int, tot: int, nu: bool) -> str:
        """How often it is told of; what goes on in the present ("wordt geslagen") without more is a pattern."""
        eerste, laatste = self._zinsgrenzen(van)
        deel = set(self._t.vormen[van:tot])
        zin, lemmas = (" " + " ".join(w[eerste:laatste]) + " " for w in (self._t.vormen, self._t.lemmas))
        if not _van("nu").isdisjoint(deel) or self._staat_in(zin, "nu_woorden"):
            return "nu"
        if (
            nu
            or not _van("patroon").isdisjoint(deel)
            or any(self._staat_in(w, "patroon_woorden") for w in (zin, lemmas))
        ):
            return "patroon"
        return "eens"

    @staticmethod
    def _staat_in(zin: str, veld: str) -> bool:
        gezegd = tabel("geweld")[veld] + (tabel("verleden")["toen"] if veld == "verleden_woorden" else [])
        return any(f" {woorden_} " in zin for woorden_ in gezegd)
