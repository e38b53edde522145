"""Role × deed × whose casus in Teams, by what a card sends back: the role of who presses counts, whoever the card was
for, and what a button says may have been made up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.dossier import Dossier, open_dossier
from bot.instellingen import ROLLEN, Instellingen
from bot.lijn.geheim import afgeleid
from bot.poort.gebruiker import in_teams
from bot.toegang import Daad, Vanwie, Wie, mag, rechten
from tests.poort.conftest import GEHEIM, NepRasa
from tests.poort.teams.conftest import Chat, Open, tekst_van, wacht_tot
from tests.poort.teams.microsoft import TENANT, groep, persoon
from tests.poort.test_toegang import ANDEREN, Acties, bewaar, leg_voor, verwacht

WIENS = ("eigen", *ANDEREN, "er_niet")
# What is pressed or typed → the deed that it is, and what only who may do it gets to read.
PROEVEN = {
    "open {casus}": (Daad.INZIEN, "vastgelegd op"),
    "verloop {casus}": (Daad.INZIEN, "door de tijd"),
    "wie zag {casus}": (Daad.LOGBOEK, "Wie wat met"),
    "herafweging {casus}": (Daad.VASTLEGGEN, "opnieuw"),
    "leg voor {casus}": (Daad.VASTLEGGEN, "Wat is je vraag"),
    "antwoord op {casus}": (Daad.BESPREKEN, "Wat is het antwoord"),
}
LIJSTEN = {"mijn casussen": Daad.INZIEN, "wat staat er open": Daad.AGENDA}
AFWEGEN = (
    {"doet": "nieuwe_afweging"},
    {"doet": "vastleggen"},
    {"doet": "overzicht"},
    {"keuze": {"kenmerk": "veiligheid", "waarde": "veilig"}},
    {"bericht": "vastleggen"},
)


class EenBericht(Acties):
    """All that was said in a turn as one message, so that a test knows when it has all of it."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        antwoord = await super().handle_async_request(request)
        if not request.url.path.endswith("/bericht"):
            return antwoord
        berichten = json.loads(await antwoord.aread())["berichten"]
        tekst = "\n".join(b["tekst"] for b in berichten)
        return httpx.Response(200, json={"berichten": [{**berichten[0], "tekst": tekst}]})


@pytest.fixture
def rasa() -> EenBericht:
    return EenBericht(NepRasa())


def teamswie(naam: str) -> str:
    return in_teams(afgeleid(GEHEIM.encode(), "teams").encode(), TENANT, f"oid-{naam}")


@dataclass
class Plaats:
    """A chat in Teams on a store with a casus of each owner; of `eigen` one of each who can press."""

    chat: Chat
    dossier: Dossier
    codes: dict[str, str]

    def meld_aan(self, naam: str, *rollen: str) -> None:
        """This person signed in at Regiewijzer once, with these roles, in team noord of Rijn."""
        wie = Wie(teamswie(naam), frozenset(rollen), frozenset({"noord"}), "Rijn")
        self.dossier.hoedanigheden.onthoud(wie, [wie.id])
        van_hem = Wie(wie.id, frozenset({"professional"}), frozenset(), "Rijn")
        self.codes["eigen"] = bewaar(self.dossier, van_hem)

    def druk(self, naam: str, in_groep: bool = False, **inhoud: Any) -> str:
        """Press a button with this content; gives all that came back."""
        al = len(self.chat.microsoft.berichten)
        plek = {"conversation": groep()} if in_groep else {"conversation": {
            "id": f"a:{naam}", "conversationType": "personal", "tenantId": TENANT}}  # fmt: skip
        value = {"regiewijzer": inhoud}
        nummer = self.chat.stuur(text=None, value=value, **plek, **{"from": persoon(naam)})
        wacht_tot(lambda: nummer in self.chat.microsoft.beantwoord)
        return " ".join(map(tekst_van, self.chat.microsoft.berichten[al:]))


@pytest.fixture
def plaats(open_chat: Open, instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch) -> Any:
    from actions import opvragen, vervolg

    with open_dossier(instellingen.database) as dossier:
        for module in (opvragen, vervolg):
            monkeypatch.setattr(module, "dossier", lambda: dossier)
        codes = {wiens: bewaar(dossier, wie) for wiens, wie in ANDEREN.items()}
        for wiens in ("bespreking", "buiten"):
            leg_voor(dossier, codes[wiens])
        with open_chat(per_minuut=100_000) as chat:
            yield Plaats(chat, dossier, {**codes, "er_niet": "R-2026-9999"})


@pytest.mark.parametrize("rol", ROLLEN)
def test_een_klik_doet_wat_de_tabel_zegt_en_niet_meer(plaats: Plaats, rol: str):
    plaats.meld_aan("karin", rol)
    anders = []
    for tekst, (daad, leest) in PROEVEN.items():
        for wiens in WIENS:
            kan = leest in plaats.druk("karin", bericht=tekst.format(casus=plaats.codes[wiens]))
            if kan != verwacht(rol, daad, wiens):
                anders.append(f"{tekst}: {wiens}: {'kan' if kan else 'kan niet'}")
    for tekst, daad in LIJSTEN.items():
        gezien = plaats.druk("karin", bericht=tekst)
        anders += [
            f"{tekst}: {wiens}" for wiens in WIENS if (plaats.codes[wiens] in gezien) != verwacht(rol, daad, wiens)
        ]
    assert anders == []


@pytest.mark.parametrize("rol", ROLLEN)
@pytest.mark.parametrize("inhoud", AFWEGEN, ids=str)
def test_een_knop_van_een_afweging_is_niet_voor_wie_alleen_oefent(plaats: Plaats, rol: str, inhoud: dict[str, Any]):
    plaats.meld_aan("karin", rol)
    geweigerd = f"Met je rol ({rol})" in plaats.druk("karin", **inhoud)
    assert geweigerd == (not mag(Wie("ik", frozenset({rol})), Daad.AFWEGEN))


def test_in_een_groep_telt_de_rol_van_wie_drukt(plaats: Plaats):
    plaats.meld_aan("karin", "professional")
    code = plaats.codes["eigen"]
    plaats.meld_aan("leo", "leerling")
    plaats.meld_aan("bea", "beheerder")
    assert "vastgelegd op" in plaats.druk("karin", in_groep=True, bericht=f"open {code}")
    for naam, rol in (("leo", "leerling"), ("bea", "beheerder")):
        gezegd = plaats.druk(naam, in_groep=True, bericht=f"open {code}")
        assert f"Met je rol ({rol})" in gezegd and "vastgelegd op" not in gezegd


def test_wie_zich_nooit_aanmeldde_heeft_alleen_zijn_eigen_casussen(plaats: Plaats):
    """In Teams everybody of the tenant may weigh; of a team or a gemeente nothing is known."""
    eigen = bewaar(plaats.dossier, Wie(teamswie("nel"), frozenset({"professional"})))
    gezien = {
        w
        for w, c in {**plaats.codes, "eigen": eigen}.items()
        if "vastgelegd op" in plaats.druk("nel", bericht=f"open {c}")
    }
    assert gezien == {"eigen"}


def test_de_weigering_van_een_klik_staat_in_het_logboek(plaats: Plaats):
    plaats.meld_aan("karin", "professional")
    gezegd = {
        plaats.druk("karin", bericht=f"open {plaats.codes[w]}").replace(plaats.codes[w], "")
        for w in ("vreemd", "buiten", "er_niet")
    }
    assert len(gezegd) == 1, "what isn't there and what isn't his sound the same"
    regels = plaats.dossier.gebeurtenissen.regels(plaats.codes["vreemd"])
    assert [(r.wie, r.rollen, r.wat, r.kanaal) for r in regels if r.wat == "geweigerd"] == [
        (teamswie("karin"), "professional", "geweigerd", "teams")
    ]


def test_elke_cel_over_een_casus_in_het_gesprek_is_geprobeerd():
    in_gesprek = {daad for daad, _ in PROEVEN.values()} | set(LIJSTEN.values())
    over_casus = {d for per_rol in rechten().values() for d, wiens in per_rol.items() if Vanwie.JA not in wiens}
    elders = {Daad.MEENEMEN, Daad.TELLEN, Daad.VERWIJDEREN, Daad.OVERLEGGEN}  # only on the pages and in the API
    assert over_casus - in_gesprek == elders
