// Reads a JSON list of Adaptive Cards on stdin; writes per card what Microsoft's own parser objects to, as a JSON list of lists.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

globalThis.self ??= globalThis; // the bundle is made for browsers; parsing touches nothing else of one
const { AdaptiveCard, HostConfig, SerializationContext, Versions } = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js");

// What the card asks for beyond 1.5 would be dropped silently by a client: every property must be one that the parser knows.
function onbekend(bron, terug, pad) {
  if (Array.isArray(bron)) return bron.flatMap((deel, i) => onbekend(deel, terug?.[i], `${pad}[${i}]`));
  if (bron === null || typeof bron !== "object") return bron === terug ? [] : [`${pad}: ${JSON.stringify(bron)} becomes ${JSON.stringify(terug)}`];
  return Object.entries(bron).flatMap(([naam, waarde]) => {
    const plek = `${pad}.${naam}`;
    if (terug === undefined || terug === null) return [`${plek}: lost`];
    // The parser leaves a default out when it writes; then there is nothing to compare.
    return naam in terug ? onbekend(waarde, terug[naam], plek) : STANDAARD.has(`${naam}=${JSON.stringify(waarde)}`) ? [] : [`${plek}: lost`];
  });
}

// What the parser doesn't write back because it is the default.
const STANDAARD = new Set(['style="compact"', "isMultiSelect=false", 'associatedInputs="auto"']);

const kaarten = JSON.parse(readFileSync(0, "utf-8"));
const uit = kaarten.map((json) => {
  const context = new SerializationContext(Versions.v1_5);
  const kaart = new AdaptiveCard();
  kaart.hostConfig = new HostConfig({ actions: { maxActions: 6 } }); // as Teams has it
  kaart.parse(json, context);
  const fouten = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  fouten.push(...kaart.validateProperties().validationEvents.map((gebeurtenis) => gebeurtenis.message));
  return [...fouten, ...onbekend(json, kaart.toJSON(), "kaart")];
});
process.stdout.write(JSON.stringify(uit));
