"""A practice casus as a trainer writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from bot.gegevens.model import Ingevuld, Onjuist, Verzoekvorm

Niveau = Literal["makkelijk", "gemiddeld", "lastig"]
NIVEAUS: tuple[str, ...] = get_args(Niveau)

if TYPE_CHECKING:  # to who reads types these are text
    Naam = str
    Regel = str
    Verhaal = str
else:

    class Naam(Ingevuld):
        """A name for programs: letters, digits, dot, dash, underscore."""

        langst = 60
        patroon = r"^[a-z0-9_.-]+$"

        @classmethod
        def lees(cls, waarde: Any) -> str:
            tekst = super().lees(waarde)
            if not all(teken.isascii() and (teken.islower() or teken.isdigit() or teken in "_.-") for teken in tekst):
                raise Onjuist("hier mogen alleen kleine letters, cijfers, punt, streepje en laag streepje staan.")
            return tekst

    class Regel(Ingevuld):
        """A sentence or two."""

        langst = 600

    class Verhaal(Ingevuld):
        """What is told, each paragraph on one line: where a file breaks its lines means nothing."""

        langst = 3000

        @classmethod
        def lees(cls, waarde: Any) -> str:
            alineas = super().lees(waarde).split("\n\n")
            return "\n".join(" ".join(alinea.split()) for alinea in alineas if alinea.strip())


class Letop(Verzoekvorm):
    """What a learner easily misses, or reads into it."""

    kenmerk: Naam
    tekst: Regel


class Oefencasus(Verzoekvorm):
    """`antwoorden`: kenmerk → JSON value, only what `tekst` states; `verwacht`: besluit → uitkomst; `meningen`: where
    colleagues may differ. Whether all that is true is for `controle`.
    """

    id: Naam
    kader: Naam
    niveau: Niveau
    titel: Regel
    tekst: Verhaal
    antwoorden: dict[Naam, Any]
    verwacht: dict[Naam, Naam]
    letop: tuple[Letop, ...] = ()
    meningen: Regel | None = None

    def als_json(self) -> dict[str, Any]:
        """What `regiewijzer oefening lijst --json` says of it."""
        return self.dict(include={"id", "kader", "niveau", "titel", "tekst", "antwoorden", "verwacht"})
