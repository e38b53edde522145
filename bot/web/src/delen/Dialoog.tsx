// A modal dialog: the browser's own, so that Escape, focus and everything behind it are in order.
import { useEffect, useId, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { Drukknop } from "./Drukknop";

interface Eigenschappen {
  titel: string;
  sluit: () => void;
  children: ComponentChildren;
}

export function Dialoog({ titel, sluit, children }: Eigenschappen) {
  const vak = useRef<HTMLDialogElement>(null);
  const kop = useId();
  useEffect(() => {
    const dialoog = vak.current;
    const vanaf = document.activeElement;
    dialoog?.showModal();
    return () => {
      dialoog?.close();
      if (vanaf instanceof HTMLElement && vanaf.isConnected) vanaf.focus();
    };
  }, []);
  return (
    <dialog
      ref={vak}
      class="dialoog"
      aria-labelledby={kop}
      onCancel={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        sluit();
      }}
      onClick={(gebeurtenis) => {
        if (gebeurtenis.target === vak.current) sluit();
      }}
    >
      <div class="dialoog-inhoud">
        <div class="dialoog-kop">
          <h2 class="nl-heading nl-heading--level-2" id={kop}>{titel}</h2>
          <Drukknop type="button" class="sluit" onClick={sluit}>
            Sluiten
          </Drukknop>
        </div>
        {children}
      </div>
    </dialog>
  );
}
