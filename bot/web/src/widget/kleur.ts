// Colours of an intranet: only real ones, and always with letters on them that can be read.

/** The colour as [r, g, b] (0–255); null when it isn't an opaque colour. */
export function alsRgb(kleur: string): [number, number, number] | null {
  const doek = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!doek || !CSS.supports("color", kleur)) return null;
  doek.canvas.width = doek.canvas.height = 1;
  doek.fillStyle = kleur;
  doek.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = doek.getImageData(0, 0, 1, 1).data;
  return a === 255 ? [r, g, b] : null;
}

/** Relative luminance as WCAG defines it. */
function helderheid(rgb: [number, number, number]): number {
  const [r, g, b] = rgb.map((deel) => {
    const s = deel / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Black or white: what contrasts most with this colour (at least 4.5 : 1 for every colour). */
export function leesbaarOp(rgb: [number, number, number]): string {
  return helderheid(rgb) > 0.179 ? "#000000" : "#ffffff";
}
