import type { ReportedFinding, StackCheck } from "../baseline/report";

/**
 * A check that took defaults for what is given: what it finds only by them is no violation for certain,
 * because whoever deploys may set another value.
 *
 * @param plain the same without
 */
export function lessCertain(assuming: StackCheck, plain: StackCheck): StackCheck {
  const certain = new Set(
    plain.rules.flatMap(({ findings }) =>
      findings.filter(({ certainty }) => certainty === "violation").map(placeOf),
    ),
  );
  return {
    ...assuming,
    rules: assuming.rules.map((rule) => ({
      ...rule,
      findings: rule.findings.map((finding) =>
        finding.certainty === "violation" && !certain.has(placeOf(finding))
          ? { ...finding, certainty: "unknown" as const }
          : finding,
      ),
    })),
  };
}

/** Instances of which nobody knows the keys without the defaults have the address of their block. */
function placeOf({ address, attribute = "", rule }: ReportedFinding): string {
  return [rule.id, address.replace(/\[.*$/s, ""), attribute].join("\n");
}
