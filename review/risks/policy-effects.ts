import type { GraphResource } from "../../baseline/graph";
import { isAttributes, parseJson } from "../../terraform-json";

/** From the effect that forbids least. */
const EFFECTS = [
  /^disabled$/i,
  /^(audit(ifnotexists)?|manual)$/i,
  /^(append|modify|deployifnotexists|addtonetworkgroup|mutate)$/i,
  /^(deny(action)?|enforcesetting)$/i,
];

/** How much an effect forbids at most. */
export const MOST_STRENGTH = EFFECTS.length - 1;

/** By the effects that an assignment's parameters give; those of a definition are its own, and stay as they are. */
export function strengthOf(resource: GraphResource): number {
  return strengthsOf(resource).reduce((sum, one) => sum + one, 0);
}

/** How much each effect among an assignment's parameters forbids. */
export function strengthsOf(resource: GraphResource): number[] {
  const written = ["parameters", "body.properties.parameters"]
    .map((path) => resource.value(path))
    .flatMap((one) => (one.state === "known" ? [one.value] : []))[0];
  const parameters = typeof written === "string" ? parsed(written) : written;
  return isAttributes(parameters)
    ? Object.entries(parameters).flatMap(([name, one]) =>
        /effect/i.test(name) && isAttributes(one) ? [strengthAt(one.value)] : [],
      )
    : [];
}

/** How much an effect forbids, 0 the least; what nobody knows forbids nothing. */
export function strengthAt(effect: unknown): number {
  const index = EFFECTS.findIndex((one) => one.test(String(effect)));
  return index < 0 ? 0 : index;
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
