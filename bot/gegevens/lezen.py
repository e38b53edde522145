"""Reading what came in as a shape; what is wrong with it, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.error_wrappers import ErrorWrapper
from pydantic.errors import DictError

from bot.afweging import schemafout

M = TypeVar("M", bound=BaseModel)


def lees(model: type[M], inhoud: Any) -> M:
    """This JSON as the model. Raises ValidationError: `eerste_fout` and `zin` say what is wrong."""
    if not isinstance(inhoud, dict):  # pydantic itself takes a list of pairs too
        raise ValidationError([ErrorWrapper(DictError(), loc="__root__")], model)
    return model.parse_obj(inhoud)


_TYPEN = {
    "type_error.dict": "object",
    "type_error.list": "array",
    "type_error.str": "string",
    "type_error.float": "number",
    "type_error.integer": "integer",
    "value_error.strictbool": "boolean",
    "type_error.none.not_allowed": "iets anders dan null",
}


def eerste_fout(fout: ValidationError) -> Mapping[str, Any]:
    """The first thing that is wrong: `loc` (fields and places only), `type`, `ctx`."""
    eerste = fout.errors()[0]
    # Between the fields pydantic also names the shape that it chose.
    pad = [deel for deel in eerste["loc"] if isinstance(deel, int) or not (deel[:1].isupper() or deel == "__root__")]
    return {"ctx": {}, **eerste, "loc": pad}


def zin(fout: Mapping[str, Any], inhoud: Any) -> str:
    """The sentence about this fault. Nothing of `inhoud`, what came in, is quoted."""
    soort, gegeven, pad = fout["type"], fout["ctx"], fout["loc"]
    if "zin" in gegeven:
        return str(gegeven["zin"])
    if soort in _TYPEN:
        return schemafout.soort(_TYPEN[soort])
    if soort.endswith("missing_discriminator"):
        return schemafout.ontbreekt(gegeven["discriminator_key"])
    match soort:
        case "value_error.missing":
            return schemafout.ontbreekt(str(pad[-1]))
        case "value_error.const":
            return schemafout.keuze(gegeven["permitted"])
        case "value_error.discriminated_union.invalid_discriminator":
            return schemafout.keuze(str(gegeven["allowed_values"]).replace("'", "").split(", "))
        case "value_error.list.max_items":
            return schemafout.te_veel(gegeven["limit_value"], len(_op(inhoud, pad)))
        case "value_error.list.min_items":
            return schemafout.TE_WEINIG
        case "value_error.any_str.max_length":
            return schemafout.te_lang(gegeven["limit_value"], len(_op(inhoud, pad)))
    return "dit heeft niet de goede vorm. Zie /openapi.json voor de vorm."


def _op(inhoud: Any, pad: list[Any]) -> Any:
    for deel in pad:
        inhoud = inhoud[deel]
    return inhoud
