// How the page looks and listens for this user, on this computer: the meeting view and the number keys.
import { signal } from "@preact/signals";
import { bewaar, isObject, lees } from "../basis/bewaren";

interface Weergave {
  vergader: boolean;
  cijfertoetsen: boolean;
}

const NAAM = "regiewijzer-weergave";
const isWeergave = (waarde: unknown): waarde is Weergave =>
  isObject(waarde) && typeof waarde.vergader === "boolean" && typeof waarde.cijfertoetsen === "boolean";

export const weergave = signal<Weergave>(lees(NAAM, isWeergave, "localStorage") ?? { vergader: false, cijfertoetsen: true });

export function zetWeergave(deel: Partial<Weergave>): void {
  weergave.value = { ...weergave.value, ...deel };
  bewaar(NAAM, weergave.value, "localStorage");
}

weergave.subscribe(({ vergader }) => document.documentElement.classList.toggle("vergader", vergader));
