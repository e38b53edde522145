// Number keys.
import { useEffect } from "preact/hooks";
import type { RefObject } from "preact";
import { weergave } from "../delen/weergave";

/** A digit: what the number key does is told in words in the head of the page, so here it is only drawn. */
export function Cijfer({ cijfer }: { cijfer: number }) {
  return cijfer <= 9 && weergave.value.cijfertoetsen ? <kbd aria-hidden="true">{cijfer}</kbd> : null;
}

/** The keys 0–9 press what carries that digit, unless somebody is typing, or a dialog is open that this isn't part of. */
export function useCijfertoetsen(vak: RefObject<HTMLElement | null>, luister = true): void {
  useEffect(() => {
    if (!luister) return;
    const toets = (gebeurtenis: KeyboardEvent) => {
      if (!weergave.value.cijfertoetsen) return; // asked at the key itself: an effect would hear of a change only after the next paint
      if (!/^[0-9]$/.test(gebeurtenis.key) || gebeurtenis.ctrlKey || gebeurtenis.altKey || gebeurtenis.metaKey || gebeurtenis.repeat) return;
      if (gebeurtenis.target instanceof Element && gebeurtenis.target.closest("textarea, select, input:not([type=checkbox])")) return;
      const dialoog = document.querySelector("dialog[open]");
      if (dialoog && !dialoog.contains(vak.current)) return;
      const doel = vak.current?.querySelector<HTMLElement>(`[data-cijfer="${gebeurtenis.key}"]`);
      if (!doel) return;
      gebeurtenis.preventDefault();
      doel.focus();
      doel.click();
    };
    document.addEventListener("keydown", toets);
    return () => document.removeEventListener("keydown", toets);
  }, [luister]);
}
