import { plainLine } from "../../terminal/plain-text";
import type { Acknowledgement } from "../acknowledgements/acknowledgement";
import type { CheckReport, ReportedFinding, StackCheck } from "./check-report";

/**
 * The report with every text of others on one line and without what steers a terminal, hides text or
 * has no place in XML. Addresses, names and reasons come from anybody's Terraform.
 */
export function plainReport(report: CheckReport): CheckReport {
  return { ...report, stacks: report.stacks.map(plainStack) };
}

function plainStack(stack: StackCheck): StackCheck {
  return {
    ...stack,
    name: plain(stack.name),
    file: plain(stack.file),
    productionBecause: plain(stack.productionBecause),
    rules: stack.rules.map((rule) => ({ ...rule, findings: rule.findings.map(plainFinding) })),
    unused: stack.unused.map(plainAcknowledgement),
    notSeen: stack.notSeen.map(plain),
  };
}

function plainFinding(finding: ReportedFinding): ReportedFinding {
  const { attribute, related, construct, source, acknowledgement } = finding;
  return {
    ...finding,
    message: plain(finding.message),
    attribute: attribute === undefined ? undefined : plain(attribute),
    related: related?.map(plain),
    address: plain(finding.address),
    construct: construct === undefined ? undefined : plain(construct),
    source: source === undefined ? undefined : { ...source, file: plain(source.file) },
    acknowledgement: acknowledgement === undefined ? undefined : plainAcknowledgement(acknowledgement),
  };
}

function plainAcknowledgement(one: Acknowledgement): Acknowledgement {
  return {
    ...one,
    name: plain(one.name),
    reason: plain(one.reason),
    approvedBy: plain(one.approvedBy),
    expires: plain(one.expires),
  };
}

/** A text of others on one line. What can't be seen at all must not look like a fault of the report. */
export function plain(text: string): string {
  return plainLine(text).replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD") || "(empty)";
}
