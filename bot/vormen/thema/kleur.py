"""Colours as design tokens write them, and their contrast as WCAG 2.2 computes it."""

from __future__ import annotations

import colorsys
import re

Rgb = tuple[int, int, int]  # 0–255

_NAMEN: dict[str, Rgb] = {"black": (0, 0, 0), "white": (255, 255, 255)}
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTIE = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")


def lees(waarde: str) -> Rgb | None:
    """The colour that CSS means by `waarde`; None when it isn't an opaque one that can be computed."""
    tekst = waarde.strip().lower()
    if tekst in _NAMEN:
        return _NAMEN[tekst]
    if _HEX.fullmatch(tekst):
        return _hex(tekst[1:])
    functie = _FUNCTIE.fullmatch(tekst)
    return _functie(functie[1], re.split(r"[\s,/]+", functie[2].strip())) if functie else None


def _hex(cijfers: str) -> Rgb | None:
    if len(cijfers) in (3, 4):
        cijfers = "".join(c * 2 for c in cijfers)
    r, g, b, *dekking = (int(cijfers[i : i + 2], 16) for i in range(0, len(cijfers), 2))
    return None if dekking and dekking[0] < 255 else (r, g, b)


def _functie(soort: str, delen: list[str]) -> Rgb | None:
    try:
        getallen = [_getal(deel, 255 if soort == "rgb" and i < 3 else 1) for i, deel in enumerate(delen)]
    except ValueError:
        return None
    if len(getallen) not in (3, 4) or (len(getallen) == 4 and getallen[3] < 1):
        return None
    if soort == "rgb":
        r, g, b = getallen[:3]
    else:
        tint, verzadiging, licht = getallen[:3]
        r, g, b = (deel * 255 for deel in colorsys.hls_to_rgb(tint / 360 % 1, _tot1(licht), _tot1(verzadiging)))
    return round(_tot255(r)), round(_tot255(g)), round(_tot255(b))


def _getal(deel: str, heel: float) -> float:
    """A number; of a percentage its part of `heel`."""
    if deel.endswith("%"):
        return float(deel[:-1]) / 100 * heel
    return float(deel.removesuffix("deg"))


def _tot1(getal: float) -> float:
    return min(max(getal, 0.0), 1.0)


def _tot255(getal: float) -> float:
    return min(max(getal, 0.0), 255.0)


def als_hex(kleur: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*kleur)


def contrast(een: Rgb, ander: Rgb) -> float:
    """From 1 (the same) to 21 (black on white)."""
    donker, licht = sorted((_helderheid(een), _helderheid(ander)))
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: Rgb) -> float:
    """Relative luminance, 0–1."""
    r, g, b = (_lineair(deel / 255) for deel in kleur)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _lineair(s: float) -> float:
    return s / 12.92 if s <= 0.04045 else float(((s + 0.055) / 1.055) ** 2.4)
