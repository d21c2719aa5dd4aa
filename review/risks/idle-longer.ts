import { COMPUTE } from "../../baseline/azure";
import { minutesOf } from "../../baseline/azure/idle-time";
import type { Detector } from "./detectors";
import { type RiskWords, row, weakerFacts } from "./weaker-fact";

const WAITING: RiskWords = {
  what: "machines without work stay for longer",
  why: "One that waits for the next job costs as much as one that works.",
  fix: "Keep the time, or say what the machines wait for.",
  severity: "low",
  recommendations: ["cost/scale-down-idle-compute", "ai-cost/shut-down-unused-resources"],
};

/** Nodes and instances that wait for longer before they go. */
export const idleLonger: Detector = weakerFacts([
  row(COMPUTE, "guidance", ({ nodeIdleTime }) => nodeIdleTime, isLonger, WAITING),
  row(COMPUTE, "guidance", ({ idleTime }) => idleTime, isLonger, WAITING),
]);

function isLonger(after: string | undefined, before: string | undefined): boolean {
  const [wanted, old] = [after, before].map((span) => (span === undefined ? undefined : minutesOf(span)));
  return wanted !== undefined && old !== undefined && wanted > old;
}
