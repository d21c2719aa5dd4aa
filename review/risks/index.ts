/**
 * What a reviewer must know of: facts that move to the weaker side, what protects and goes, what opens
 * and comes, and the rules of the baseline that HEAD breaks. One detector a kind of risk.
 */
import { SEVERITIES } from "../../baseline/rules/rule";
import { byText } from "../by-text";
import type { FindingChange } from "../review";
import type { RiskContext } from "./context";
import { DETECTORS } from "./detectors";
import { asForgotten } from "./forgotten";
import { asImported } from "./imported";
import { RISK_KINDS, type Risk } from "./risk";
import { withFindings } from "./with-findings";

export type { RiskContext } from "./context";
export { RISK_KINDS, type Risk, type RiskKind } from "./risk";

/** All risks of a stack, worst first. */
export function risksOf(context: RiskContext, findings: readonly FindingChange[]): Risk[] {
  const detected = DETECTORS.flatMap((detect) => detect(context))
    .flatMap(asForgotten)
    .flatMap(asImported);
  return withFindings(detected, context, findings).sort(byWeight);
}

/** For a list of risks: open before accepted, then worst first. */
export function byWeight(a: Risk, b: Risk): number {
  return (
    Number(a.accepted !== undefined) - Number(b.accepted !== undefined) ||
    RISK_KINDS.indexOf(a.kind) - RISK_KINDS.indexOf(b.kind) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    byText(a.change.address, b.change.address)
  );
}
