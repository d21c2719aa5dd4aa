import type { ReportingDescriptor } from "sarif";
import { RISK_KINDS, type RiskKind } from "../risks";
import { capital, RISK_TITLES } from "./words";

/** What a kind of risk is, for who sees it in code scanning and nowhere else. */
const ABOUT: Readonly<Record<RiskKind, readonly [why: string, help: string]>> = {
  "data-loss": [
    "Data, or an identity that others know, is destroyed or made anew.",
    "Keep what forces a new resource, add the moved block that is missing, or copy the data first.",
  ],
  "protection-removed": [
    "A lock, soft delete, versions, purge protection or prevent_destroy goes.",
    "Keep it, or let somebody accept its absence until a day.",
  ],
  "network-opened": [
    "More of the network reaches a resource, or it reaches more: public access, egress, an inbound rule, a private endpoint that goes.",
    "Keep it closed, and give who needs it a private endpoint or a rule for one destination.",
  ],
  "rights-widened": [
    "Somebody may do more than before, or somebody else may.",
    "Give the narrowest role at the narrowest scope, and to a group rather than to a person.",
  ],
  "encryption-weakened": [
    "A key of one's own, its rotation or a protocol's version goes.",
    "Keep the key and the version as they were.",
  ],
  "monitoring-lost": [
    "A diagnostic setting, an alert or days of retention go.",
    "Keep them: what is found out late can't be traced back without logs.",
  ],
  guidance: [
    "It follows Microsoft's guidance less than before.",
    "Mend what the named rule says, or let somebody accept it until a day.",
  ],
};

/** What code scanning calls a kind of risk; never changes. */
export function ruleIdOf(kind: RiskKind): string {
  return `review/${kind}`;
}

/**
 * A rule for each kind of risk, in their order. None has a `security-severity`: code scanning would show it
 * for every result, and here each has a level of its own.
 */
export function sarifRules(): ReportingDescriptor[] {
  return RISK_KINDS.map((kind) => {
    const [why, help] = ABOUT[kind];
    return {
      id: ruleIdOf(kind),
      shortDescription: { text: capital(RISK_TITLES[kind]) },
      fullDescription: { text: why },
      defaultConfiguration: { level: kind === "guidance" ? "warning" : "error" },
      help: {
        text: `${why}\n${help}`,
        markdown: `${why}\n\n- ${help}\n- What a resource was and will be: \`npx mlzone review BASE HEAD\``,
      },
      properties: { tags: ["review", "terraform", kind], precision: "high" },
    };
  });
}
