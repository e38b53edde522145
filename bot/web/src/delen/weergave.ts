// How the page looks and listens for this user, on this computer: colours, the meeting view and the number keys.
import { signal } from "@preact/signals";
import { bewaar, isObject, lees } from "../basis/bewaren";

/** "systeem": as the computer is set. */
export type Kleuren = "systeem" | "licht" | "donker";

interface Weergave {
  vergader: boolean;
  cijfertoetsen: boolean;
  kleuren: Kleuren;
}

const NAAM = "regiewijzer-weergave";
const STANDAARD: Weergave = { vergader: false, cijfertoetsen: true, kleuren: "systeem" };
const isWeergave = (waarde: unknown): waarde is Partial<Weergave> =>
  isObject(waarde) &&
  typeof waarde.vergader === "boolean" &&
  typeof waarde.cijfertoetsen === "boolean" &&
  [undefined, "systeem", "licht", "donker"].includes(waarde.kleuren as string | undefined);

export const weergave = signal<Weergave>({ ...STANDAARD, ...lees(NAAM, isWeergave, "localStorage") });

export function zetWeergave(deel: Partial<Weergave>): void {
  weergave.value = { ...weergave.value, ...deel };
  bewaar(NAAM, weergave.value, "localStorage");
}

weergave.subscribe(({ vergader, kleuren }) => {
  const { classList } = document.documentElement;
  classList.toggle("vergader", vergader);
  classList.toggle("licht", kleuren === "licht");
  classList.toggle("donker", kleuren === "donker");
});
