"""The meeting that a team follows together: one screen drives, the others follow. Of a meeting of another team nothing
is told, not even that it is there.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.dossier import OngeldigeInvoer, Wat
from bot.dossier.overleggen import Botsing, Scherm, Stand, Stuur, Verschil, Wijziging
from bot.gedeeld.limiet import Limiet
from bot.gegevens.lezen import eerste_fout, lees, zin
from bot.overleg.rollen import rol
from bot.poort.afscherming import kort
from bot.poort.api.overleggen import (
    EINDE,
    ID,
    LIJST,
    MAAK,
    STAND,
    STUUR,
    WACHT_HOOGSTENS,
    WIJZIG,
    Einde,
    HeleKop,
    NieuwOverleg,
    Overleggen,
    Overlegregel,
    Overlegstand,
    Overlegwijziging,
    Stuk,
    Stuurstand,
    Stuurverzoek,
    Weg,
)
from bot.poort.fouten import Weigering, rem
from bot.poort.gebruiker import Gebruiker, is_een_persoon
from bot.poort.onderdelen import Poort
from bot.poort.overlegbel import Bel
from bot.poort.overlegstuk import Scherm as Afscherming
from bot.poort.overlegstuk import controleer_akkoord, voor_scherm
from bot.poort.toegang import noteer, wie_mag
from bot.poort.verzoek import lees_inhoud, weigering
from bot.schrijfwijze import en
from bot.toegang import Bereik, Daad, bereik

GEEN_OVERLEG = "Dit overleg is er niet (meer), of het is niet van jouw team."
IEMAND_ANDERS = (
    "Iemand anders stuurt dit overleg. Wat je hier deed is niet bewaard{wat}. Je ziet nu wat er staat; wil je sturen, "
    "vraag dan het stuur."
)
INTUSSEN = "Dit overleg is intussen veranderd{wat}. Je ziet nu wat er staat. Kijk het na en doe het dan opnieuw."
NIET_STIL = "Er stuurt nu iemand anders. Vraag het stuur; komt er een halve minuut niets, dan kun je het nemen."
WELK_TEAM = "Je zit in meer teams. Kies voor welk team dit overleg is: {teams}."
_MAX_BYTES = 8 * 1024 * 1024
_WIJZIGINGEN_PER_MINUUT = 600
_ID = re.compile(ID)
M = TypeVar("M", bound=BaseModel)


def routes(poort: Poort) -> list[Route]:
    deel = _Deel(poort)
    return [
        *LIJST.routes(deel.lijst),
        *MAAK.routes(deel.maak),
        *STAND.routes(deel.stand),
        *WIJZIG.routes(deel.wijzig),
        *STUUR.routes(deel.stuur),
        *EINDE.routes(deel.einde),
    ]


class _Deel:
    """The operations, with what they share."""

    def __init__(self, poort: Poort) -> None:
        self._poort = poort
        self._bewaard = poort.dossier.overleggen
        self._gesprekken = poort.beurten.gesprekken
        self._bel = Bel()
        self._afscherming = Afscherming()
        self._limiet = Limiet(_WIJZIGINGEN_PER_MINUUT)

    async def lijst(self, request: Request) -> Response:
        wie = await wie_mag(self._poort, request, Daad.OVERLEGGEN)
        standen = await asyncio.to_thread(self._bewaard.lijst, bereik(wie.wie, Daad.OVERLEGGEN))
        regels = [
            Overlegregel(id=s.overleg, team=s.team, datum=s.kop["datum"], aantal=len(s.kop["volgorde"]))
            for s in standen
        ]
        return _json(Overleggen(overleggen=regels, teams=sorted(wie.teams)))

    async def maak(self, request: Request) -> Response:
        wie, gevraagd = await self._schrijver(request, NieuwOverleg)
        scherm = Scherm(wie.wie, gevraagd.plek)
        kop = await kort(self._kop, gevraagd.kop.dict())
        stand = await asyncio.to_thread(self._bewaard.maak, gevraagd.id, scherm, _team(wie, gevraagd.team), kop)
        if stand is None:
            raise Weigering(404, GEEN_OVERLEG)
        await noteer(self._poort, wie, Wat.INGEZIEN)
        verschil = await asyncio.to_thread(self._bewaard.lees, stand.overleg, bereik(wie.wie, Daad.OVERLEGGEN), 0)
        return self._antwoord(verschil, scherm)

    async def stand(self, request: Request) -> Response:
        wie = await wie_mag(self._poort, request, Daad.OVERLEGGEN)
        scherm, na, wacht = _vraag(request, wie)
        overleg, kring = request.path_params["overleg"], bereik(wie.wie, Daad.OVERLEGGEN)
        if na == 0:
            await noteer(self._poort, wie, Wat.INGEZIEN)

        async def is_nieuw() -> bool:
            versie = await asyncio.to_thread(self._bewaard.versie, overleg, kring)
            return versie is None or versie != na

        if wacht:
            await self._bel.wacht(overleg, wacht, is_nieuw)
        verschil = await asyncio.to_thread(self._bewaard.lees, overleg, kring, na)
        if verschil is not None:
            await asyncio.to_thread(self._bewaard.gezien, verschil.stand, scherm)
        return self._antwoord(verschil, scherm)

    async def wijzig(self, request: Request) -> Response:
        wie, gevraagd = await self._schrijver(request, Overlegwijziging)
        overleg, kring = request.path_params["overleg"], bereik(wie.wie, Daad.OVERLEGGEN)
        scherm = Scherm(wie.wie, gevraagd.plek)
        akkoord = any((s.besluit and s.besluit.soort) == "akkoord" for s in gevraagd.stukken)
        was = await asyncio.to_thread(self._bewaard.lees, overleg, kring, 0 if akkoord else gevraagd.versie)
        if was is None:
            raise Weigering(404, GEEN_OVERLEG)
        ruw = gevraagd.dict()
        kop = await kort(self._kop, ruw["kop"])
        stukken = [await kort(self._afscherming.stuk, s, self._gesprekken, wie.id) for s in ruw["stukken"]]
        for stuk in _nieuw_akkoord(was.stukken, stukken):
            await self._controleer(stuk, wie)
        deze = Wijziging(gevraagd.id, gevraagd.versie, kop, tuple(stukken))
        try:
            stand = await asyncio.to_thread(self._bewaard.wijzig, overleg, kring, scherm, deze)
        except OngeldigeInvoer as fout:
            raise Weigering(422, str(fout)) from None
        except Botsing as fout:
            zin = INTUSSEN if fout.stuurt else IEMAND_ANDERS
            raise Weigering(409, zin.format(wat=_welke(fout, was.stand))) from None
        return self._gedaan(stand, scherm, await self._erbij(stand, kring, kop))

    async def _erbij(self, stand: Stand | None, kring: Bereik, kop: dict[str, Any]) -> tuple[dict[str, Any], ...]:
        """What was put on the list from a conversation, and the driver hadn't seen when he sent this."""
        erbij = set(stand.kop["volgorde"]) - set(kop["volgorde"]) if stand else set()
        verschil = await asyncio.to_thread(self._bewaard.lees, stand.overleg, kring) if stand and erbij else None
        return tuple(stuk for stuk in verschil.stukken if stuk["id"] in erbij) if verschil else ()

    async def stuur(self, request: Request) -> Response:
        wie, gevraagd = await self._schrijver(request, Stuurverzoek)
        overleg, kring = request.path_params["overleg"], bereik(wie.wie, Daad.OVERLEGGEN)
        scherm, doe = Scherm(wie.wie, gevraagd.plek), Stuur(gevraagd.doe)
        try:
            stand = await asyncio.to_thread(
                lambda: self._bewaard.stuur(overleg, kring, scherm, doe, zelf=is_een_persoon(wie.id))
            )
        except Botsing:
            raise Weigering(409, NIET_STIL) from None
        return self._gedaan(stand, scherm)

    async def einde(self, request: Request) -> Response:
        wie, gevraagd = await self._schrijver(request, Einde)
        overleg, kring = request.path_params["overleg"], bereik(wie.wie, Daad.OVERLEGGEN)
        try:
            weg = await asyncio.to_thread(self._bewaard.verwijder, overleg, kring, Scherm(wie.wie, gevraagd.plek))
        except Botsing:
            raise Weigering(409, IEMAND_ANDERS.format(wat="")) from None
        if not weg:
            raise Weigering(404, GEEN_OVERLEG)
        await noteer(self._poort, wie, Wat.VERWIJDERD)
        self._bel.luid(overleg)
        return _json(Weg(weg=True))

    async def _schrijver(self, request: Request, model: type[M]) -> tuple[Gebruiker, Any]:
        """Who writes, and what."""
        wie = await wie_mag(self._poort, request, Daad.OVERLEGGEN)
        rem(self._limiet, wie.id)
        inhoud = await lees_inhoud(request, _MAX_BYTES)
        try:
            return wie, lees(model, inhoud)
        except ValidationError as fout:
            eerste = eerste_fout(fout)
            pad = " ".join(str(deel + 1 if isinstance(deel, int) else deel) for deel in eerste["loc"])
            raise weigering({"zin": f"{pad or 'Het verzoek'}: {zin(eerste, inhoud)}", "status": 422}, "") from None

    async def _controleer(self, stuk: dict[str, Any], wie: Gebruiker) -> None:
        """Akkoord is only kept with what was stored within the circle of who drives. Raises Weigering."""
        kring, code = bereik(wie.wie, Daad.INZIEN), stuk["laatste_code"]
        rijen = await asyncio.to_thread(self._poort.dossier.afwegingen.verloop_van, kring, code) if code else []
        controleer_akkoord(stuk, rijen[0] if rijen else None)

    def _kop(self, kop: dict[str, Any]) -> dict[str, Any]:
        return {**kop, "aanwezig": [self._afscherming.tekst(rol) for rol in kop["aanwezig"]]}

    def _gedaan(self, stand: Stand | None, scherm: Scherm, erbij: tuple[dict[str, Any], ...] = ()) -> Response:
        if stand is not None:
            self._bel.luid(stand.overleg)
        return self._antwoord(Verschil(stand, erbij) if stand else None, scherm)

    def _antwoord(self, verschil: Verschil | None, scherm: Scherm) -> Response:
        """Raises Weigering 404 when there is no such meeting in his circle."""
        if verschil is None:
            raise Weigering(404, GEEN_OVERLEG)
        stand, wie = verschil.stand, scherm.wie.id
        ik = stand.stuurt(scherm)
        elders = stand.stuurder == wie and is_een_persoon(wie)
        rollen = [rol(r) for r in (stand.vraagt_rollen or "").split(",") if r]
        uit = Overlegstand(
            id=stand.overleg,
            versie=stand.versie,
            team=stand.team,
            kop=HeleKop(**stand.kop),
            stukken=[Stuk(**voor_scherm(stuk, self._gesprekken, wie, ik)) for stuk in verschil.stukken],
            stuur=Stuurstand(
                ik=ik,
                te_nemen=not ik and (elders or self._bewaard.is_stil(stand)),
                gevraagd=(en(rollen) or "Iemand") if stand.vraagt else None,
                ik_vroeg=(stand.vraagt, stand.vraagt_plek) == (wie, scherm.plek),
            ),
        )
        return _json(uit)


def _json(uit: BaseModel) -> Response:
    koppen = {"Cache-Control": "no-store"}
    return Response(uit.json(ensure_ascii=False), media_type="application/json", headers=koppen)


def _vraag(request: Request, wie: Gebruiker) -> tuple[Scherm, int, float]:
    """The screen, the version that it has, and how long it waits. Raises Weigering 422."""
    vragen = request.query_params
    plek, na, wacht = vragen.get("plek", ""), vragen.get("na", "0"), vragen.get("wacht", "0")
    if not _ID.fullmatch(plek) or not all(g.isascii() and g.isdigit() and len(g) <= 9 for g in (na, wacht)):
        raise Weigering(422, "Zet achter het adres ?plek= (32 tekens, 0-9 en a-f), en als getal na= en wacht=.")
    return Scherm(wie.wie, plek), int(na), float(min(int(wacht), WACHT_HOOGSTENS))


def _team(wie: Gebruiker, gevraagd: str | None) -> str:
    """For which team; "" for who has none. Raises Weigering 422."""
    teams = sorted(wie.teams)
    if gevraagd in wie.teams or (len(teams) <= 1 and gevraagd is None):
        return gevraagd or (teams[0] if teams else "")
    raise Weigering(422, WELK_TEAM.format(teams=", ".join(teams)) if teams else "Je hoort niet bij dit team.")


def _nieuw_akkoord(was: Iterable[dict[str, Any]], stukken: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those with which the team agrees now, and didn't before."""
    eerder = {stuk["id"] for stuk in was if (stuk.get("besluit") or {}).get("soort") == "akkoord"}
    return [s for s in stukken if (s["besluit"] or {}).get("soort") == "akkoord" and s["id"] not in eerder]


def _welke(fout: Botsing, stand: Stand) -> str:
    """ ": aanmelding 2 en 5", or '' when only the order or the head changed."""
    plekken = {stuk: plek for plek, stuk in enumerate(stand.kop["volgorde"], 1)}
    nummers = sorted(plekken[stuk] for stuk in fout.veranderd if stuk in plekken)
    return f": aanmelding {en(str(nr) for nr in nummers)}" if nummers else ""
