import pc from "picocolors";
import { verdictLines } from "../../baseline/report/terminal";
import { checkInputs } from "../check/check-inputs";
import type { SynthesizedStack } from "../synthesized-app";

/** What Microsoft's guidance says of the stacks, a line each; nothing where they have no resources. */
export function baselineReport(stacks: readonly SynthesizedStack[]): string[] {
  const filled = stacks.filter(({ resources }) => resources.length > 0);
  if (filled.length === 0) {
    return [];
  }
  const report = {
    version: "",
    stacks: checkInputs(filled.map(({ file }) => file)),
    failOn: "low",
    failOnUnknown: true,
  } as const;
  return [[pc.bold("Microsoft's guidance"), ...verdictLines(report)].join("\n")];
}
