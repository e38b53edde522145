// A button as NL Design System makes it (nl-button). `class` says which one: hoofd, rustig, or none for an ordinary one; a class of ours stays on it.
import type { ComponentProps } from "preact";

const SOORTEN: Record<string, string> = { hoofd: "primary", rustig: "subtle", bronknop: "subtle" };

export function Drukknop({ class: eigen, ...rest }: ComponentProps<"button">) {
  const woorden = String(eigen ?? "").split(" ").filter(Boolean);
  const soort = woorden.map((woord) => SOORTEN[woord]).find(Boolean) ?? "secondary";
  const staat = [rest["aria-pressed"] === true && "nl-button--pressed", rest["aria-disabled"] === true && "nl-button--disabled"];
  return <button {...rest} class={["nl-button", `nl-button--${soort}`, ...staat, ...woorden].filter(Boolean).join(" ")} />;
}
