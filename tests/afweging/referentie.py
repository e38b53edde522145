"""The kaders read a second time, by somebody who did not see the engine: plain functions over one complete case.

Written from the description of the sources (the second reading), never from the YAML: an error in either shows as a
difference. A case is a dict from kenmerk to value, a meerkeuze is a frozenset. `UITKOMST` holds a function per besluit,
`GRENS` one that tells on *partly* known answers how close a bepaald uitkomst is: a set out of {"lichter", "zwaarder"}.
Below them: brute force over every completion.
"""

from __future__ import annotations

import itertools
import math

MP_DOMEINEN = ["kindfactoren", "ouderfactoren", "opvoedingsfactoren", "hulpverleningsgeschiedenis"]
VELDEN = [
    "economische_problemen",
    "culturele_problemen",
    "normatieve_problemen",
    "psychosociale_problemen",
    "regievoeringsproblemen",
]
BIJ_GEZINSVORMEN = ["verblijf", "perspectief", "uitstroom", "partijen_naast_gezinsvormen"]


def gi_maatregel(casus):
    return casus["maatregel"] in {"ots", "voogdij", "jeugdreclassering"}


# ---- Stichting ZO! ----


def mp_jeugd(casus):
    if casus["urgentie"] == "crisis":
        return "mp"
    if casus["veiligheid"] == "acuut_onveilig":
        return "mp"
    complex_of_onveilig = casus["complexe_problematiek"] or casus["veiligheid"] == "structureel_onveilig"
    zonder_factor = [domein for domein in MP_DOMEINEN if not casus[domein]]
    return "mp" if complex_of_onveilig and not zonder_factor else "geen_mp"


def mp_volwassenen(casus):
    gevuld = [veld for veld in VELDEN if len(casus[veld]) > 0]
    return "mp" if len(gevuld) in (4, 5) else "geen_mp"


def zo_procesregie(casus):
    if casus["veiligheid"] in ("zorgen", "structureel_onveilig", "acuut_onveilig"):
        return "intensief"
    if casus["domeinoverstijgend"]:
        return "basis"
    if casus["betrokken_aanbieders"] in ("een", "meerdere") or casus["intensievere_regie"]:
        return "licht"
    return "geen"


def zo_procesregisseur(casus):
    jeugd = casus["doelgroep"] == "jeugd"
    if (mp_jeugd(casus) if jeugd else mp_volwassenen(casus)) == "mp":
        return "multiproblem_regisseur"
    if zo_procesregie(casus) == "geen":
        return "inwoner"
    return "jeugd_en_gezinswerker" if jeugd else "wmo"


def zo_casusregisseur(casus):
    if casus["betrokken_aanbieders"] != "geen":
        return "zorgaanbieder"
    return "zo_medewerker" if casus["kortdurende_begeleiding"] else "geen"


# ---- Lekstroom: the table of the source, one row per kenmerk; a row gives the lightest level its text still allows
# ----

LICHT, MIDDEN, ZWAAR = 1, 2, 3
RIJEN = {
    "ernst": {"licht": LICHT, "zwaarder": MIDDEN, "ernstig": ZWAAR},
    "stapeling": {"geen": LICHT, "meerdere_problemen": MIDDEN, "meerdere_partijen": MIDDEN, "coordinatie_nodig": ZWAAR},
    "duur": {"afgebakend": LICHT, "onzeker": MIDDEN, "onvoorspelbaar": ZWAAR},
    "veiligheid": {"veilig": LICHT, "zorgen": MIDDEN, "structureel_onveilig": MIDDEN, "acuut_onveilig": ZWAAR},
    "motivatie": {"gemotiveerd": LICHT, "wisselend": MIDDEN, "weigert": MIDDEN},
    "schoolgang": {"geen_zorgen": LICHT, "niet_van_toepassing": LICHT, "bedreigd": MIDDEN, "gaat_niet": ZWAAR},
}
RIJEN_ONDERWIJSTIJD = {"onderwijstijd_doel": {"functioneren": MIDDEN, "volgen": ZWAAR}}
RIJEN_GEZINSVORMEN = {
    "verblijf": {"kortdurend": MIDDEN, "langdurig": LICHT},
    "perspectief": {"niet_bepaald": MIDDEN, "bepaald_niet_thuis": LICHT},
    "uitstroom": {True: MIDDEN, False: LICHT},
    "partijen_naast_gezinsvormen": {True: MIDDEN, False: LICHT},
}


def niveaus(casus):
    """Level per kenmerk, of those that are known and that count in this case."""
    zorgvorm = casus.get("zorgvorm") or frozenset()
    rijen = dict(RIJEN)
    if "onderwijstijd" in zorgvorm:
        rijen.update(RIJEN_ONDERWIJSTIJD)
    if "gezinsvormen" in zorgvorm:
        rijen.update(RIJEN_GEZINSVORMEN)
    uit = {kenmerk: rij[casus[kenmerk]] for kenmerk, rij in rijen.items() if casus.get(kenmerk) is not None}
    if zorgvorm & {"forensisch", "crisis_ambulant", "crisis_residentieel"}:
        uit["zorgvorm"] = ZWAAR
    return uit


def lekstroom_zwaarte(casus):
    return {LICHT: "licht", MIDDEN: "midden", ZWAAR: "zwaar"}[max(niveaus(casus).values())]


def lekstroom_casusregisseur(casus):
    lang = casus["verblijf"] == "langdurig" and "gezinsvormen" in casus["zorgvorm"]
    team = casus["toestemming_delen"] and (casus["verwijzer"] == "sociaal_team" or casus["sociaal_team_betrokken"])
    if gi_maatregel(casus) or casus["verwijzer"] == "gi":
        return "gi_en_gezinsvormen" if lang else "gi"
    if lang:
        return "sociaal_team_en_gezinsvormen" if team else "gezinsvormen"
    return "sociaal_team" if team else "zorgaanbieder"


# ---- Zeeland ----


def zeeland_fase(casus):
    if casus["maatschappelijke_onrust"]:
        return "fase_4"
    if casus["veiligheid"] not in ("veilig", "zorgen"):
        return "fase_3"
    return "fase_2" if casus["hulp_nodig"] else "fase_1"


def zeeland_casusregie(casus):
    fase = zeeland_fase(casus)
    if fase == "fase_4":
        return "calamiteit_zorg" if casus["calamiteit_zorgaanbieder"] else "calamiteit_sociaal_domein"
    if gi_maatregel(casus):
        return "gi"
    if casus["maatregel"] == "anders_gedwongen":
        return "professional"
    if casus["maatregel"] == "strafrecht_volwassene" and casus["doelgroep"] == "volwassenen":
        return "reclassering_of_zorg"
    return {"fase_1": "burger", "fase_2": "client_of_professional", "fase_3": "professional"}[fase]


def zeeland_procesregie(casus):
    per_fase = ["geen", "gemeente_oggz_of_veilig_thuis", "gemeente_of_veilig_thuis", "aov_en_zorg"]
    return per_fase[int(zeeland_fase(casus)[-1]) - 1]


# ---- De GezinsManager and keten ----


def gezinsmanager_indicatie(casus):
    veiligheid, weigert = casus["veiligheid"], casus["motivatie"] == "weigert"
    if veiligheid == "acuut_onveilig" or (veiligheid == "structureel_onveilig" and weigert):
        return "opschalen"
    if casus["regie_ouders"] == "zelf":
        return "eigen_regie"
    if casus["samenwerkingsafspraken_volstaan"]:
        return "samenwerkingsafspraken"
    if not weigert:
        return "casusregie"
    return "opschalen" if veiligheid == "zorgen" else "overleg_gedragsdeskundige"


def keten_casusregisseur(casus):
    volwassenen = casus["doelgroep"] == "volwassenen"
    if gi_maatregel(casus):
        return "gi"
    if volwassenen and casus["maatregel"] == "strafrecht_volwassene":
        return "justitiele_partij"
    if casus["maatregel"] == "anders_gedwongen":
        return "uitvoerder_maatregel"
    if casus["lopend_onderzoek"] != "geen":
        return "onderzoekende_instantie"
    if casus["justitiele_interventie"]:
        return "justitiele_partij"
    if not casus["regisseur_beschikbaar"]:
        return "oov"
    return "vrijwillig_volwassenen" if volwassenen else "vrijwillig_jeugd"


FASE = ["maatschappelijke_onrust", "veiligheid", "hulp_nodig"]
PROCESREGIE = ["veiligheid", "domeinoverstijgend", "betrokken_aanbieders", "intensievere_regie"]
MP_JEUGD = ["urgentie", "veiligheid", "complexe_problematiek", *MP_DOMEINEN]
UITKOMST = {
    "zo.urgentie": (lambda casus: casus["urgentie"], ["urgentie"]),
    "zo.mp_jeugd": (mp_jeugd, MP_JEUGD),
    "zo.mp_volwassenen": (mp_volwassenen, VELDEN),
    "zo.procesregie": (zo_procesregie, PROCESREGIE),
    "zo.procesregisseur": (zo_procesregisseur, ["doelgroep", *MP_JEUGD, *VELDEN, *PROCESREGIE[1:]]),
    "zo.casusregisseur": (zo_casusregisseur, ["betrokken_aanbieders", "kortdurende_begeleiding"]),
    "lekstroom.zwaarte": (lekstroom_zwaarte, [*RIJEN, "zorgvorm", "onderwijstijd_doel", *BIJ_GEZINSVORMEN]),
    "lekstroom.casusregisseur": (
        lekstroom_casusregisseur,
        ["maatregel", "verwijzer", "zorgvorm", "verblijf", "sociaal_team_betrokken", "toestemming_delen"],
    ),
    "zeeland.fase": (zeeland_fase, FASE),
    "zeeland.casusregie": (zeeland_casusregie, [*FASE, "calamiteit_zorgaanbieder", "maatregel", "doelgroep"]),
    "zeeland.procesregie": (zeeland_procesregie, FASE),
    "zeeland.zwaarte": (
        lambda casus: "zwaar" if casus["regulier_niet_uitvoerbaar"] else "regulier",
        ["regulier_niet_uitvoerbaar"],
    ),
    "gezinsmanager.indicatie": (
        gezinsmanager_indicatie,
        ["veiligheid", "motivatie", "regie_ouders", "samenwerkingsafspraken_volstaan"],
    ),
    "keten.casusregisseur": (
        keten_casusregisseur,
        ["maatregel", "doelgroep", "lopend_onderzoek", "justitiele_interventie", "regisseur_beschikbaar"],
    ),
}


# ---- How close: on what is known only. `bekend` may lack kenmerken; `uit` is the bepaald uitkomst ----


def grens_zwaarte(bekend, uit):
    richtingen = set()
    if uit == "licht":
        return richtingen
    gezinsvormen = "gezinsvormen" in (bekend.get("zorgvorm") or ())
    punt = gezinsvormen and any(RIJEN_GEZINSVORMEN[k].get(bekend.get(k)) == MIDDEN for k in BIJ_GEZINSVORMEN)
    if uit == "midden" and (
        bekend.get("veiligheid") == "structureel_onveilig" or bekend.get("motivatie") == "weigert" or punt
    ):
        richtingen.add("zwaarder")
    hoogste = MIDDEN if uit == "midden" else ZWAAR
    dragers = [kenmerk for kenmerk, niveau in niveaus(bekend).items() if niveau == hoogste]
    if len(dragers) == 1 and dragers[0] not in ("veiligheid", "zorgvorm"):
        richtingen.add("lichter")
    return richtingen


def grens_mp_jeugd(bekend, uit):
    aanleiding = bekend.get("veiligheid") == "structureel_onveilig" or bekend.get("complexe_problematiek") is True
    drie = len([d for d in MP_DOMEINEN if bekend.get(d)]) == 3
    return {"zwaarder"} if uit == "geen_mp" and aanleiding and drie else set()


def grens_mp_volwassenen(bekend, uit):
    if uit == "mp":
        return {"lichter"} if bekend.get("regievoeringsproblemen") == frozenset() else set()
    return {"zwaarder"} if len([v for v in VELDEN if bekend.get(v)]) == 3 else set()


def grens_procesregie(bekend, uit):
    if uit == "intensief":
        return {"lichter"} if bekend.get("veiligheid") == "zorgen" else set()
    if uit == "basis":
        return set()
    veel = bekend.get("doelgroep") == "volwassenen" and len([v for v in VELDEN if bekend.get(v)]) >= 4
    zonder = uit == "licht" and bekend.get("betrokken_aanbieders") == "geen"
    return {"zwaarder"} if veel or zonder else set()


def grens_fase(bekend, uit):
    if uit == "fase_4":
        return set()
    zwaarder = bekend.get("calamiteit_zorgaanbieder") is True
    if uit == "fase_1":
        zwaarder = zwaarder or bekend.get("maatregel") not in (None, "geen")
    if uit == "fase_2":
        stroef = bekend.get("domeinoverstijgend") is True and bekend.get("samenwerking_stagneert") is True
        zwaarder = zwaarder or stroef or bekend.get("veiligheid") == "zorgen"
    return {"zwaarder"} if zwaarder else set()


def grens_zeeland_zwaarte(bekend, uit):
    if uit == "regulier":
        return {"zwaarder"} if bekend.get("justitie_betrokken") is True else set()
    return {"lichter"} if bekend.get("justitie_betrokken") is False else set()


def grens_indicatie(bekend, uit):
    if uit not in ("eigen_regie", "samenwerkingsafspraken"):
        return set()
    veiligheid = bekend.get("veiligheid")
    zwaarder = veiligheid == "structureel_onveilig" or (veiligheid == "zorgen" and bekend.get("motivatie") == "weigert")
    return {"zwaarder"} if zwaarder else set()


GRENS = {
    "lekstroom.zwaarte": (grens_zwaarte, []),
    "zo.mp_jeugd": (grens_mp_jeugd, []),
    "zo.mp_volwassenen": (grens_mp_volwassenen, []),
    "zo.procesregie": (grens_procesregie, ["doelgroep", *VELDEN]),
    "zeeland.fase": (
        grens_fase,
        ["maatregel", "calamiteit_zorgaanbieder", "domeinoverstijgend", "samenwerking_stagneert"],
    ),
    "zeeland.zwaarte": (grens_zeeland_zwaarte, ["justitie_betrokken"]),
    "gezinsmanager.indicatie": (grens_indicatie, []),
}


def grens(besluit, bekend, uit):
    """The richting of a bepaald uitkomst as in the contract, None when it isn't close."""
    richtingen = GRENS[besluit][0](bekend, uit) if besluit in GRENS else set()
    return "beide" if len(richtingen) == 2 else next(iter(richtingen), None)


# ---- Brute force ----


def waarden(kenmerk):
    """Every complete value of a kenmerk; all subsets for a meerkeuze."""
    if kenmerk.soort == "meerkeuze":
        return [
            frozenset(d) for n in range(len(kenmerk.waarden) + 1) for d in itertools.combinations(kenmerk.waarden, n)
        ]
    return list(kenmerk.waarden)


def passend(kenmerk, antwoord):
    """The complete values that agree with an answer (None: unknown; True for a meerkeuze: at least one)."""
    if antwoord is None:
        return waarden(kenmerk)
    if kenmerk.soort != "meerkeuze":
        return [antwoord]
    return [w for w in waarden(kenmerk) if w] if antwoord is True else [frozenset(antwoord)]


def omvang(besluit, kenmerken, antwoorden):
    """How many completions there are."""
    return math.prod(len(passend(kenmerken[k], antwoorden.get(k))) for k in UITKOMST[besluit][1])


def mogelijk(besluit, kenmerken, antwoorden):
    """The set of uitkomsten over every completion of the unknown kenmerken."""
    regel, gelezen = UITKOMST[besluit]
    keuzes = [passend(kenmerken[k], antwoorden.get(k)) for k in gelezen]
    return {regel(dict(zip(gelezen, deel))) for deel in itertools.product(*keuzes)}
