"""A professional who tells a casus of tests/casussen and answers what is asked; the form is in LEESMIJ.md."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.assistent import Antwoord, Assistent

MAP = Path(__file__).parent
MEEST = 40  # turns after which somebody would have walked away


@dataclass
class Verloop:
    """How a conversation went: `fout` what was wrong about the advice or what it rests on, one line each.

    `beurten`: messages of the user; `vragen`: questions that were answered, the list of no worries counted as one;
    `onwaar`: facts that were read and aren't so.
    """

    id: str
    beurten: int = 0
    vragen: int = 0
    onwaar: list[str] = field(default_factory=list)
    fout: list[str] = field(default_factory=list)
    gesprek: list[str] = field(default_factory=list)


def casussen(naam: str) -> list[dict[str, Any]]:
    lijst: list[dict[str, Any]] = yaml.safe_load((MAP / f"{naam}.yml").read_text(encoding="utf-8"))
    return lijst


def weet(casus: Mapping[str, Any]) -> dict[str, Any]:
    """What the professional answers, by kenmerk."""
    gewoon = yaml.safe_load((MAP / "gewoon.yml").read_text(encoding="utf-8"))
    return {**gewoon["beide"], **gewoon[casus["weet"]["doelgroep"]], **casus["weet"]}


class Professional:
    """One conversation. `vertrouwt`: says yes to all that was read, as somebody in a hurry does."""

    def __init__(self, assistent: Assistent, casus: Mapping[str, Any], vertrouwt: bool = False) -> None:
        self.assistent, self.casus, self.weet, self.vertrouwt = assistent, casus, weet(casus), vertrouwt
        self.verloop = Verloop(casus["id"])
        self.uit: Antwoord | None = None
        self.gesprek: str | None = None

    def voer(self) -> Verloop:
        for tekst in self.casus["zeg"]:
            self._stuur({"bericht": tekst})
        while self.verloop.beurten < MEEST and (open_ := self._custom["open"]) is not None:
            self._antwoord(open_["soort"])
        self._keur()
        return self.verloop

    @property
    def _custom(self) -> dict[str, Any]:
        assert self.uit is not None
        return self.uit.custom or {"open": None, "bekend": {}, "besluiten": {}, "vraag": None, "voorstel": {}}

    def _stuur(self, inhoud: dict[str, Any]) -> None:
        self.uit = self.assistent.stuur({"gesprek": self.gesprek, "id": str(uuid.uuid4()), **inhoud})
        assert self.uit.status == 200, self.uit.tekst
        self.gesprek = self.uit.gesprek
        self.verloop.beurten += 1
        self.verloop.gesprek += [f"> {inhoud}", self.uit.tekst]

    def _druk(self, knop: Mapping[str, Any]) -> None:
        velden = ("keuze",) if "keuze" in knop else ("doet", "waarde") if "doet" in knop else ("bericht",)
        self._stuur({naam: knop[naam] for naam in velden if naam in knop})

    def _antwoord(self, soort: str) -> None:
        if soort in ("bevestig", "aanpassen"):
            return self._over_de_lijst()
        if soort == "vraag":
            return self._op_vraag()
        if soort == "bedoel_je":
            return self._bedoeld()
        return self._stuur({"bericht": "nee"})  # not another casus, no stop

    def _over_de_lijst(self) -> None:
        voorstel = self._custom["voorstel"]
        mis = next((k for k, w in voorstel.items() if not self._past(k, w)), None)
        if mis is not None:
            self.verloop.onwaar.append(f"{mis} {voorstel[mis]}")
        if mis is None or self.vertrouwt:
            self._stuur({"bericht": self._ja(voorstel)})
            return
        self.verloop.gesprek.append(f"(niet waar: {mis} {voorstel[mis]})")
        self._stuur({"keuze": {"kenmerk": mis, "waarde": self.weet.get(mis)}})

    def _ja(self, voorstel: Mapping[str, Any]) -> str:
        """In a light casus he says more at once, as the assistant asks."""
        al = {*voorstel, *self._custom["bekend"]}
        meer = self.casus.get("licht") and not al & {"urgentie", "veiligheid"}
        return "ja, en er is geen spoed en het is thuis veilig" if meer else "ja"

    def _past(self, kenmerk: str, waarde: Any) -> bool:
        """Whether somebody who knows this would say yes to what was read; of what he has no idea he does."""
        if kenmerk not in self.weet or kenmerk == "leeftijden":
            return True
        eigen = self.weet[kenmerk]
        if isinstance(eigen, list) and isinstance(waarde, list):
            return set(waarde) <= set(eigen) or kenmerk not in self.casus["weet"]
        return bool(eigen == waarde)

    def _bedoeld(self) -> None:
        assert self.uit is not None
        knoppen = [k for k in self.uit.berichten[-1]["knoppen"] if "keuze" in k]
        kenmerk = knoppen[0]["keuze"]["kenmerk"]
        eigen = self.weet.get(kenmerk)
        self._druk(next((k for k in knoppen if k["keuze"]["waarde"] == eigen), knoppen[-1]))

    def _op_vraag(self) -> None:
        assert self.uit is not None
        self.verloop.vragen += 1
        lijst = [k for k in self.uit.knoppen if k.get("doet") == "geen_zorgen"]
        if lijst and (keuze := self._in_een_keer(lijst)) is not None:
            return self._stuur(keuze)
        vraag = self._custom["vraag"]
        waarde = self.weet.get(vraag["kenmerk"])
        if waarde is None:
            return self._stuur({"bericht": "weet ik niet"})
        gekozen = waarde if isinstance(waarde, list) else [waarde]
        opties = [o for o in vraag["opties"] if o["waarde"] in gekozen]
        if not opties or self.verloop.vragen % 3 == 0 or len(opties) != len(gekozen):
            return self._stuur({"keuze": {"kenmerk": vraag["kenmerk"], "waarde": waarde}})
        if self.verloop.vragen % 3 == 1:
            nummers = " en ".join(str(vraag["opties"].index(o) + 1) for o in opties)
            return self._stuur({"bericht": nummers})
        return self._stuur({"bericht": " en ".join(o["label"] for o in opties)})

    def _in_een_keer(self, lijst: list[dict[str, Any]]) -> dict[str, Any] | None:
        """What he says to the list of no worries: all of it, or all but the one or two that are something."""
        kenmerken = {k["waarde"]: k for k in lijst if k.get("waarde")}
        anders = [k for k in kenmerken if k in self.casus["weet"] and not self._gewoon(k)]
        if not anders:
            return {"doet": "geen_zorgen"}
        namen = [kenmerken[k]["label"].split(": ")[-1].removeprefix("Behalve ").strip() for k in anders]
        return {"bericht": f"alles geen zorgen, behalve {' en '.join(n.lower() for n in namen)}"}

    def _gewoon(self, kenmerk: str) -> bool:
        gewoon = yaml.safe_load((MAP / "gewoon.yml").read_text(encoding="utf-8"))
        normaal = {**gewoon["beide"], **gewoon[self.casus["weet"]["doelgroep"]]}
        return bool(self.weet.get(kenmerk) == normaal.get(kenmerk))

    def _keur(self) -> None:
        custom = self._custom
        for besluit, wens in self.casus["uitkomst"].items():
            kreeg = (custom["besluiten"].get(besluit) or {}).get("uitkomst")
            if kreeg != wens:
                self.verloop.fout.append(f"{besluit}: {kreeg}, hoort {wens}")
        for kenmerk, waarde in custom["bekend"].items():
            if kenmerk in self.casus["weet"] and not self._past(kenmerk, waarde):
                self.verloop.fout.append(f"rust op {kenmerk} {waarde}, is {self.weet[kenmerk]}")
