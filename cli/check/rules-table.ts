import pc from "picocolors";
import type { Rule } from "../../baseline/rules/rule";

/** All rules, a line each; no line is cut, because ids are copied and lines are searched. */
export function rulesTable(rules: readonly Rule[]): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  return rules
    .map(({ id, severity, title }) => `${pc.cyan(id.padEnd(width))}  ${severity.padEnd(6)}  ${title}`)
    .join("\n");
}
