// What a reload must not lose, in the storage of our own origin. A browser may refuse storage (in a frame, in private mode): then
// everything works, but isn't kept.

function opslag(soort: "sessionStorage" | "localStorage"): Storage | null {
  try {
    return window[soort];
  } catch {
    return null;
  }
}

/** The value kept under this name, if it is JSON that `past` accepts; else null. */
export function lees<T>(naam: string, past: (waarde: unknown) => waarde is T, soort: "sessionStorage" | "localStorage" = "sessionStorage"): T | null {
  try {
    const waarde: unknown = JSON.parse(opslag(soort)?.getItem(naam) ?? "null");
    return past(waarde) ? waarde : null;
  } catch {
    return null;
  }
}

/** Keeps a value; null forgets it. */
export function bewaar(naam: string, waarde: unknown, soort: "sessionStorage" | "localStorage" = "sessionStorage"): void {
  try {
    if (waarde === null) opslag(soort)?.removeItem(naam);
    else opslag(soort)?.setItem(naam, JSON.stringify(waarde));
  } catch {
    // full or forbidden
  }
}

/** Forgets everything of this tab: for who signs out. */
export function vergeetAlles(): void {
  try {
    opslag("sessionStorage")?.clear();
  } catch {
    // nothing was kept
  }
}

export const isTekst = (waarde: unknown): waarde is string => typeof waarde === "string";
export const isObject = (waarde: unknown): waarde is Record<string, unknown> =>
  typeof waarde === "object" && waarde !== null && !Array.isArray(waarde);
