"""Finding names of people in a text: name lists (Faker), the words around them, and what is no ordinary Dutch word.

What stays: organisations, places, roles ("moeder"), ordinary words. A capital helps, but isn't needed after a word that
announces a name ("zoon daan").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.begrip import namenlijsten as lijst
from bot.begrip.mensen import groep
from bot.begrip.tabel import woorden as tabelwoorden
from bot.begrip.tekst import vouw
from bot.begrip.woordenboek import bekend, bijna_bekend, lemma, samengesteld

_GROET = re.compile(r"\b(?:groet(?:en|jes)?|gr|mvg|m\.v\.g|hoogachtend|liefs)[.,!]*\s+$")
_IK_BEN = re.compile(r"\b(?:ik ben|mijn naam is|je spreekt met|u spreekt met|spreek je met|je kletst met|met)\s+$")

_WOORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", re.UNICODE)
_LANGSTE = 60  # characters of a word that can be a name; looking up takes longer than in proportion
_INITIALEN = re.compile(r"(?:[A-Z]\.){1,4}|[A-Z](?:\.[A-Z]){0,3}\.")


@dataclass
class _W:
    tekst: str
    vorm: str
    begin: int
    eind: int
    hoofdletter: bool
    caps: bool
    zinsbegin: bool


def laad() -> None:
    """Load the lists now (about 1 s) instead of at the first text."""
    lijst.naamlijsten()
    bekend("huis")


def vind_namen(tekst: str) -> list[tuple[int, int]]:
    """Spans [begin, eind) of people's names in `tekst`, in order and apart."""
    woorden = _woorden(tekst)
    grijs = _zonder_hoofdletters(woorden)
    gemaskeerd: list[tuple[int, int]] = []
    bezet = bytearray(len(tekst))
    gezien: set[str] = set()
    nr = 0
    while nr < len(woorden):
        einde = _naam_vanaf(tekst, woorden, nr, grijs)
        if einde > nr:
            begin, eind = woorden[nr].begin, woorden[einde - 1].eind
            gemaskeerd.append((begin, eind))
            bezet[begin:eind] = b"\1" * (eind - begin)
            gezien.update(w.vorm for w in woorden[nr:einde] if len(w.vorm) > 2 and w.vorm not in lijst.VOORVOEGSEL)
            nr = einde
        else:
            nr += 1
    # The same name again, elsewhere or without its capital.
    for w in woorden:
        if w.vorm.removesuffix("'s").removesuffix("s") in gezien or w.vorm in gezien:
            if (w.hoofdletter or not bekend(w.vorm)) and w.vorm not in lijst.BLIJFT and not bezet[w.begin]:
                gemaskeerd.append((w.begin, w.eind))
    return sorted(gemaskeerd)


def _woorden(tekst: str) -> list[_W]:
    uit: list[_W] = []
    vorige_eind = 0
    vast = {plek for m in lijst.VASTE_NAMEN.finditer(vouw(tekst)) for plek in range(*m.span())}
    for m in _WOORD.finditer(tekst):
        begin, eind = m.start(), m.end()
        if (
            tekst[eind - 1] == "."
            and not _INITIALEN.fullmatch(m.group())
            and vouw(m.group()[:-1]) not in tabelwoorden("afkortingen", "titel")
        ):
            eind -= 1
        stuk = tekst[begin:eind]
        if begin in vast or eind - begin > _LANGSTE:
            continue
        if begin and tekst[begin - 1] == "[" and tekst[eind : eind + 1] == "]":
            continue
        tussen = tekst[vorige_eind:begin]
        zinsbegin = not uit or bool(re.search(r"[.!?;:\n•>]|(?:^|\s)[-*]\s|\"|“|\(", tussen))
        vorm = vouw(stuk).rstrip(".")
        uit.append(_W(stuk, vorm, begin, eind, stuk[0].isupper(), len(stuk) > 1 and stuk.isupper(), zinsbegin))
        vorige_eind = eind
    return uit


def _zonder_hoofdletters(woorden: list[_W]) -> bool:
    """Whether capitals say nothing here: ALL CAPS or Every Word Capitalised.

    Only ordinary words tell, not those that start a sentence or can be names: "Dag Piet Jansen" has all its capitals for good reason.
    """
    _, voor, _, achter, _ = lijst.naamlijsten()
    gewoon = [
        w
        for w in woorden
        if len(w.vorm) > 2
        and (not w.zinsbegin or w.caps)
        and w.vorm not in voor
        and w.vorm not in achter
        and bekend(w.vorm)
    ]
    return len(gewoon) >= 2 and sum(w.hoofdletter for w in gewoon) > 0.7 * len(gewoon)


def _naam_vanaf(tekst: str, woorden: list[_W], nr: int, grijs: bool) -> int:
    """Index after the name that starts at word `nr`, or `nr` when none does."""
    w = woorden[nr]
    vorige = woorden[nr - 1] if nr else None
    los = (
        vorige is None
        or not re.fullmatch(r"[\s.,:(]*", tekst[vorige.eind : w.begin])
        or "\n" in tekst[vorige.eind : w.begin]
    )
    cue = "" if los or vorige is None else vorige.vorm.rstrip(".")
    tussen = "" if vorige is None else tekst[vorige.eind : w.begin]
    if cue == "is" and nr > 1 and woorden[nr - 2].vorm in ("naam", "voornaam", "achternaam", "roepnaam"):
        cue = "naam"
    if cue == "en" and nr > 1 and _is_cue_meervoud(woorden, nr):
        cue = "zoon"
    begroet = bool(_GROET.search(vouw(tekst[max(0, w.begin - 30) : w.begin])))
    voorgesteld = bool(_IK_BEN.search(vouw(tekst[max(0, w.begin - 30) : w.begin]))) and (w.hoofdletter and not grijs)
    sterk = begroet or voorgesteld or (cue in lijst.AANSPREEK and "," not in tussen)
    if cue in (
        "gezin",
        "heer",
        "mr",
        "huisarts",
        "psycholoog",
        "begeleider",
        "meester",
        "mentor",
        "voogd",
        "advocaat",
        "naam",
        "leerkracht",
        "collega",
    ):
        sterk = sterk and ((w.hoofdletter and not grijs) or w.vorm in lijst.VOORVOEGSEL)
    rol = cue in lijst.ROLLEN
    if rol and "." in tussen:
        rol = False
    # Initials: "J.P. van den Berg".
    if (
        _INITIALEN.fullmatch(w.tekst if w.tekst.endswith(".") else w.tekst + ".")
        and w.tekst.isupper()
        and "." in w.tekst
    ):
        einde = _achternaam(tekst, woorden, nr + 1, grijs, streng=False)
        return einde if einde > nr + 1 else nr
    # A prefix first: "mevrouw de vries", "familie El Amrani", "gesproken met Van Dijk".
    if w.vorm in lijst.VOORVOEGSEL and (
        sterk
        or (rol and w.hoofdletter and not w.zinsbegin)
        or (w.hoofdletter and not w.zinsbegin and not grijs and cue not in lijst.ORGANISATIE)
    ):
        einde = _achternaam(tekst, woorden, nr, grijs, streng=not sterk)
        if einde > nr and (sterk or _achternaam_kan(woorden[einde - 1])):
            return einde
        return nr
    if not _kan_naam(tekst, woorden, nr, cue, sterk, rol, grijs):
        return nr
    return _achternaam(tekst, woorden, nr + 1, grijs, streng=True)


def _is_cue_meervoud(woorden: list[_W], nr: int) -> bool:
    """ "zonen Daan en Bram": the second name stands behind the first."""
    paar = groep("kind", "broer", meer=True) | {"tweeling", "zoon", "dochter"}
    return any(w.vorm in paar for w in woorden[max(0, nr - 4) : nr - 2])


def _kan_naam(tekst: str, woorden: list[_W], nr: int, cue: str, sterk: bool, rol: bool, grijs: bool) -> bool:
    w = woorden[nr]
    voor_nl, voor, achter_nl, achter, plaatsen = lijst.naamlijsten()
    vorm = w.vorm.removesuffix("'s")
    if vorm.endswith("s") and vorm not in voor and vorm[:-1] in voor and w.hoofdletter:
        vorm = vorm[:-1]
    delen = [d for d in re.split(r"[-']", vorm) if len(d) > 1]
    hoofd = w.hoofdletter and not grijs
    if (
        len(vorm) < 2
        or vorm in lijst.BLIJFT
        or vorm in lijst.ROLLEN
        or vorm in lijst.AANSPREEK
        or (w.caps and not grijs and len(vorm) <= 5 and vorm not in voor_nl)
    ):
        return False
    if vorm in lijst.ORGANISATIE or (cue in lijst.ORGANISATIE and not sterk) or _in_organisatie(tekst, woorden, nr):
        return False
    if vorm in plaatsen and not (sterk or rol):
        return False
    in_nl = any(d in voor_nl for d in delen[:1]) or vorm in voor_nl
    in_lijst = in_nl or vorm in voor or vorm in achter or any(d in achter for d in delen[1:])
    gewoon = (
        bekend(vorm)
        or samengesteld(vorm)
        or bool(lijst.VAKWOORD.match(vorm))
        or ("-" in vorm and bekend(delen[-1] if delen else vorm))
    )
    vervoegd = gewoon and lemma(vorm) != vorm
    if sterk:
        if hoofd:
            return not (w.zinsbegin and gewoon and not in_lijst) and not lijst.VAKWOORD.match(vorm)
        return (
            (in_lijst and not vervoegd)
            or (vorm in achter_nl)
            or (not gewoon and len(vorm) > 2 and not (len(vorm) > 5 and bijna_bekend(vorm)))
        )
    if rol:
        if hoofd and not w.zinsbegin:
            return in_lijst or not gewoon
        return (in_nl and not vervoegd) or (not gewoon and in_lijst and len(vorm) > 2)
    if hoofd and not w.zinsbegin:
        if cue in lijst.PLAATS and not in_nl:
            return False
        if gewoon:
            return (vorm in voor_nl or vorm in achter_nl) and not vervoegd
        return in_lijst or not (bijna_bekend(vorm) and len(vorm) > 6)
    if hoofd:
        if gewoon:
            return in_nl and vorm not in ("lieve", "wil") and _lijkt_onderwerp(tekst, woorden, nr)
        return (
            in_nl
            or (in_lijst and len(vorm) > 2)
            or (
                _lijkt_onderwerp(tekst, woorden, nr)
                and not (len(vorm) > 5 and bijna_bekend(vorm))
                and not vorm.endswith(("ing", "heid", "atie", "ische", "isch", "ant", "ante", "ief", "teit"))
            )
        )
    # No capital and nothing that announces it: only what can't be anything else.
    if gewoon or len(vorm) < 4 or vorm in lijst.GEWOON_KLEIN:
        return False
    return in_nl or (not bijna_bekend(vorm) and _voor_achternaam(tekst, woorden, nr))


_ONDERWERP = re.compile(
    r"\s*(?:[,(]\s*(?:\d{1,2}\b|geb)|(?:\d{1,2}|van \d+) ?(?:jaar|jr|jarige|j\b)|(?:en|&) [A-Z]|(?:is|heeft|woont|wil|gaat|zit|slaapt|komt|krijgt|kan|zegt|vertelt|belt|belde|was|had|durft|moet|mag|loopt|luistert|huilt|spijbelt|slikt|gebruikt|blowt|drinkt|vindt|ging|werkt|weigert|slaat|doet|voelt|verblijft|staat|ziet|maakt|lijkt|heet)\b)"
)


def _lijkt_onderwerp(tekst: str, woorden: list[_W], nr: int) -> bool:
    """Whether the word is followed by an age, a verb or a capital: "Roos is 7", "Storm (4)", "Mark Visser"."""
    na = tekst[woorden[nr].eind : woorden[nr].eind + 25]
    if _ONDERWERP.match(na):
        return True
    return (
        nr + 1 < len(woorden)
        and woorden[nr + 1].hoofdletter
        and na.startswith(" ")
        and _achternaam_kan(woorden[nr + 1])
    )


def _voor_achternaam(tekst: str, woorden: list[_W], nr: int) -> bool:
    """Whether a family name that is no other word follows directly: "SIEBRIGJE WOUDA-TERPSTRA" in a text of capitals only."""
    return (
        nr + 1 < len(woorden)
        and tekst[woorden[nr].eind : woorden[nr + 1].begin] == " "
        and _zeker_achternaam(woorden[nr + 1].vorm)
    )


def _zeker_achternaam(vorm: str) -> bool:
    _, _, _, achter, _ = lijst.naamlijsten()
    return (
        not bekend(vorm)
        and not samengesteld(vorm)
        and any(deel in achter and not bekend(deel) for deel in vorm.split("-"))
    )


def _in_organisatie(tekst: str, woorden: list[_W], nr: int) -> bool:
    """Whether the word belongs to a run of capitals that an organisation word starts ("Jeugdbescherming West")."""
    for terug in range(nr - 1, max(-1, nr - 4), -1):
        w = woorden[terug]
        if not re.fullmatch(r"[ '’]*", tekst[w.eind : woorden[terug + 1].begin]):
            return False
        if w.vorm in lijst.ORGANISATIE:
            return True
        if not (w.hoofdletter or w.vorm in ("de", "het", "van", "den", "der")):
            return False
        if (
            w.hoofdletter
            and (samengesteld(w.vorm) or w.vorm in ("veilig", "jeugdbescherming", "jeugdhulp", "ggz", "leger"))
            and not w.zinsbegin
        ):
            return True
    return False


def _achternaam_kan(w: _W) -> bool:
    _, voor, _, achter, plaatsen = lijst.naamlijsten()
    if w.vorm in lijst.BLIJFT or w.vorm in lijst.ROLLEN or (w.vorm in plaatsen and w.vorm not in achter):
        return False
    return w.vorm in achter or w.vorm in voor or not (bekend(w.vorm) or samengesteld(w.vorm))


def _achternaam(tekst: str, woorden: list[_W], nr: int, grijs: bool, streng: bool) -> int:
    """Index after the prefixes and family names that follow directly; `nr` when none do."""
    _, voor, achter_nl, _achter, _ = lijst.naamlijsten()
    goed = plek = nr
    prefix = False
    while plek < len(woorden) and plek < nr + 6:
        w = woorden[plek]
        if plek and not re.fullmatch(r"[ \t'’-]{1,2}|\. ", tekst[woorden[plek - 1].eind : w.begin]) and plek > nr - 1:
            if not (
                plek == nr
                and nr > 0
                and re.fullmatch(r"[\s.:]*", tekst[woorden[plek - 1].eind : w.begin])
                and not streng
            ):
                break
        if w.vorm in lijst.VOORVOEGSEL:
            prefix = True
        elif lijst.VAKWOORD.match(w.vorm) or w.vorm in lijst.ORGANISATIE:
            break
        elif (
            w.hoofdletter
            and not grijs
            and (w.vorm not in lijst.BLIJFT or prefix)
            and not (w.caps and len(w.vorm) <= 4 and not prefix)
        ):
            if streng and not prefix and not _achternaam_kan(w) and w.vorm not in voor:
                break
            goed, prefix = plek + 1, False
        elif (
            (prefix or plek == nr)
            and w.vorm in achter_nl
            and (prefix or not bekend(w.vorm))
            and w.vorm not in lijst.BLIJFT
        ) or (w.vorm not in lijst.BLIJFT and _zeker_achternaam(w.vorm)):
            goed, prefix = plek + 1, False
        else:
            break
        plek += 1
    return goed
