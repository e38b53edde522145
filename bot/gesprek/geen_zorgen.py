"""Where nothing is the matter: the questions that are left, said in one go, with what is the exception.

Offered once, above the question in hand, which stays the open prompt: a bare answer never means this list. Urgency and
safety are never in it (the kaders see to that: kenmerken.yml, `geen_zorgen`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.afweging.antwoorden import naar_json
from bot.afweging.model import Kenmerk
from bot.begrip.antwoord import kaal
from bot.begrip.tekst import tokens, vouw
from bot.begrip.vermelding import Vermelding
from bot.lijn.doet import Doet
from bot.schrijfwijze import en

from .blokken import Bericht, Knop, bericht, lijst
from .feiten import DRINGEND, feiten
from .prompt import eindbericht
from .staat import Beurt, Omgeving, Reactie, Staat, advies, met_antwoorden, open_prompt
from .teksten import zeg
from .voorstel import stel_voor
from .zinnen import scheiding, zegt

_MINSTENS = 3  # for fewer a list isn't shorter than the questions
_MINSTENS_GEVRAAGD = 2
# What "geen zorgen" says nothing about: what the button says of it, or that it is asked.
_APART = {"zorgvorm": ("geen_zorgen.niet_zorgvorm", "geen_zorgen.wel_zorgvorm")}
_WOORD = 5  # letters of a word of a label that is enough to name it


def met_aanbod(omgeving: Omgeving, uit: Reactie) -> Reactie:
    """The same, with the list above the question in hand where it is shorter, once an afweging."""
    if uit.staat is None or uit.staat.aangeboden or not uit.berichten or uit.berichten[-1].custom is None:
        return uit
    namen = _mogelijk(omgeving, uit.staat)
    gevraagd = omgeving.kaders.kenmerken.get(uit.staat.vraag or "")
    if len(namen) < _MINSTENS or gevraagd is None or gevraagd.geen_zorgen is None:
        return uit
    return _met_lijst(omgeving, uit, namen)


def _met_lijst(omgeving: Omgeving, uit: Reactie, namen: Sequence[str]) -> Reactie:
    assert uit.staat is not None
    *eerder, laatste = uit.berichten
    staat = replace(uit.staat, aangeboden=list(namen))
    return replace(uit, staat=staat, berichten=(*eerder, _bericht(omgeving, namen), laatste))


def _mogelijk(omgeving: Omgeving, staat: Staat) -> list[str]:
    """What is left to ask and may be said in one go; nothing in an emergency, or while something else is open."""
    dringend = {(k, w) for k, w in staat.antwoorden.items() if isinstance(w, str)} & DRINGEND
    if open_prompt(staat) != "vraag" or dringend:
        return []
    kenmerken = omgeving.kaders.kenmerken
    ontbreekt = advies(omgeving, staat)["ontbreekt"]
    return [k for k in ontbreekt if kenmerken[k].geen_zorgen is not None and k not in staat.overgeslagen]


def _bericht(omgeving: Omgeving, namen: Iterable[str]) -> Bericht:
    kenmerken = [omgeving.kaders.kenmerken[naam] for naam in namen]
    punten = [f"{k.label}: {en(k.zinnen(k.geen_zorgen))}" for k in kenmerken]
    apart = [k for k in kenmerken if _apart(k.id)]
    alles = zeg("knoppen.alles_geen_zorgen")
    knoppen = [Knop(", ".join([alles, *(_apart(k.id) for k in apart)]), Doet.GEEN_ZORGEN)]
    knoppen += [Knop(f"{alles}, {zeg(_APART[k.id][1])}", Doet.GEEN_ZORGEN, k.id) for k in apart]
    rest = [k for k in kenmerken if k not in apart]
    knoppen += [Knop(zeg("knoppen.behalve", kenmerk=k.label), Doet.GEEN_ZORGEN, k.id) for k in rest]
    return bericht(zeg("geen_zorgen.vraag"), lijst(punten), zeg("geen_zorgen.hoe"), knoppen=knoppen)


def _apart(kenmerk: str) -> str:
    """What "geen zorgen" doesn't say of this kenmerk and the button therefore does ("geen jeugdhulp"); "" of most."""
    return zeg(_APART[kenmerk][0]) if kenmerk in _APART else ""


def _zonder_apart(staat: Staat, tekst: str) -> tuple[str, list[str]]:
    """The text without what it says of those, and which of them it says nothing about: these are asked."""
    stil = []
    for kenmerk in filter(_apart, staat.aangeboden):
        kort = re.sub(
            rf"[,;]?\s*(?:\ben\b\s+)?(?:er\s+(?:loopt|is)\s+)?\b{re.escape(_apart(kenmerk))}\b", "", vouw(tekst)
        )
        if kort == vouw(tekst):
            stil.append(kenmerk)
        else:
            tekst = kort
    return tekst, stil


def _waarde(kenmerk: Kenmerk) -> Any:
    return naar_json(kenmerk.geen_zorgen)


def gezegd(omgeving: Omgeving, staat: Staat, behalve: Iterable[str] = ()) -> Reactie:
    """Everything that was listed and is still unknown has no worries, but for these; the first of those is asked."""
    behalve = list(behalve)
    kenmerken = omgeving.kaders.kenmerken
    klaar = {*staat.antwoorden, *staat.overgeslagen, *behalve}
    nu = {k: _waarde(kenmerken[k]) for k in staat.aangeboden if k in kenmerken and k not in klaar}
    na = met_antwoorden(omgeving, staat, nu) if nu else staat
    open_ = [k for k in behalve if k in advies(omgeving, na)["ontbreekt"]]
    na = replace(na, vraag=open_[0] if open_ else na.vraag)
    zinnen = [zeg("geen_zorgen.genoteerd") if nu else zeg("geen_zorgen.niets_over")]
    if open_:
        zinnen.append(zeg("geen_zorgen.vraag_door", kenmerken=en(kenmerken[k].label.lower() for k in open_)))
    return Reactie(na, (bericht(" ".join(zinnen)), eindbericht(omgeving, na)))


def getypt(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie | None:
    """ "Alles geen zorgen, behalve school": the same in words; None when the text is something else.

    An exception that isn't on the list is asked back, and nothing is filled in.
    """
    labels = _labels(omgeving, staat)
    tekst, stil = _zonder_apart(staat, beurt.tekst)
    hoofd, uitzonderingen = scheiding("behalve", tekst, labels.values())
    if open_prompt(staat) != "vraag" or not zegt("geen_zorgen", hoofd):
        return None
    if not staat.aangeboden:
        namen = _mogelijk(omgeving, staat)
        if len(namen) < _MINSTENS_GEVRAAGD:
            return None
        return _met_lijst(omgeving, Reactie(staat, (eindbericht(omgeving, staat),)), namen)
    behalve: list[str] = []
    for deel in uitzonderingen:
        bedoeld = _bedoeld(omgeving, staat, deel, beurt)
        if not bedoeld and not _gelezen(deel, beurt):
            zin = zeg("geen_zorgen.wat_bedoel_je", gezegd=deel)
            return Reactie(staat, (bericht(zin), eindbericht(omgeving, staat)))
        behalve += [k for k in bedoeld if k not in behalve]
    uit = gezegd(omgeving, staat, [*behalve, *(k for k in stil if k not in behalve)])
    # A label names a question, and says nothing about it: "behalve stapeling" is no value of it.
    verteld = [deel for deel in uitzonderingen if not _bij_naam(labels, deel)]
    return _met_feiten(omgeving, uit, [v for deel in verteld for v in _gelezen(deel, beurt)])


def _labels(omgeving: Omgeving, staat: Staat) -> dict[str, str]:
    kenmerken = omgeving.kaders.kenmerken
    return {k: kenmerken[k].label for k in staat.aangeboden if k in kenmerken}


def _bij_naam(labels: Mapping[str, str], deel: str) -> list[str]:
    """What these words name in full."""
    return [k for k, label in labels.items() if kaal(deel) in (k, kaal(label))]


def _gelezen(deel: str, beurt: Beurt) -> list[Vermelding]:
    """What was read in these words."""
    return [v for v in beurt.vermeldingen if kaal(v.tekst) in kaal(deel)]


def _bedoeld(omgeving: Omgeving, staat: Staat, deel: str, beurt: Beurt) -> list[str]:
    """Which of the list these words name: by name, by a word that only that label has, or by what was read in them."""
    labels = _labels(omgeving, staat)
    if heel := _bij_naam(labels, deel):
        return heel
    gezegd = {t.vorm for t in tokens(vouw(deel))}
    gelezen = {v.kenmerk for v in _gelezen(deel, beurt)}
    per_label = {k: {t.vorm for t in tokens(vouw(label)) if len(t.vorm) >= _WOORD} for k, label in labels.items()}
    vaak = Counter(woord for woorden in per_label.values() for woord in woorden)
    eigen = {k: {woord for woord in woorden if vaak[woord] == 1} for k, woorden in per_label.items()}
    return [k for k in labels if k in gelezen or any(_noemt(a, b) for a in gezegd for b in eigen[k])]


def _noemt(gezegd: str, woord: str) -> bool:
    return gezegd == woord or (len(gezegd) >= _WOORD and woord.startswith(gezegd))


def _met_feiten(omgeving: Omgeving, uit: Reactie, gelezen: Sequence[Vermelding]) -> Reactie:
    """What the exceptions say themselves ("behalve schulden") is read back."""
    assert uit.staat is not None
    gevonden, botst = feiten(gelezen, omgeving.kaders.kenmerken, uit.staat.antwoorden)
    nieuwe = [f for f in gevonden if f.waarde is not None]
    if not nieuwe and not botst:
        return uit
    voor = stel_voor(omgeving, uit.staat, nieuwe, botst)
    return replace(voor, berichten=(*uit.berichten[:-1], *voor.berichten))
