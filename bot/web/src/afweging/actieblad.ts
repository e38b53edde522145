// The action sheet by when it has to be done, in order: today, this week, at the start, later.
import type { Afweging, Stapregel } from "../basis/soorten";

export function perGroep(afweging: Afweging): [string, Stapregel[]][] {
  const uit = new Map<string, Stapregel[]>();
  for (const regel of afweging.acties ?? []) uit.set(regel.kop, [...(uit.get(regel.kop) ?? []), regel]);
  return [...uit];
}
