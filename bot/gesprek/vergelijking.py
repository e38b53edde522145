"""What somebody decided of a practice casus beside what the kader says, besluit by besluit; and what was seen of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.afweging.bron import Bron
from bot.oefenen import Oefencasus
from bot.oefenen.controle import strookt
from bot.oefenen.uitslag import KORT
from bot.oefenen.weging import weeg

from .blokken import Blok, Deel, alinea, deel, lijst
from .herkomst import merk
from .oefening import Oefening, gevraagd
from .oefenlezing import noemt
from .oefenprompt import kenmerk_als_tekst
from .staat import Omgeving
from .teksten import zeg

_BRONNEN = 2  # places in a source that are named
_ZIN = {
    ("zeker", True): "oefenen.zeker_goed",
    ("zeker", False): "oefenen.zeker_fout",
    ("redelijk", True): "oefenen.redelijk_goed",
    ("redelijk", False): "oefenen.redelijk_fout",
    ("gok", True): "oefenen.gok_goed",
    ("gok", False): "oefenen.gok_fout",
}


def naast_elkaar(omgeving: Omgeving, casus: Oefencasus, oefening: Oefening) -> tuple[Blok, ...]:
    """The besluiten: theirs, the kader's, what decides, what would turn it, where it stands."""
    besluiten = weeg(omgeving.kaders, casus)["besluiten"]
    vragen = gevraagd(omgeving.kaders, casus)
    delen = [_besluit(omgeving, casus, naam, besluiten[naam], oefening.gegeven.get(naam)) for naam in vragen]
    rest = [f"{omgeving.kaders.besluiten[b].naam}: {o['label']}" for b, o in besluiten.items() if b not in vragen]
    return (zeg_kop(), *delen, *([deel(alinea(zeg("oefenen.verder")), lijst(rest))] if rest else []))


def zeg_kop() -> Deel:
    return deel(alinea(zeg("oefenen.kop") + "."))


def _besluit(omgeving: Omgeving, casus: Oefencasus, naam: str, oordeel: Mapping[str, Any], jouw: str | None) -> Deel:
    besluit = omgeving.kaders.besluiten[naam]
    if jouw == oordeel["uitkomst"] or jouw is None:
        kop = zeg("oefenen.zelfde", besluit=besluit.naam, uitkomst=oordeel["label"])
    else:
        kop = zeg(
            "oefenen.anders", besluit=besluit.naam, jouw=besluit.uitkomsten[jouw].label, uitkomst=oordeel["label"]
        )
    return deel(alinea(kop), lijst(_punten(omgeving, casus, naam, oordeel, jouw)))


def _punten(
    omgeving: Omgeving, casus: Oefencasus, naam: str, oordeel: Mapping[str, Any], jouw: str | None
) -> Iterator[str]:
    beslist = [kenmerk_als_tekst(omgeving, k, casus.antwoorden[k]) for k in oordeel["beslissend"]]
    if beslist:
        yield zeg("oefenen.beslissend", kenmerken="; ".join(beslist))
    if om := omslag(oordeel, jouw):
        nieuw = kenmerk_als_tekst(omgeving, om["kenmerk"], om["waarde"])
        if om["uitkomst"] == jouw:
            yield zeg("oefenen.omslag_jouw", nieuw=nieuw)
        else:
            label = omgeving.kaders.besluiten[naam].uitkomsten[om["uitkomst"]].label
            yield zeg("oefenen.omslag", nieuw=nieuw, uitkomst=label)
    else:
        yield zeg("oefenen.geen_omslag")
    if oordeel["grensgeval"]:
        yield zeg("oefenen.grensgeval", reden=oordeel["grensgeval"]["reden"])
    yield zeg("oefenen.bron", bronnen=_bronnen(omgeving, [Bron(**bron) for bron in oordeel["bronnen"][:_BRONNEN]]))


def _bronnen(omgeving: Omgeving, bronnen: list[Bron]) -> str:
    """Each document once, with its places; what is ours is marked."""
    plekken: dict[str, list[str]] = {}
    for bron in bronnen:
        plekken.setdefault(omgeving.kaders.kaders[bron.kader].naam, []).append(bron.vindplaats + merk([bron]))
    return "; ".join(f"{naam}, {'; '.join(plek)}" for naam, plek in plekken.items())


def omslag(oordeel: Mapping[str, Any], jouw: str | None) -> Mapping[str, Any] | None:
    """The one change to tell of: one that gives their uitkomst, of a kenmerk that decides, as simple as can be."""

    def waarom_deze(een: Mapping[str, Any]) -> tuple[bool, bool, int]:
        lang = len(een["waarde"]) if isinstance(een["waarde"], list) else 0
        return een["uitkomst"] != jouw, een["kenmerk"] not in oordeel["beslissend"], lang

    return min(oordeel["omslag"], key=waarom_deze, default=None)


def gezien(omgeving: Omgeving, casus: Oefencasus, oefening: Oefening) -> list[str]:
    """What their reason names of what decides, what it leaves out, and what it says that the text doesn't."""
    besluiten = weeg(omgeving.kaders, casus)["besluiten"]
    beslist = dict.fromkeys(k for b in gevraagd(omgeving.kaders, casus) for k in besluiten[b]["beslissend"])
    genoemd = [k for k in beslist if k in oefening.genoemd or k in bij_naam(omgeving, casus, oefening)]
    gemist = [k for k in beslist if k not in genoemd]
    uit = []
    if genoemd:
        uit.append(zeg("oefenen.gezien", kenmerken=_labels(omgeving, genoemd)))
    if gemist:
        uit.append(zeg("oefenen.gemist", kenmerken=_labels(omgeving, gemist)))
    return [*uit, *_anders_gelezen(omgeving, casus, oefening)]


def bij_naam(omgeving: Omgeving, casus: Oefencasus, oefening: Oefening) -> frozenset[str]:
    """The kenmerken of this casus that a reason names without telling their value."""
    return frozenset(k for k in casus.antwoorden if _bij_naam(omgeving, casus, k, oefening.reden))


def _bij_naam(omgeving: Omgeving, casus: Oefencasus, kenmerk: str, reden: str) -> bool:
    gevonden = omgeving.kaders.kenmerken[kenmerk]
    waarde = casus.antwoorden[kenmerk]
    waarden = waarde if isinstance(waarde, list) else [waarde]
    labels = [optie.label for optie in gevonden.opties if isinstance(optie.waarde, str) and optie.waarde in waarden]
    return noemt([gevonden.label, kenmerk.replace("_", " "), *labels], reden)


def _labels(omgeving: Omgeving, kenmerken: list[str]) -> str:
    return ", ".join(omgeving.kaders.kenmerken[k].label.lower() for k in kenmerken)


def _anders_gelezen(omgeving: Omgeving, casus: Oefencasus, oefening: Oefening) -> Iterator[str]:
    for kenmerk, waarde in oefening.genoemd.items():
        jouw = kenmerk_als_tekst(omgeving, kenmerk, waarde)
        if kenmerk not in casus.antwoorden:
            yield zeg("oefenen.niet_in_tekst", jouw=jouw)
        elif not strookt(casus.antwoorden[kenmerk], waarde):
            tekst = kenmerk_als_tekst(omgeving, kenmerk, casus.antwoorden[kenmerk])
            yield zeg("oefenen.anders_gelezen", jouw=jouw, tekst=tekst)


def nabespreking(
    omgeving: Omgeving, casus: Oefencasus, oefening: Oefening, *, met_reden: bool = True
) -> tuple[Blok, ...]:
    """What was seen of it, what is easily missed, where colleagues differ, how sure they were. `met_reden`: what was
    seen stands in their reason; else they marked it (gemarkeerd.py).
    """
    punten = gezien(omgeving, casus, oefening) if met_reden and oefening.soort != KORT else []
    blokken: list[Blok] = [lijst(punten)] if punten else []
    if casus.letop:
        blokken.append(deel(alinea(zeg("oefenen.letop")), lijst(punt.tekst for punt in casus.letop)))
    if casus.meningen:
        blokken.append(alinea(zeg("oefenen.meningen", tekst=casus.meningen)))
    if oefening.soort == KORT:
        return tuple(blokken)
    goed = all(casus.verwacht[b] == u for b, u in oefening.gegeven.items())
    return (*blokken, alinea(zeg(_ZIN[oefening.zekerheid or "redelijk", goed]), zeg("oefenen.slot")))
