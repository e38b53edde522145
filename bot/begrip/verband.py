"""How a mention stands in its sentence: denied, past, doubted, unknown or under a condition.

Works on the words around it: a marker counts when it isn't part of a phrase itself ("geen werk", "niet gemotiveerd") and
when nothing between it and the mention ends its reach ("maar", a new clause).
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from bot.begrip.vermelding import GENOEMD, MOGELIJK, ONBEKEND, ONTKEND, VERLEDEN
from bot.begrip.zinnen import Tekst

_GEEN = frozenset(["geen", "gene", "geene", "zonder", "noch", "nul", "nooit"])
_NIET = frozenset(["niet", "nie", "nooit", "nergens", "nimmer"])
_BREUK = frozenset(
    [
        "maar",
        "echter",
        "wel",
        "terwijl",
        "doch",
        ";",
        "(",
        ")",
        ":",
        "daarentegen",
        "wél",
        "want",
        "doordat",
        "omdat",
        "waardoor",
        "vanwege",
        "wegens",
    ]
)
_WERKWOORD = frozenset(
    [
        "is",
        "zijn",
        "was",
        "waren",
        "heeft",
        "hebben",
        "had",
        "hadden",
        "wordt",
        "worden",
        "werd",
        "wil",
        "willen",
        "kan",
        "kunnen",
        "gaat",
        "gaan",
        "zit",
        "zitten",
        "komt",
        "komen",
        "krijgt",
        "krijgen",
        "doet",
        "doen",
        "moet",
        "moeten",
        "mag",
        "mogen",
        "staat",
        "staan",
        "weigert",
        "drinkt",
        "gebruikt",
        "speelt",
        "spelen",
        "loopt",
        "lopen",
        "woont",
        "wonen",
        "blijft",
        "blijven",
        "houdt",
        "houden",
        "vindt",
        "vinden",
        "geeft",
        "geven",
        "laat",
        "laten",
        "maakt",
        "maken",
        "lijkt",
        "lijken",
        "zegt",
        "ziet",
        "slaat",
        "heb",
        "ben",
        "hep",
        "ligt",
    ]
)
_VOORNAAMWOORD = frozenset(
    ["ik", "hij", "zij", "ze", "je", "we", "wij", "u", "men", "jullie", "het", "dat", "dit", "er"]
)
# What may stand between "niet" and what it denies.
_TUSSEN_NIET = frozenset(
    [
        "meer",
        "echt",
        "langer",
        "zo",
        "heel",
        "erg",
        "ernstig",
        "per",
        "se",
        "in",
        "de",
        "het",
        "een",
        "van",
        "sprake",
        "last",
        "bekend",
        "met",
        "ook",
        "altijd",
        "direct",
        "duidelijk",
        "zelf",
        "eens",
        "aan",
        "als",
        "te",
        "ooit",
        "acuut",
        "structureel",
        "eerder",
        "verder",
        "voor",
        "zijn",
        "haar",
        "hun",
        "meteen",
        "bij",
        "of",
        "nu",
        "daadwerkelijk",
    ]
)
_HEDEN = frozenset(
    ["maar", "nu", "inmiddels", "tegenwoordig", "momenteel", "thans", "sindsdien", "nog", "weer", "opnieuw", "steeds"]
)
_VERLEDEN = re.compile(
    r" (?:vroeger|vroegere|veroordeeld|voorheen|destijds|indertijd|verleden|ooit|eerder|eerdere|voormalige?|jaren geleden|geleden|als kind|vorig jaar|vorige (?:relatie|school|zomer|winter|partner)|in (?:19|20)\d\d|"
    r"tot (?:19|20)\d\d|tot (?:vorig|voor) \w+|(?:19|20)\d\d|clean|nuchter sinds|hersteld|genezen|overwonnen|afgerond|afgesloten|opgelost|afgelost|beeindigd|opgeheven|voorbij|verholpen|achter de rug|geschiedenis van|in haar jeugd|in zijn jeugd) "
)
_NIET_VERLEDEN = re.compile(
    r" (?:nooit|niet|nog niet|sinds|al) (?:\w+ ){0,2}(?:afgerond|afgesloten|opgelost|afgelost|hersteld|eerder|ooit|geleden) | zo snel | eerder deze | al eerder | nooit eerder | sinds (?:\w+ ){0,3}(?:geleden|vorig jaar|vorige \w+|(?:19|20)\d\d)| niet eerder "
)
_VERLEDEN_NA = re.compile(
    r"^ (?:gezeten|gewoond|verbleven|gelogeerd) |^ (?:\S+ ){0,6}?(?:gehad|geweest|niet meer(?: zo| voor| aan de orde| aanwezig)?(?= [.,;!?)]| $| zo| sinds| nu)|verleden tijd|clean|hersteld|afgelost|opgelost|opgeheven|beeindigd|afgesloten|overwonnen|voorbij|geen sprake meer van|behoort tot het verleden|(?:is|zijn) (?:nu |gelukkig |inmiddels )?(?:over|weg)(?= [.,;!?)]| en| $)) "
)
_WAS = frozenset(["was", "waren", "had", "hadden", "werd", "werden"])
_TWIJFEL = re.compile(
    r" (?:mogelijk|mogelijke|misschien|wellicht|vermoeden|vermoedens|vermoedt|voorkomen dat|vermoeden we|vermoedelijk|vermoedelijke|waarschijnlijk|lijkt|lijken|twijfel|twijfels|twijfelen|(?:denk|denken|denkt|gedacht) (?:wordt |we |wij |ik )?(?:ook )?(?:aan|dat)|"
    r"(?:wordt|word) (?:\w+ )?gedacht aan|bang dat|vrezen|vrees|vreest|zou|zouden|schijnt|schijnen|signalen|verdenking|verdenkt|vraagtekens|niet zeker of|indruk|suggereert|kan zijn dat|eventueel|eventuele|lijkt erop|gevoel dat|vraag of|vraag is of|risico op|onderzoek naar|onderzoekt|aangifte (?:van|wegens|tegen|over)|verdacht van|beschuldigd van|beschuldigt|kans op|dreigt|dreigend|dreigende|dreigen) "
)
_TWIJFEL_NA = re.compile(
    r"^ (?:\S+ ){0,7}?(?:niet (?:bevestigd|vastgesteld|bewezen|onderzocht|gediagnosticeerd|zeker)|nooit (?:onderzocht|vastgesteld|bevestigd)|geen bewijs|bewijs is er (?:nog )?niet|nog niet (?:officieel )?vastgesteld|vermoed) |^ (?:\?|\( \?|mogelijk |misschien )"
)
_ONBEKEND = re.compile(
    r" (?:onbekend|onduidelijk|niet (?:bekend|duidelijk|zeker)|nog niet (?:bekend|duidelijk)|(?:weet|weten|wist) (?:ik |we |wij |men |nog |ook |eigenlijk )*(?:niet|niks|niets|nog niet)|geen (?:idee|zicht|informatie|beeld)|nog geen (?:zicht|beeld|informatie|idee)|"
    r"(?:onderzoekt|onderzoeken|bekijkt|bekijken|beoordeelt|overweegt|overwegen|onderzocht wordt|wordt onderzocht|wordt bekeken)|(?:kennen|ken) (?:we |wij |ik )?niet|vraag is(?: of)?|is de vraag|niet te zeggen|uitzoeken|nagaan|navragen|nog niet (?:besproken|uitgezocht|gevraagd|in beeld)|moeten we nog) (?:\S+ ){0,2}?(?:of|over|op|van|hoe|wat|wie|in hoeverre|naar|welke?|de|is|:|nog) "
)
_ONBEKEND_NA = re.compile(
    r"^ (?:\S+ ){0,5}?(?:onbekend|onduidelijk|niet bekend|niet duidelijk|nog niet bekend|(?:weten|weet|weet|wist) (?:we |wij |ik |men |nog |ook |het )*(?:niet|niets|niks|weinig)|(?:kennen|ken) (?:we |wij |ik )?(?:nog )?niet|geen (?:zicht op|idee van|beeld van)|(?:nog )?(?:geen zicht|niet in beeld)|\? \?) "
)
# "niet in staat zelf regie te voeren", "het lukt niet om …": what should be able to, can't.
_KAN_NIET = re.compile(
    r" (?:niemand (?:kan|kon|weet) (?:garanderen|zeggen|zorgen|instaan)|(?:niet|nooit|onvoldoende|nauwelijks|amper) (?!alleen )(?:\S+ ){0,2}?in staat|(?:lukt|lukte|lukken|gelukt|slaagt|slagen|slaagde|slaagden|kan|kunnen|kon|konden|weet|weten) (?:\S+ ){0,4}?(?:niet|onvoldoende|nauwelijks|amper)(?! alleen| meer dan)|"
    r"(?:niet|onvoldoende|nauwelijks|amper) (?:\S+ )?(?:gelukt|lukken|kunnen|slagen|voor elkaar|haalbaar|reeel|realistisch|mogelijk|bij machte)|(?:denk|denken|denkt|geloof|geloven|verwacht|verwachten|vind|vinden) (?:\S+ )?niet dat) "
    r"(?:(?!(?:en|is|zijn|wel|heeft|hebben|dus|want|maar) )\S+ ){0,6}$"
)
_KAN_NIET_NA = re.compile(
    r"^ (?:(?!(?:en|of|als|dat|maar) )\S+ ){0,3}?(?:lukt|lukken|lukte|kan|kunnen|gelukt|gaat) (?:\S+ ){0,3}?(?:niet|onvoldoende|nauwelijks|amper)(?! (?:altijd|alleen|helemaal)) "
)
# "schulden: nee", "verslaving - geen"
_NEE = re.compile(r"^ (?:(?:: |- |\( )(?:nee|neen|geen|niet|nvt|n\.v\.t\.|nihil|0)|nee|neen)(?: [.,;)/]|(?= $))")
_VOORWAARDE = re.compile(r" (?:als|indien|mocht|mochten|tenzij|zodra|wanneer|ingeval|zolang|stel dat) $")
_ALS_GEEN = frozenset(
    [
        "kind",
        "kleuter",
        "jongen",
        "meisje",
        "gevolg",
        "moeder",
        "vader",
        "ouder",
        "tiener",
        "volwassene",
        "verwijzer",
        "slachtoffer",
        "dader",
        "gezin",
        "puber",
        "baby",
        "het",
        "jong",
        "jeugdige",
        "vrouw",
        "man",
        "peuter",
        "mens",
        "ik",
    ]
)


class Verband:
    """The context of mentions in one text. `vast` are the places of words that belong to a phrase of their own."""

    def __init__(self, tekst: Tekst, vast: AbstractSet[int]) -> None:
        self._t = tekst
        self._vast = vast

    def zekerheid(self, begin: int, eind: int) -> str:
        """One of genoemd, ontkend, mogelijk, onbekend, verleden for the mention at words [begin, eind)."""
        eerste, laatste = self._t.zinsgrenzen(begin)
        if self._onbekend(eerste, begin, eind, laatste):
            return ONBEKEND
        if self._voorwaarde(eerste, begin):
            return MOGELIJK
        if self._ontkend_voor(eerste, begin, eind, laatste) or self._ontkend_na(eind, laatste):
            return ONTKEND
        if self._verleden(eerste, begin, eind, laatste):
            return VERLEDEN
        if self._twijfel(eerste, begin, eind, laatste):
            return MOGELIJK
        return GENOEMD

    def voorwaardelijk(self, begin: int) -> bool:
        """Whether what is said at word `begin` is a condition only ("als hij haar slaat, …")."""
        return self._voorwaarde(self._t.zinsgrenzen(begin)[0], begin)

    def _woorden(self, van: int, tot: int) -> str:
        return " " + " ".join(self._t.vormen[max(0, van) : tot]) + " "

    def _deel(self, eerste: int, plek: int, over_komma: bool = False) -> int:
        """Where the clause that holds `plek` begins: after "maar", a comma (unless `over_komma`) or the sentence's start."""
        terug = plek
        while terug > eerste:
            vorm = self._t.vormen[terug - 1]
            if vorm in ("maar", "echter", ";", "terwijl", "want") or (vorm == "," and not over_komma):
                break
            terug -= 1
        return terug

    def _deel_eind(self, eind: int, laatste: int) -> int:
        verder = eind
        while verder < laatste and self._t.vormen[verder] not in ("maar", "echter", ";", ",", "terwijl", "want", "wel"):
            verder += 1
        return verder

    def _ontkend_voor(self, eerste: int, begin: int, eind: int, laatste: int) -> bool:
        vormen = self._t.vormen
        komma = en = False
        werkwoord = False
        for afstand, plek in enumerate(range(begin - 1, max(eerste, begin - 14) - 1, -1)):
            vorm = vormen[plek]
            if plek in self._vast and vorm in _GEEN | _NIET:
                # "Geen sprake van geweld, verslaving of schulden": its first part may be a phrase by itself.
                return vorm in _GEEN and not werkwoord and not en and self._in_opsomming(plek, begin, eind, laatste)
            if vorm in _GEEN or vorm in _NIET:
                if vormen[plek + 1 : plek + 2] in (("alleen",), ("enkel",), ("slechts",)):
                    return False
                if vorm in _GEEN and vorm != "nooit":
                    if werkwoord or (komma and not self._opsomming(plek, eind, laatste)):
                        return False
                    return afstand <= 12
                return not komma and not en and self._alleen_tussen(plek + 1, begin)
            if vorm in _BREUK or (plek in self._vast and vorm in _BREUK):
                return False
            komma = komma or vorm == ","
            en = en or vorm == "en"
            werkwoord = (
                werkwoord
                or (vorm in _WERKWOORD and plek not in self._vast and vormen[plek + 1 : plek + 2] != ("van",))
                or (vorm in _VOORNAAMWOORD and (komma or en))
            )
        return False

    def _alleen_tussen(self, van: int, tot: int) -> bool:
        return tot - van <= 6 and all(
            self._t.vormen[p] in _TUSSEN_NIET
            or p in self._vast
            or (p and self._t.vormen[p - 1] == "of")
            or self._t.vormen[p + 1 : p + 2] == ("of",)
            for p in range(van, tot)
        )

    def _opsomming(self, negatie: int, eind: int, laatste: int) -> bool:
        """Whether "geen a, b of c" is one list: "of" or "noch" joins its last part, and no verb comes before that."""
        for plek in range(negatie + 1, laatste):
            vorm = self._t.vormen[plek]
            if vorm in ("of", "noch"):
                return True
            if vorm in _BREUK or vorm in _WERKWOORD or vorm in _VOORNAAMWOORD:
                return False
        return False

    def _in_opsomming(self, negatie: int, begin: int, eind: int, laatste: int) -> bool:
        """Whether the mention is itself a part of a list "geen a, b of c"."""
        voor, na = self._t.vormen[begin - 1], self._t.vormen[eind : eind + 1]
        return voor in ("of", "noch") or (
            voor == ","
            and (na in ((",",), ("of",), ("noch",)) or "of" in self._t.vormen[begin:eind])
            and self._opsomming(negatie, eind, laatste)
        )

    def kan_niet(self, begin: int, eind: int) -> bool:
        """Whether the text says that what is mentioned at words [begin, eind) isn't within their power."""
        eerste, laatste = self._t.zinsgrenzen(begin)
        if _KAN_NIET.search(self._woorden(self._deel(eerste, begin), begin)):
            return True
        if not {"lukt", "lukken", "kan", "kunnen", "gaat"}.isdisjoint(self._t.vormen[begin:eind]) and self._t.vormen[
            eind : eind + 1
        ] in (("niet",), ("onvoldoende",), ("nauwelijks",)):
            return self._t.vormen[eind + 1 : eind + 2] not in (("altijd",), ("alleen",), ("helemaal",))
        return _KAN_NIET_NA.match(self._woorden(eind, min(self._deel_eind(eind, laatste), eind + 8))) is not None

    _NA = re.compile(
        r"^ (?:(?:en|of|,|noch) \S+ ){0,3}?(?:is|zijn|er|hier|daar|spelen|speelt|zien|zie|we|wij|ik|lijkt|lijken|wordt|worden|heeft|hebben|hij|zij|ze|ook|nu|momenteel|thuis|komt|komen|bestaat|van|daarvan|hiervan|op dat vlak|dit gezin|"
        r"bij \S+|bij (?:de|het|dit) \S+|in (?:de|het|dit) \S+|gelukkig|eigenlijk|verder|nog|helemaal|in elk geval|kan|kunnen|mag|wil|willen|gaat|voor|vooralsnog|op dit moment) "
        r"(?:(?:is|zijn|er|hier|daar|spelen|speelt|zien|zie|we|wij|ik|lijkt|lijken|wordt|worden|heeft|hebben|hij|zij|ze|ook|nu|momenteel|thuis|komt|komen|bestaat|van|daarvan|hiervan|verder|gelukkig|eigenlijk|nog|helemaal|bij \S+|in dit gezin|op dit moment|de orde) )*"
        r"(?<! ook )(?:niet|nie|nooit|geen sprake(?: van)?|geen zorgen|nihil|afwezig|uitgesloten)(?! (?:alleen|goed|behandeld|onder|op orde|minder|te|onderzocht|in behandeling|zo |altijd|meer te|zomaar|bekend|duidelijk|vastgesteld|bevestigd|gediagnosticeerd|bewezen|genoeg|voldoende|zeker|in beeld))"
    )

    def _ontkend_na(self, eind: int, laatste: int) -> bool:
        einde = min(self._deel_eind(eind, laatste), eind + 10)
        if _NEE.match(self._woorden(eind, min(laatste, eind + 5))):
            return True
        woorden = ("·" if p in self._vast else self._t.vormen[p] for p in range(eind, einde))
        return self._NA.match(" " + " ".join(woorden) + " ") is not None

    def _verleden(self, eerste: int, begin: int, eind: int, laatste: int) -> bool:
        vormen = self._t.vormen
        start = self._deel(eerste, begin, over_komma=True)
        # A verb after the last comma makes a new clause: the marker before it no longer reaches.
        komma = self._deel(eerste, begin)
        if komma > start and any(vormen[p] in _WERKWOORD for p in range(komma, min(laatste, eind + 3))):
            start = komma
        # "Vroeger was er verslaving: meneer heeft schulden": so does a colon between two clauses.
        punt = max((p for p in range(start, begin) if vormen[p] == ":"), default=start)
        if any(vormen[p] in _WERKWOORD for p in range(start, punt)) and any(
            vormen[p] in _WERKWOORD for p in range(punt, begin)
        ):
            start = punt
        for plek in range(begin - 1, start - 1, -1):
            if vormen[plek] in _HEDEN and plek not in self._vast:
                start = plek
                break
        slot = self._deel_eind(eind, laatste)
        # "Vorig jaar is een OTS uitgesproken": that something began in the past says that it is there now.
        if any(
            w in vormen[max(start, begin - 3) : min(slot, eind + 4)]
            for w in (
                "uitgesproken",
                "opgelegd",
                "gestart",
                "begonnen",
                "verleend",
                "ingegaan",
                "toegewezen",
                "vastgesteld",
                "gediagnosticeerd",
            )
        ):
            return False
        for plek in range(eind, slot - 1):
            if vormen[plek] == "en" and vormen[plek + 1] in _WERKWOORD | _VOORNAAMWOORD:
                slot = plek
                break
        rondom = self._woorden(start, begin) + "·" + self._woorden(eind, slot)
        if _VERLEDEN.search(_NIET_VERLEDEN.sub(" ", rondom)):
            return True
        if re.search(
            r" (?:al|alles|veel|hulp|eerder) (?:\S+ ){0,2}?gehad (?::|\() [^:]*$", self._woorden(eerste, begin)
        ) and not any(
            vormen[p] in _WERKWOORD for p in range(max(p for p in range(eerste, begin) if vormen[p] == "gehad"), begin)
        ):
            return True
        # A new clause with its own subject isn't about the mention any more: "houdt hulp af, ze hebben van alles gehad".
        na = (
            re.split(
                r" (?:,|en) (?=(?:ze|zij|hij|we|wij|er|ouders|moeder|vader) )| : ",
                self._woorden(eind, min(laatste, eind + 14)),
            )[0]
            + " "
        )
        if _VERLEDEN_NA.match(re.sub(r" (?:nooit|niet) (?:\S+ )?(?:gehad|geweest|opgelost|afgesloten)", " ", na)):
            return True
        volgende = self._woorden(laatste, min(len(self._t), laatste + 7))
        if re.match(
            r"^ (?:dat|dit|het) (?:is|speelt|komt|gebeurt) (?:(?!dat |of |wat )\S+ ){0,3}?(?:niet meer|voorbij|verleden tijd|achter de rug|opgelost)",
            volgende,
        ):
            return True
        # "was" and "had" right before it.
        return any(vormen[p] in _WAS and p not in self._vast for p in range(max(start, begin - 5), begin)) and not any(
            vormen[p] in _HEDEN for p in range(start, begin)
        )

    def _twijfel(self, eerste: int, begin: int, eind: int, laatste: int) -> bool:
        voor = self._woorden(self._deel(eerste, begin), begin)
        if _TWIJFEL.search(voor.replace(" geen signalen ", " ")):
            return True
        # "Ik ben bang dat …, en dat …": a doubt that governs the sentence reaches over a comma.
        ver = self._woorden(self._deel(eerste, begin, over_komma=True), begin)
        if (
            re.search(r" (?:bang dat|vermoeden dat|vrezen dat|lijkt erop dat|denken dat|vermoedt dat) ", ver)
            and " , maar " not in ver
        ):
            return True
        return bool(_TWIJFEL_NA.match(self._woorden(eind, min(laatste, eind + 12))))

    def _onbekend(self, eerste: int, begin: int, eind: int, laatste: int) -> bool:
        start = begin
        while start > eerste and self._t.vormen[start - 1] not in ("maar", "wel", ";", "echter"):
            start -= 1
        voor = self._woorden(start, begin)
        gevonden = None
        for gevonden in _ONBEKEND.finditer(voor):
            pass
        if gevonden is not None and not re.search(
            r" , (?:hij|zij|ze|er|de|het|moeder|vader|we|wij|ouders) ", voor[gevonden.end() - 1 :]
        ):
            return True
        return bool(_ONBEKEND_NA.match(self._woorden(eind, min(self._deel_eind(eind, laatste), eind + 10))))

    def _voorwaarde(self, eerste: int, begin: int) -> bool:
        vormen = self._t.vormen
        for plek in range(begin - 1, eerste - 1, -1):
            vorm = vormen[plek]
            if (vorm == "," and plek - 1 >= eerste) or vorm in ("maar", "dan", ";", ":"):
                return False
            if (vorm == "anders" and plek > eerste) or (
                vorm == "zonder"
                and vormen[plek + 1 : plek + 2]
                and vormen[plek + 1] in ("die", "deze", "dat", "dit", "hulp", "begeleiding", "behandeling")
            ):
                return True
            if (
                vorm in ("als", "indien", "mocht", "mochten", "tenzij", "zodra", "wanneer", "zolang")
                and plek not in self._vast
            ):
                if vorm == "als" and (
                    (
                        vormen[plek + 1] in _ALS_GEEN
                        and begin - plek > 1
                        and vormen[plek + 1 : plek + 2] not in (("het",), ("moeder",), ("vader",), ("ik",))
                    )
                    or begin - plek == 1
                ):
                    return False
                if (
                    vorm == "als"
                    and plek > eerste
                    and vormen[plek - 1] in ("net", "meer", "dan", "zoals", "minder", "hetzelfde", "zo")
                ):
                    return False
                return not (vorm == "als" and "zowel" in vormen[max(eerste, plek - 8) : plek])
        return False
