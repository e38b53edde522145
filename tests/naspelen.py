"""Plays a written conversation (tests/gesprekken/<soort>/<gedrag>.yml) against the real assistant; the format is in
gesprekken/LEESMIJ.md.

Beside what the file expects, every answer is held to the contract: one message with the afweging at the end, only
usable buttons, and the besluiten that the engine gives on the known kenmerken. After the conversation the case store
holds exactly the rows of `dossier`.
"""

from __future__ import annotations

import copy
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.afweging import Kaders, weeg_af
from bot.afweging.antwoorden import controleer
from bot.gegevens.lezen import lees as lees_vorm
from bot.poort.api.gesprek import Antwoord as Vorm

from .assistent import Antwoord, Assistent

MAP = Path(__file__).parent / "gesprekken"
DADEN = {"zeg", "kies", "knop", "beantwoord", "stuur", "ruw", "herhaal", "gebeurt"}
OPTIES = {"met", "tot", "gesprek", "keer", "verwacht"}
ONDERDELEN = {"naam", "beurten", "dossier", "nergens", "niet_bewaard"}
MEEST = 60  # questions in one `beantwoord`

Gebeurtenissen = dict[str, Callable[[], None]]


class Afwijking(AssertionError):
    """The conversation went otherwise than the file says; the message tells which turn and what was said."""


def lees(pad: Path) -> dict[str, Any]:
    """The conversation in this file.

    Raises Afwijking for a word that the runner doesn't know: it would check nothing.
    """
    gesprek = yaml.safe_load(pad.read_text(encoding="utf-8"))
    fout = set(gesprek) - ONDERDELEN or not {"naam", "beurten"} <= set(gesprek)
    for beurt in gesprek["beurten"]:
        fout = fout or len(DADEN & set(beurt)) != 1 or set(beurt) - DADEN - OPTIES
        fout = fout or set(beurt.get("verwacht") or {}) - set(CONTROLES)
    if fout:
        raise Afwijking(f"{pad.name}: onbekend of ontbrekend onderdeel ({fout})")
    return gesprek


def gesprekken(*soorten: str) -> list[Path]:
    return [pad for soort in soorten for pad in sorted((MAP / soort).glob("*.yml"))]


@dataclass
class Naspeler:
    """One conversation under way."""

    assistent: Assistent
    kaders: Kaders
    gebeurtenissen: Gebeurtenissen = field(default_factory=dict)
    gesprek: str | None = None
    gesprekken: dict[str, str | None] = field(default_factory=dict)  # by the name that a file gives them
    laatste: Antwoord | None = None
    vorige: Antwoord | None = None
    verzoek: dict[str, Any] | None = None
    custom: dict[str, Any] | None = None  # the afweging as it was last shown
    vorige_custom: dict[str, Any] | None = None
    casus: str = ""  # the code of what was stored last
    herhaald: bool = False  # a message sent once more tells the changes of the first time

    def speel(self, gesprek: dict[str, Any]) -> None:
        vooraf = self.assistent.rijen()
        for nummer, beurt in enumerate(gesprek["beurten"], 1):
            try:
                self._beurt(beurt)
            except AssertionError as fout:
                gezegd = f"{self.laatste.status} {self.laatste.tekst}" if self.laatste else "(niets)"
                raise Afwijking(
                    f"beurt {nummer} ({ {k: v for k, v in beurt.items() if k != 'verwacht'} }): {fout}\n--- "
                    f"antwoord: {gezegd}"
                ) from None
        rijen = self.assistent.rijen()
        assert rijen[: len(vooraf)] == vooraf, "een rij die er al stond, is veranderd"
        self._controleer_dossier(rijen[len(vooraf) :], gesprek.get("dossier") or [])
        for tekst in gesprek.get("nergens") or []:
            assert self.assistent.bestanden_met(tekst) == [], f"'{tekst}' staat op schijf"
        for tekst in gesprek.get("niet_bewaard") or []:
            waar = [pad for pad in self.assistent.bestanden_met(tekst) if not pad.startswith("tracker.db")]
            assert waar == [], f"'{tekst}' staat in {waar}"

    def _beurt(self, beurt: dict[str, Any]) -> None:
        if "gebeurt" in beurt:
            self.gebeurtenissen[beurt["gebeurt"]]()
            return
        if "gesprek" in beurt:
            self.gesprek = self.gesprekken.setdefault(beurt["gesprek"], None)
            self.custom = None
        for _ in range(beurt.get("keer", 1)):
            self._doe(beurt)
        for naam, waarde in (beurt.get("verwacht") or {}).items():
            CONTROLES[naam](self, waarde)
        if "status" not in (beurt.get("verwacht") or {}):
            _status(self, 200)
        if "gesprek" in beurt:
            self.gesprekken[beurt["gesprek"]] = self.gesprek

    def _doe(self, beurt: dict[str, Any]) -> None:
        assert self.laatste or not {"knop", "herhaal"} & set(beurt), "een gesprek begint met iets anders"
        if "zeg" in beurt:
            tekst = beurt["zeg"]
            lang = tekst["teken"] * tekst["aantal"] if isinstance(tekst, dict) else str(tekst)
            self._stuur({"bericht": lang.replace("{casus}", self.casus)})
        elif "kies" in beurt:
            [(kenmerk, waarde)] = beurt["kies"].items()
            self._stuur({"keuze": {"kenmerk": kenmerk, "waarde": waarde}})
        elif "knop" in beurt:
            self._druk(beurt["knop"])
        elif "beantwoord" in beurt:
            self._beantwoord(beurt["beantwoord"], beurt.get("met", "knoppen"), beurt.get("tot"))
        elif "herhaal" in beurt:
            self._stuur_precies(self.verzoek, herhaald=True)
        elif "ruw" in beurt:
            self._stuur_precies(None, str(beurt["ruw"]).encode())
        else:
            self._stuur_precies(beurt["stuur"])

    def _stuur(self, inhoud: dict[str, Any]) -> None:
        self._stuur_precies({"gesprek": self.gesprek, "id": str(uuid.uuid4()), **inhoud})

    def _stuur_precies(self, verzoek: Any, ruw: bytes | None = None, herhaald: bool = False) -> None:
        self.herhaald = herhaald
        self.vorige, self.verzoek = self.laatste, verzoek
        self.vorige_custom = copy.deepcopy(self.custom)
        self.laatste = self.assistent.stuur(verzoek, ruw)
        if self.laatste.status == 200:
            self.gesprek = self.laatste.gesprek
            self.custom = self.laatste.custom
            self.casus = (self.custom or {}).get("casus") or self.casus
            self._controleer_antwoord(self.laatste)

    def _druk(self, label: str) -> None:
        assert self.laatste
        [knop] = [k for k in self.laatste.knoppen if k["label"] == label] or [None]
        assert knop, f"geen knop '{label}', wel: {[k['label'] for k in self.laatste.knoppen]}"
        # As the page does: by name where the button has one.
        velden = ("keuze",) if "keuze" in knop else ("doet", "waarde") if "doet" in knop else ("bericht",)
        self._stuur({naam: knop[naam] for naam in velden if naam in knop})

    def _beantwoord(self, antwoorden: dict[str, Any], hoe: str, tot: str | None) -> None:
        """Answer what is asked, from this list, until nothing is (or `tot` is) asked."""
        for _ in range(MEEST):
            assert self.custom, "er is geen afweging om vragen van te beantwoorden"
            vraag = self.custom["vraag"]
            if vraag is None or vraag["kenmerk"] == tot:
                assert tot is None or vraag, f"{tot} is niet gevraagd"
                return
            assert vraag["kenmerk"] in antwoorden, f"{vraag['kenmerk']} wordt gevraagd, maar staat niet bij beantwoord"
            self._antwoord(vraag, antwoorden[vraag["kenmerk"]], hoe)
            assert self.laatste and self.laatste.status == 200
            assert (
                self.custom is None or not self.custom["vraag"] or self.custom["vraag"]["kenmerk"] != vraag["kenmerk"]
            ), f"{vraag['kenmerk']} wordt na het antwoord {antwoorden[vraag['kenmerk']]!r} opnieuw gevraagd"
        raise AssertionError(f"na {MEEST} vragen nog niet klaar")

    def _antwoord(self, vraag: dict[str, Any], waarde: Any, hoe: str) -> None:
        if waarde is None:
            return self._druk("Weet ik niet") if hoe == "knoppen" else self._stuur({"bericht": "weet ik niet"})
        if vraag["soort"] == "getallen":
            return self._stuur({"bericht": " en ".join(f"{getal:g}".replace(".", ",") for getal in waarde)})
        gekozen = waarde if isinstance(waarde, list) else [waarde]
        opties = [o for o in vraag["opties"] if any(o["waarde"] is w or o["waarde"] == w for w in gekozen)]
        assert len(opties) == len(gekozen), f"{waarde!r} is geen optie van {vraag['kenmerk']}"
        if hoe == "nummers":
            nummers = [str(vraag["opties"].index(o) + 1) for o in opties] or [str(len(vraag["opties"]) + 1)]
            return self._stuur({"bericht": " en ".join(nummers)})
        if hoe == "labels":
            return self._stuur({"bericht": " en ".join(o["label"] for o in opties) or vraag["leeg"]})
        assert hoe == "knoppen", f"'met: {hoe}' bestaat niet"
        if len(gekozen) > 1:  # a page with tick boxes sends them at once
            return self._stuur({"keuze": {"kenmerk": vraag["kenmerk"], "waarde": waarde}})
        return self._druk(opties[0]["label"] if opties else vraag["leeg"])

    # --- what holds for every answer and every row ---

    def _controleer_antwoord(self, antwoord: Antwoord) -> None:
        assert antwoord.berichten, "geen enkel bericht"
        lees_vorm(Vorm, antwoord.inhoud)  # the shape that openapi.json promises, and nothing beside it
        assert all(bericht["tekst"].strip() for bericht in antwoord.berichten)
        assert not [b for b in antwoord.berichten[:-1] if "custom" in b], "custom hoort bij het laatste bericht"
        for knop in antwoord.knoppen:
            assert knop["label"] and ("keuze" in knop) != ("bericht" in knop), knop
            if "keuze" in knop:
                controleer(self.kaders.kenmerken[knop["keuze"]["kenmerk"]], knop["keuze"]["waarde"])
            else:
                assert not knop["bericht"].startswith("/")
        custom = antwoord.custom
        if custom is None:
            return
        assert custom["soort"] == "afweging"
        assert custom["besluiten"] == self._besluiten(custom["profiel"], custom["bekend"])
        open_ = [naam for naam, besluit in custom["besluiten"].items() if not besluit["bepaald"]]
        assert not (open_ and custom["klaar"] and custom["vraag"]), "klaar, maar er is nog iets te vragen"
        open_ = custom["open"]
        assert custom["klaar"] or open_ or custom["vastgelegd"] or "vastleggen" in antwoord.tekst.lower(), (
            "niet klaar, en er staat niets open"
        )
        assert bool(custom["vraag"]) == bool(open_ and open_["soort"] == "vraag"), "de vraag is niet wat er openstaat"
        if custom["vraag"]:
            assert custom["vraag"]["tekst"] in antwoord.berichten[-1]["tekst"], "de vraag staat niet in beeld"
        self._controleer_wijzigingen(antwoord, custom)
        if custom["vraag"]:
            kenmerk = self.kaders.kenmerken[custom["vraag"]["kenmerk"]]
            assert (custom["vraag"]["soort"], [o["waarde"] for o in custom["vraag"]["opties"]]) == (
                kenmerk.soort,
                [o.waarde for o in kenmerk.opties],
            )
            assert kenmerk.id not in custom["bekend"], "een bekend kenmerk wordt opnieuw gevraagd"

    def _controleer_wijzigingen(self, antwoord: Antwoord, custom: dict[str, Any]) -> None:
        """Every change of the same afweging is in `gewijzigd`, and said by its label."""
        voor = self.vorige_custom
        for gewijzigd in custom["gewijzigd"]:
            assert self.kaders.kenmerken[gewijzigd["kenmerk"]].label in antwoord.tekst, (
                f"{gewijzigd['kenmerk']} is veranderd zonder een woord"
            )
            assert custom["bekend"].get(gewijzigd["kenmerk"]) == gewijzigd["naar"]
        if voor and voor["afweging"] == custom["afweging"]:
            was, nu = voor["bekend"], custom["bekend"]
            anders = {k for k in {*was, *nu} if was.get(k) != nu.get(k)}
            assert anders == {g["kenmerk"] for g in custom["gewijzigd"]} or self.herhaald, (
                f"gewijzigd: {custom['gewijzigd']}, maar anders is {sorted(anders)}"
            )

    def _besluiten(self, profiel: str, antwoorden: dict[str, Any]) -> dict[str, Any]:
        return weeg_af(self.kaders, {"profiel": profiel, "antwoorden": antwoorden})["besluiten"]

    def _controleer_dossier(self, rijen: list[dict[str, Any]], verwacht: list[dict[str, Any]]) -> None:
        assert len(rijen) == len(verwacht), f"{len(rijen)} nieuwe rijen in het dossier, verwacht: {len(verwacht)}"
        for rij, wens in zip(rijen, verwacht):
            assert rij["besluiten"] == self._besluiten(rij["profiel"], rij["antwoorden"])
            assert {k: rij[k] for k in ("volgnummer", "status", "profiel") if k in wens} == {
                k: wens[k] for k in ("volgnummer", "status", "profiel") if k in wens
            }
            assert wens.get("volgnummer", 1) == rij["volgnummer"]
            assert rij["volgnummer"] == 1 or rij["casus"] == rijen[0]["casus"], "volgnummer 2 hoort bij dezelfde casus"
            _deel_van(
                wens.get("uitkomst") or {},
                {naam: b["uitkomst"] for naam, b in rij["besluiten"].items()},
                "uitkomst in het dossier",
            )
            _deel_van(wens.get("antwoorden") or {}, rij["antwoorden"], "antwoord in het dossier")
            _deel_van(wens.get("afwijking") or {}, rij["afwijking"] or {}, "afwijking in het dossier")
            onbekend = set(wens) - {
                "volgnummer",
                "status",
                "profiel",
                "uitkomst",
                "antwoorden",
                "afwijking",
                "zonder",
                "termijn",
            }
            assert not onbekend, f"onbekend bij dossier: {onbekend}"
            assert not set(wens.get("zonder") or []) & set(rij["antwoorden"])
            assert set(wens.get("termijn") or []) <= {t["id"] for t in rij["termijnen"]}


# --- what `verwacht` may ask: name -> check(player, value) ---


def _deel_van(deel: dict[str, Any], geheel: dict[str, Any], wat: str) -> None:
    for naam, waarde in deel.items():
        gevonden = geheel.get(naam)
        assert type(gevonden) is type(waarde) and gevonden == waarde, f"{wat} {naam}: {gevonden!r}, verwacht {waarde!r}"


def _lijst(waarde: Any) -> list[Any]:
    return waarde if isinstance(waarde, list) else [waarde]


def _afweging(n: Naspeler) -> dict[str, Any]:
    assert n.custom is not None, "er is geen afweging"
    return n.custom


def _status(n: Naspeler, waarde: int) -> None:
    assert n.laatste and n.laatste.status == waarde, f"status {n.laatste and n.laatste.status}, verwacht {waarde}"


def _tekst_bevat(n: Naspeler, waarde: Any) -> None:
    assert n.laatste
    for deel in _lijst(waarde):
        assert str(deel).lower() in n.laatste.tekst.lower(), f"'{deel}' staat niet in het antwoord"


def _tekst_zonder(n: Naspeler, waarde: Any) -> None:
    assert n.laatste
    for deel in _lijst(waarde):
        assert str(deel).lower() not in n.laatste.tekst.lower(), f"'{deel}' staat in het antwoord"


def _vraag(n: Naspeler, waarde: str) -> None:
    vraag = _afweging(n)["vraag"]
    gevraagd = vraag["kenmerk"] if vraag else "geen"
    assert gevraagd == waarde, f"vraag {gevraagd}, verwacht {waarde}"


def _veld(naam: str) -> Callable[[Naspeler, Any], None]:
    def controle(n: Naspeler, waarde: Any) -> None:
        assert _afweging(n)[naam] == waarde, f"{naam} is {_afweging(n)[naam]!r}, verwacht {waarde!r}"

    return controle


def _uitkomst(n: Naspeler, waarde: dict[str, Any]) -> None:
    _deel_van(waarde, {naam: b["uitkomst"] for naam, b in _afweging(n)["besluiten"].items()}, "uitkomst")


def _besluiten(n: Naspeler, waarde: list[str]) -> None:
    assert sorted(_afweging(n)["besluiten"]) == sorted(waarde), list(_afweging(n)["besluiten"])


def _mogelijk(n: Naspeler, waarde: dict[str, list[str]]) -> None:
    for naam, uitkomsten in waarde.items():
        assert set(_afweging(n)["besluiten"][naam]["mogelijk"]) == set(uitkomsten), _afweging(n)["besluiten"][naam][
            "mogelijk"
        ]


def _grensgeval(n: Naspeler, waarde: str) -> None:
    assert _afweging(n)["besluiten"][waarde]["grensgeval"], f"{waarde} is geen grensgeval"


def _knop(n: Naspeler, waarde: Any) -> None:
    assert n.laatste
    labels = {k["label"] for k in n.laatste.knoppen}
    assert set(_lijst(waarde)) <= labels, f"knoppen: {sorted(labels)}"


def _laatste_bevat(n: Naspeler, waarde: Any) -> None:
    assert n.laatste
    for deel in _lijst(waarde):
        assert str(deel).lower() in n.laatste.berichten[-1]["tekst"].lower(), (
            f"'{deel}' staat niet in het laatste bericht"
        )


def _open(n: Naspeler, waarde: str) -> None:
    open_ = _afweging(n)["open"]
    assert (open_["soort"] if open_ else "niets") == waarde, f"open staat {open_}, verwacht {waarde}"


def _gewijzigd(n: Naspeler, waarde: dict[str, Any]) -> None:
    gevonden = {g["kenmerk"]: g["naar"] for g in _afweging(n)["gewijzigd"]}
    assert gevonden == waarde, f"gewijzigd {gevonden}, verwacht {waarde}"


def _geen_knop(n: Naspeler, waarde: Any) -> None:
    assert n.laatste
    assert not set(_lijst(waarde)) & {k["label"] for k in n.laatste.knoppen}


def _ids(veld: str, erin: bool) -> Callable[[Naspeler, Any], None]:
    def controle(n: Naspeler, waarde: Any) -> None:
        ids = {deel["id"] for deel in _afweging(n)[veld]}
        fout = set(_lijst(waarde)) - ids if erin else set(_lijst(waarde)) & ids
        assert not fout, f"{veld}: {fout} {'ontbreekt' if erin else 'hoort er niet bij'} ({sorted(ids)})"

    return controle


def _onveranderd(n: Naspeler, waarde: bool) -> None:
    def zonder(custom: dict[str, Any] | None) -> dict[str, Any] | None:
        return {k: v for k, v in custom.items() if k != "gewijzigd"} if custom else custom

    assert waarde and zonder(n.vorige_custom) == zonder(n.custom), "de afweging is veranderd"
    assert n.herhaald or not n.custom or n.custom["gewijzigd"] == [], "er staat een wijziging in gewijzigd"


def _zelfde_antwoord(n: Naspeler, waarde: bool) -> None:
    assert n.laatste and n.vorige and waarde == (n.laatste.inhoud == n.vorige.inhoud)


CONTROLES: dict[str, Callable[[Naspeler, Any], None]] = {
    "status": _status,
    "tekst_bevat": _tekst_bevat,
    "tekst_zonder": _tekst_zonder,
    "vraag": _vraag,
    "profiel": _veld("profiel"),
    "modus": _veld("modus"),
    "klaar": _veld("klaar"),
    "vastgelegd": _veld("vastgelegd"),
    "wacht": _veld("wacht"),
    "open": _open,
    "gewijzigd": _gewijzigd,
    "voorstel_precies": _veld("voorstel"),
    "laatste_bevat": lambda n, w: _laatste_bevat(n, w),
    "overgeslagen": _veld("overgeslagen"),
    "bekend_precies": _veld("bekend"),
    "bekend": lambda n, w: _deel_van(w, _afweging(n)["bekend"], "bekend"),
    "niet_bekend": lambda n, w: _niet_bekend(n, w),
    "voorstel": lambda n, w: _deel_van(w, _afweging(n)["voorstel"], "voorgelezen"),
    "afwijking": lambda n, w: _deel_van(
        w, {a["besluit"]: a["uitkomst"] for a in _afweging(n)["afwijking"]}, "afwijking"
    ),
    "geen_afwijking": lambda n, w: _veld("afwijking")(n, []),
    "besluiten": _besluiten,
    "uitkomst": _uitkomst,
    "mogelijk": _mogelijk,
    "grensgeval": _grensgeval,
    "termijn": _ids("termijnen", True),
    "geen_termijn": _ids("termijnen", False),
    "stap": _ids("vervolgstappen", True),
    "geen_stap": _ids("vervolgstappen", False),
    "knop": _knop,
    "geen_knop": _geen_knop,
    "geen_afweging": lambda n, w: _geen_afweging(n),
    "onveranderd": _onveranderd,
    "zelfde_antwoord": _zelfde_antwoord,
}


def _niet_bekend(n: Naspeler, waarde: list[str]) -> None:
    wel = set(waarde) & set(_afweging(n)["bekend"])
    assert not wel, f"toch bekend: {wel}"


def _geen_afweging(n: Naspeler) -> None:
    assert n.custom is None, "er is een afweging"
