import { isAttributes } from "../../terraform-json";
import type { GraphResource, Value } from "../graph";
import { Facts } from "./facts";

/** An object of a body that somebody has given a name, with facts of its own. */
export interface NamedBlock {
  readonly name: string;
  readonly facts: Facts;
}

/**
 * The objects in an object whose names are somebody's choice. One that isn't known as a whole is read name by name.
 *
 * @param at e.g. `body.properties.dataCollector.collections`
 */
export function namedBlocks(resource: GraphResource, at: string): Value<readonly NamedBlock[]> {
  const whole = resource.value(at);
  const written = whole.state === "known" ? whole.value : writtenAt(resource, at);
  if (whole.state === "absent" || !isAttributes(written)) {
    return whole.state === "known"
      ? { state: "unknown", at, because: "it isn't what Azure takes there" }
      : whole;
  }
  const blocks = resource.blocks(at);
  const [around] = blocks.state === "known" ? blocks.value : [];
  return {
    state: "known",
    at,
    value: Object.keys(written).flatMap((name) => {
      const inside = around?.blocks(name);
      const [block] = inside?.state === "known" ? inside.value : [];
      return block === undefined ? [] : [{ name, facts: new Facts(resource, block, `${at}.${name}.`) }];
    }),
  };
}

function writtenAt({ attributes }: GraphResource, at: string): unknown {
  return at
    .split(".")
    .reduce<unknown>((current, step) => (isAttributes(current) ? current[step] : undefined), attributes);
}
