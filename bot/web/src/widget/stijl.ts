// The look of the widget's shell. As a constructed style sheet, so that it also works where a page forbids inline styles.
export const STIJL = `
:host { --rw-kleur: var(--regiewijzer-kleur, #0b5a75); --rw-tekst: var(--rw-op-kleur, #ffffff); --rw-rand: var(--regiewijzer-rand, 1rem);
  all: initial; position: fixed; right: var(--rw-rand); bottom: var(--rw-rand); z-index: var(--regiewijzer-laag, 2147483000);
  display: flex; flex-direction: column; align-items: flex-end; gap: .5rem; max-width: calc(100vw - 2 * var(--rw-rand)); }
* { box-sizing: border-box; font: 400 1rem/1.4 var(--regiewijzer-letter, system-ui, sans-serif); }
button { display: inline-flex; align-items: center; gap: .5rem; min-height: 2.75rem; padding: .4rem 1rem; border: 2px solid var(--rw-tekst); border-radius: 2rem;
  background: var(--rw-kleur); color: var(--rw-tekst); font-weight: 600; cursor: pointer; }
.opener { box-shadow: 0 2px 10px rgb(0 0 0 / .35); max-width: 100%; overflow-wrap: anywhere; }
button:focus-visible { outline: 3px solid #b34700; outline-offset: 2px; }
.paneel { display: flex; flex-direction: column; width: min(26rem, 100vw - 2 * var(--rw-rand)); height: min(42rem, 100vh - 2 * var(--rw-rand) - 4rem); min-height: min(14rem, 100vh - 1rem);
  overflow: hidden; border: 1px solid #6b7983; border-radius: .75rem; background: #ffffff; color: #17232b; box-shadow: 0 4px 24px rgb(0 0 0 / .35); }
.paneel[hidden] { display: none; }
.kop { display: flex; align-items: center; gap: .5rem; padding: .4rem .5rem .4rem 1rem; background: var(--rw-kleur); color: var(--rw-tekst); }
.naam { margin: 0; flex: 1; font-size: 1.05rem; font-weight: 600; overflow-wrap: anywhere; }
.sluit { min-height: 2.25rem; padding: .2rem .75rem; border-width: 1px; }
.logo { height: 1.75rem; width: auto; max-width: 6rem; object-fit: contain; }
.stand { margin: 0; padding: .5rem 1rem; }
.stand:empty { display: none; }
.frame { flex: 1; min-height: 0; width: 100%; border: 0; background: #ffffff; color-scheme: light dark; }
@media (max-width: 30em), (max-height: 30em) {
  :host(:has(*)) { --rw-rand: .5rem; }
  .paneel { position: fixed; inset: 0; width: 100vw; height: 100vh; height: 100dvh; border-radius: 0; border: 0; }
}
`;
