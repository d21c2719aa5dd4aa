import { knownValue } from "../azure";
import type { FirewallRule } from "../azure/firewall-rules";
import type { Problem } from "./rule";

/** Names a rule of a firewall in a sentence. */
export function whichRule({ name }: FirewallRule): string {
  return name.state === "known" ? `rule "${name.value}"` : "a rule";
}

/** Whether a rule lets only the time service through: it answers in 48 bytes, and carries little. */
export function isTimeOnly({ protocols, ports }: FirewallRule): boolean {
  const only = (list: readonly string[] | undefined, word: string) =>
    list !== undefined && list.length > 0 && list.every((text) => text.toUpperCase() === word);
  return only(knownValue(protocols), "UDP") && only(knownValue(ports), "123");
}

/** Rules that aren't told are all alike: each sentence is said once. */
export function problemsOnce(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}
