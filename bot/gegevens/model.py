"""The base of every shape, kinds of text with their limits, and shapes as JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConstrainedStr, Extra, root_validator
from pydantic.errors import DictError, PydanticValueError, StrError
from pydantic.schema import schema

from bot.afweging import schemafout

VERWIJZING = "#/components/schemas/"
MAX_ID = 200
V = TypeVar("V", bound="Vorm")


class Onjuist(PydanticValueError):
    """What a check of ours says of a value: a Dutch sentence, and the HTTP status that goes with it."""

    code = "zin"
    msg_template = "{zin}"

    def __init__(self, zin: str, status: int = 422) -> None:
        super().__init__(zin=zin, status=status)


class Vorm(BaseModel):
    """A shape of the API. Frozen, and nothing in it but its fields."""

    class Config:
        extra = Extra.forbid
        frozen = True

        @staticmethod
        def schema_extra(beschrijving: dict[str, Any], model: type[Vorm]) -> None:
            _met_null(beschrijving, model)

    @classmethod
    def validate(cls: type[V], value: Any) -> V:
        # pydantic takes whatever dict() takes: a list of pairs, an empty list.
        if not isinstance(value, (dict, cls)) and "__root__" not in cls.__fields__:
            raise DictError()
        return super().validate(value)


class Verzoekvorm(Vorm):
    """What the poort takes: a field that it doesn't know is a mistake, and the answer says which there are."""

    @root_validator(pre=True)
    def _kent_elk_veld(cls, waarden: dict[str, Any]) -> dict[str, Any]:
        for veld in waarden:
            if veld not in cls.__fields__:
                raise Onjuist(schemafout.vreemd(veld, cls.__fields__))
        return waarden


class Antwoordvorm(Vorm):
    """What the poort gives. A later version may give more: whoever reads it passes over what he doesn't know."""

    class Config:
        @staticmethod
        def schema_extra(beschrijving: dict[str, Any], model: type[Vorm]) -> None:
            _met_null(beschrijving, model)
            beschrijving.pop("additionalProperties", None)


if TYPE_CHECKING:  # to who reads types these are text, as pydantic's own kinds of text are
    Id = str
    Regel = str
    Lap = str
else:

    class Id(ConstrainedStr):
        """A name for programs: of a kenmerk, a besluit, a kader, an uitkomst."""

        strict = True
        max_length = MAX_ID
        regex = r"^[A-Za-z0-9_.:-]*$"

    class Regel(ConstrainedStr):
        """A line or a short paragraph of ours."""

        strict = True
        max_length = 4000

    class Lap(ConstrainedStr):
        """All there is to say: a whole message."""

        strict = True
        max_length = 40_000


class Ingevuld(str):
    """Text from outside in which something can be seen; each subclass says how long it may be."""

    langst: ClassVar[int]
    patroon: ClassVar[str] = r"\S"

    @classmethod
    def __get_validators__(cls) -> Iterator[Callable[[Any], str]]:
        yield cls.lees

    @classmethod
    def __modify_schema__(cls, beschrijving: dict[str, Any]) -> None:
        beschrijving.update(type="string", minLength=1, maxLength=cls.langst, pattern=cls.patroon)

    @classmethod
    def lees(cls, waarde: Any) -> str:
        if not isinstance(waarde, str):
            raise StrError()
        if len(waarde) > cls.langst:
            raise Onjuist(schemafout.te_lang(cls.langst, len(waarde)))
        if not waarde.strip():
            raise Onjuist(schemafout.LEEG)
        return waarde


def ingevuld(hooguit: int) -> type[Ingevuld]:
    """Text of at most so many characters."""
    return type(f"Ingevuld{hooguit}", (Ingevuld,), {"langst": hooguit})


def schemas(*modellen: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of these shapes and all that they use, by name, as OpenAPI 3.1 has them under
    components.
    """
    uit: dict[str, Any] = schema(modellen, ref_prefix=VERWIJZING)["definitions"]
    for vorm in uit.values():
        vorm.pop("title", None)
        for veld in vorm.get("properties", {}).values():
            veld.pop("title", None)
    return uit


def verwijs(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": f"{VERWIJZING}{model.__name__}"}


def _met_null(beschrijving: dict[str, Any], model: type[Vorm]) -> None:
    """pydantic 1 doesn't write down that a field may be null."""
    velden = beschrijving.get("properties", {})
    for veld in model.__fields__.values():
        if veld.allow_none and veld.alias in velden:
            velden[veld.alias] = _of_null(velden[veld.alias])


def _of_null(waarde: dict[str, Any]) -> dict[str, Any]:
    if waarde.get("type") == "null":
        return waarde
    if "type" in waarde or "enum" in waarde:
        soorten = waarde.get("type", [])
        soorten = [soorten] if isinstance(soorten, str) else soorten
        mag = {"enum": [*dict.fromkeys([*waarde["enum"], None])]} if "enum" in waarde else {}
        return {**waarde, **({"type": [*dict.fromkeys([*soorten, "null"])]} if soorten else {}), **mag}
    if not waarde.keys() & {"$ref", "allOf", "anyOf", "oneOf"}:
        return waarde  # anything goes, null too
    buiten: dict[str, Any] = {naam: waarde[naam] for naam in ("description", "title") if naam in waarde}
    binnen = {naam: deel for naam, deel in waarde.items() if naam not in buiten}
    if binnen.keys() == {"allOf"} and len(binnen["allOf"]) == 1:
        [binnen] = binnen["allOf"]  # how pydantic writes a reference with a description
    keuzes = binnen["anyOf"] if binnen.keys() == {"anyOf"} else [binnen]
    return {**buiten, "anyOf": [*keuzes, {"type": "null"}]}
