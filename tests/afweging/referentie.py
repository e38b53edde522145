"""A second, independent reading of the kaders: plain functions on complete answers, and brute force over all completions.

Written from the descriptions of the sources, not from the YAML, so that an error in either shows as a difference.
Every function takes a complete mapping kenmerk → value (a meerkeuze is a frozenset).
"""

from __future__ import annotations

import itertools
import math

FACTOREN_JEUGD = ("kindfactoren", "ouderfactoren", "opvoedingsfactoren", "hulpverleningsgeschiedenis")
PROBLEEMVELDEN = (
    "economische_problemen",
    "culturele_problemen",
    "normatieve_problemen",
    "psychosociale_problemen",
    "regievoeringsproblemen",
)
GI_MAATREGEL = ("ots", "voogdij", "jeugdreclassering")


def urgentie(a):
    return a["urgentie"]


def mp_jeugd(a):
    if a["urgentie"] == "crisis" or a["veiligheid"] == "acuut_onveilig":
        return "mp"
    zwaar = a["veiligheid"] == "structureel_onveilig" or a["complexe_problematiek"]
    return "mp" if zwaar and all(a[f] for f in FACTOREN_JEUGD) else "geen_mp"


def mp_volwassenen(a):
    return "mp" if sum(bool(a[veld]) for veld in PROBLEEMVELDEN) >= 4 else "geen_mp"


def procesregie(a):
    if a["veiligheid"] != "veilig":
        return "intensief"
    if a["domeinoverstijgend"]:
        return "basis"
    return "licht" if a["betrokken_aanbieders"] != "geen" or a["intensievere_regie"] else "geen"


def procesregisseur(a):
    mp = mp_jeugd(a) if a["doelgroep"] == "jeugd" else mp_volwassenen(a)
    if mp == "mp":
        return "multiproblem_regisseur"
    if procesregie(a) == "geen":
        return "inwoner"
    return "jeugd_en_gezinswerker" if a["doelgroep"] == "jeugd" else "wmo"


def casusregisseur_zo(a):
    if a["betrokken_aanbieders"] != "geen":
        return "zorgaanbieder"
    return "zo_medewerker" if a["kortdurende_begeleiding"] else "geen"


def zwaarte(a):
    niveaus = [
        {"licht": 0, "zwaarder": 1, "ernstig": 2}[a["ernst"]],
        {"geen": 0, "meerdere_partijen": 1, "coordinatie_nodig": 2}[a["stapeling"]],
        {"afgebakend": 0, "onzeker": 1, "onvoorspelbaar": 2}[a["duur"]],
        {"veilig": 0, "zorgen": 1, "structureel_onveilig": 1, "acuut_onveilig": 2}[a["veiligheid"]],
        0 if a["motivatie"] == "gemotiveerd" else 1,
        {"geen_zorgen": 0, "niet_van_toepassing": 0, "bedreigd": 1, "gaat_niet": 2}[a["schoolgang"]],
        2 if a["zorgvorm"] & {"forensisch", "crisis_ambulant", "crisis_residentieel"} else 0,
    ]
    if "onderwijstijd" in a["zorgvorm"]:
        niveaus.append(2 if a["onderwijstijd_doel"] == "volgen" else 1)
    if "gezinsvormen" in a["zorgvorm"]:
        midden = a["verblijf"] == "kortdurend" or a["perspectief"] == "niet_bepaald"
        niveaus.append(1 if midden or a["uitstroom"] or a["partijen_naast_gezinsvormen"] else 0)
    return ("licht", "midden", "zwaar")[max(niveaus)]


def casusregisseur_lekstroom(a):
    gi = a["maatregel"] in (*GI_MAATREGEL, "anders_gedwongen") or a["verwijzer"] == "gi"
    lang = "gezinsvormen" in a["zorgvorm"] and a["verblijf"] == "langdurig"
    if gi:
        return "gi_en_gezinsvormen" if lang else "gi"
    if lang:
        return "sociaal_team_en_gezinsvormen"
    return "sociaal_team" if a["sociaal_team_betrokken"] or a["verwijzer"] == "sociaal_team" else "zorgaanbieder"


def fase(a):
    if a["maatschappelijke_onrust"]:
        return "fase_4"
    if a["veiligheid"] in ("structureel_onveilig", "acuut_onveilig"):
        return "fase_3"
    return "fase_2" if a["hulp_nodig"] else "fase_1"


def casusregie_zeeland(a):
    welke = fase(a)
    if welke == "fase_4":
        return "calamiteit_zorg" if a["calamiteit_zorgaanbieder"] else "calamiteit_sociaal_domein"
    if welke == "fase_1":
        return "burger"
    if a["maatregel"] in GI_MAATREGEL:
        return "gi"
    if a["maatregel"] == "strafrecht_volwassene":
        return "reclassering_of_zorg"
    if a["maatregel"] == "anders_gedwongen":
        return "gi" if a["doelgroep"] == "jeugd" else "reclassering_of_zorg"
    return "client_of_professional" if welke == "fase_2" else "professional"


def procesregie_zeeland(a):
    return {
        "fase_1": "geen",
        "fase_2": "gemeente_oggz_of_veilig_thuis",
        "fase_3": "gemeente_of_veilig_thuis",
        "fase_4": "aov_en_zorg",
    }[fase(a)]


def zwaarte_zeeland(a):
    return "zwaar" if a["regulier_niet_uitvoerbaar"] else "regulier"


def indicatie(a):
    if a["veiligheid"] == "acuut_onveilig":
        return "opschalen"
    if a["regie_ouders"] == "zelf":
        return "eigen_regie"
    if a["samenwerkingsafspraken_volstaan"]:
        return "samenwerkingsafspraken"
    if a["motivatie"] != "weigert":
        return "casusregie"
    return "opschalen" if a["veiligheid"] in ("zorgen", "structureel_onveilig") else "overleg_gedragsdeskundige"


def casusregisseur_keten(a):
    if a["maatregel"] in GI_MAATREGEL:
        return "gi"
    if a["maatregel"] in ("strafrecht_volwassene", "anders_gedwongen"):
        return "justitiele_partij"
    if a["lopend_onderzoek"] != "geen":
        return "onderzoekende_instantie"
    if a["justitiele_interventie"]:
        return "justitiele_partij"
    if not a["regisseur_beschikbaar"]:
        return "oov"
    return "vrijwillig_jeugd" if a["doelgroep"] == "jeugd" else "vrijwillig_volwassenen"


GEZINSVORMEN = ("verblijf", "perspectief", "uitstroom", "partijen_naast_gezinsvormen")
BESLUITEN = {
    "zo.urgentie": (urgentie, ("urgentie",)),
    "zo.mp_jeugd": (mp_jeugd, ("urgentie", "veiligheid", "complexe_problematiek", *FACTOREN_JEUGD)),
    "zo.mp_volwassenen": (mp_volwassenen, PROBLEEMVELDEN),
    "zo.procesregie": (procesregie, ("veiligheid", "domeinoverstijgend", "betrokken_aanbieders", "intensievere_regie")),
    "zo.procesregisseur": (
        procesregisseur,
        ("doelgroep", "urgentie", "veiligheid", "complexe_problematiek", *FACTOREN_JEUGD, *PROBLEEMVELDEN)
        + ("domeinoverstijgend", "betrokken_aanbieders", "intensievere_regie"),
    ),
    "zo.casusregisseur": (casusregisseur_zo, ("betrokken_aanbieders", "kortdurende_begeleiding")),
    "lekstroom.zwaarte": (
        zwaarte,
        ("ernst", "stapeling", "duur", "veiligheid", "motivatie", "schoolgang", "zorgvorm", "onderwijstijd_doel", *GEZINSVORMEN),
    ),
    "lekstroom.casusregisseur": (
        casusregisseur_lekstroom,
        ("maatregel", "verwijzer", "zorgvorm", "verblijf", "sociaal_team_betrokken"),
    ),
    "zeeland.fase": (fase, ("maatschappelijke_onrust", "veiligheid", "hulp_nodig")),
    "zeeland.casusregie": (
        casusregie_zeeland,
        ("maatschappelijke_onrust", "veiligheid", "hulp_nodig", "calamiteit_zorgaanbieder", "maatregel", "doelgroep"),
    ),
    "zeeland.procesregie": (procesregie_zeeland, ("maatschappelijke_onrust", "veiligheid", "hulp_nodig")),
    "zeeland.zwaarte": (zwaarte_zeeland, ("regulier_niet_uitvoerbaar",)),
    "gezinsmanager.indicatie": (
        indicatie,
        ("veiligheid", "regie_ouders", "samenwerkingsafspraken_volstaan", "motivatie"),
    ),
    "keten.casusregisseur": (
        casusregisseur_keten,
        ("maatregel", "lopend_onderzoek", "justitiele_interventie", "regisseur_beschikbaar", "doelgroep"),
    ),
}


def waarden(kenmerk):
    """Every complete value of a kenmerk; all subsets for a meerkeuze."""
    if kenmerk.soort != "meerkeuze":
        return list(kenmerk.waarden)
    aantallen = range(len(kenmerk.waarden) + 1)
    return [frozenset(deel) for n in aantallen for deel in itertools.combinations(kenmerk.waarden, n)]


def passend(kenmerk, antwoord):
    """The complete values that agree with an answer (None unknown, True: a meerkeuze with at least one)."""
    if antwoord is None:
        return waarden(kenmerk)
    if kenmerk.soort != "meerkeuze":
        return [antwoord]
    return [w for w in waarden(kenmerk) if w] if antwoord is True else [frozenset(antwoord)]


def omvang(besluit, kenmerken, antwoorden):
    """How many completions there are."""
    return math.prod(len(passend(kenmerken[k], antwoorden.get(k))) for k in BESLUITEN[besluit][1])


def mogelijk(besluit, kenmerken, antwoorden):
    """The set of uitkomsten over every completion of the unknown kenmerken."""
    regel, gelezen = BESLUITEN[besluit]
    keuzes = [passend(kenmerken[k], antwoorden.get(k)) for k in gelezen]
    return {regel(dict(zip(gelezen, deel))) for deel in itertools.product(*keuzes)}
