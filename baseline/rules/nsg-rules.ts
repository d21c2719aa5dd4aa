import { not, type SecurityRule, type Truth } from "../azure";
import { mustHold } from "./must";
import type { Problem } from "./rule";

/** A rule of a network security group must not do something; its name says which rule it is. */
export function mustNot(does: Truth, { name }: SecurityRule, problem: string): Problem[] {
  const which = name.state === "known" ? `rule "${name.value}" ` : "a rule ";
  return mustHold(not(does), `${which}${problem}`, {
    attribute: name.at.replace(/\.?name$/, "") || undefined,
  });
}
