// What the loader (on the intranet page) and the frame (on our origin) say to each other. Each side trusts nothing but this.

/** From the loader to the frame: the colour of the organisation. From the frame: it is there, or it wants to be closed. */
export type WidgetBericht = { regiewijzer: "thema"; kleur: string } | { regiewijzer: "klaar" } | { regiewijzer: "sluit" };

export function leesBericht(waarde: unknown): WidgetBericht | null {
  if (typeof waarde !== "object" || waarde === null || !("regiewijzer" in waarde)) return null;
  if (waarde.regiewijzer === "klaar" || waarde.regiewijzer === "sluit") return { regiewijzer: waarde.regiewijzer };
  if (waarde.regiewijzer === "thema" && "kleur" in waarde && typeof waarde.kleur === "string") {
    return { regiewijzer: "thema", kleur: waarde.kleur };
  }
  return null;
}
