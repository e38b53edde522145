"""Who sit in the meeting: by role, never by name. A role that isn't listed is typed in."""

from __future__ import annotations

ROLLEN: dict[str, str] = {
    "professional": "Jeugd- en gezinswerker",
    "gedragswetenschapper": "Gedragswetenschapper",
    "teamleider": "Teamleider",
    "sociaal_werker": "Sociaal werker",
    "wmo_consulent": "Wmo-consulent",
    "multiprobleemregisseur": "Multiprobleemregisseur",
    "jeugdarts": "Jeugdarts",
    "jeugdverpleegkundige": "Jeugdverpleegkundige",
    "leerplicht": "Leerplichtambtenaar",
    "aandachtsfunctionaris": "Aandachtsfunctionaris",
    "beheerder": "Beheerder",
    "trainer": "Trainer",
    "leerling": "Leerling of stagiair",
}


def rol(waarde: str) -> str:
    """The label of a known role, and a typed one as it is."""
    return ROLLEN.get(waarde.lower(), waarde)
