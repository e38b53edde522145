"""Draws the icons of the Teams app from shapes: a signpost.

Run as `python -m scripts.teamsiconen`; the PNGs are in git.

Teams wants a colour icon of 192 x 192 and an outline icon of 32 x 32 that is white on transparent.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

DOEL = Path(__file__).resolve().parent.parent / "bot" / "teamspakket"
MERK = (11, 90, 117, 255)  # the colour of the pages, #0b5a75
WIT = (255, 255, 255, 255)
NIETS = (255, 255, 255, 0)
FIJN = 8  # drawn this many times too large, then made smaller: smooth edges

# In units of 32 by 32: the post with its cap, and two boards that each point another way.
PAAL = ((14.5, 3.0), (17.5, 3.0), (17.5, 29.0), (14.5, 29.0))
BORDEN = (
    ((6.0, 5.5), (22.0, 5.5), (26.5, 9.0), (22.0, 12.5), (6.0, 12.5)),
    ((26.0, 16.5), (10.0, 16.5), (5.5, 20.0), (10.0, 23.5), (26.0, 23.5)),
)


def kleur() -> Image.Image:
    """White signpost on the colour of Regiewijzer; Teams rounds the corners itself."""
    zijde, rand = 192, 28  # the sign stays well inside: what Teams cuts off is only colour
    beeld = Image.new("RGBA", (zijde * FIJN, zijde * FIJN), MERK)
    pen, schaal = ImageDraw.Draw(beeld), (zijde - 2 * rand) * FIJN / 32
    for vorm in (PAAL, *BORDEN):
        pen.polygon([(rand * FIJN + x * schaal, rand * FIJN + y * schaal) for x, y in vorm], fill=WIT)
    return beeld.resize((zijde, zijde), Image.Resampling.LANCZOS)


def omtrek() -> Image.Image:
    """The same in white lines on nothing."""
    masker = Image.new("L", (32 * FIJN, 32 * FIJN), 0)
    pen = ImageDraw.Draw(masker)
    pen.polygon([(x * FIJN, y * FIJN) for x, y in PAAL], fill=255)
    for bord in BORDEN:
        punten = [(x * FIJN, y * FIJN) for x, y in bord]
        pen.polygon(punten, fill=0)
        pen.line([*punten, punten[0], punten[1]], fill=255, width=int(1.6 * FIJN), joint="curve")
    beeld = Image.new("RGBA", (32, 32), NIETS)
    beeld.putalpha(masker.resize((32, 32), Image.Resampling.LANCZOS))
    return beeld


def main() -> None:
    kleur().save(DOEL / "color.png", optimize=True)
    omtrek().save(DOEL / "outline.png", optimize=True)


if __name__ == "__main__":
    main()
