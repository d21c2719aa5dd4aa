import type { Session } from "../session";
import { lockedProviders } from "../terraform/locked-providers";
import type { Evidence, PolicySummary, StepResult, TimeSpent, Verdict } from "./evidence";
import { notesOf } from "./notes";

interface Observed {
  readonly startedAt: Date;
  readonly steps: readonly StepResult[];
  /** Version of terraform. */
  readonly terraform: string;
  readonly notes?: readonly string[];
  readonly policies?: PolicySummary;
}

/** Puts together what a session and its steps have shown. */
export function summarize(session: Session, observed: Observed): Evidence {
  const { steps, startedAt, notes = [], policies } = observed;
  const { recorder, cloud } = session.simulator;
  const replayed = session.replayed.map(({ address }) => address);
  const verdict = verdictOf(steps, replayed.length);
  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  return {
    subject: session.source.name,
    verdict,
    headline: headline(verdict, steps, replayed.length),
    startedAt: startedAt.toISOString(),
    seconds,
    versions: { terraform: observed.terraform, ...providerVersions(session) },
    steps,
    resources: steps.find(({ name }) => name === "apply")?.count ?? 0,
    replayed,
    requests: {
      total: recorder.total,
      byType: Object.fromEntries([...recorder.counts].sort(([a], [b]) => a.localeCompare(b))),
      refusedHosts: Object.fromEntries(recorder.refusedHosts),
    },
    time: timeSpent(seconds, session),
    keptByAzure: [...cloud.softDeleted.values()].map(({ resource }) => resource.id),
    notes: [...notes, ...notesOf(session)],
    ...(policies === undefined ? {} : { policies }),
  };
}

/** What init has chosen; of a provider that isn't installed, what was asked for. */
function providerVersions({ folder, providers }: Session): Record<string, string> {
  const chosen = lockedProviders(folder);
  const absent = providers.sources
    .filter(({ address }) => !chosen.has(address))
    .map(({ address, constraint }) => [address, `${constraint} (not installed)`.trim()] as const);
  return Object.fromEntries(
    [...absent, ...chosen].map(([address, version]) => [address.split("/").at(-1) ?? address, version]),
  );
}

function verdictOf(steps: readonly StepResult[], replayed: number): Verdict {
  if (steps.some(({ held }) => !held)) {
    return "failed";
  }
  return replayed > 0 ? "held-with-replay" : "held";
}

function headline(verdict: Verdict, steps: readonly StepResult[], replayed: number): string {
  switch (verdict) {
    case "failed":
      return `failed: ${steps
        .filter(({ held }) => !held)
        .map(({ name }) => name)
        .join(", ")}`;
    case "held-with-replay":
      return `held, ${replayed} replayed, not proven by azapi`;
    case "held":
      return "held";
  }
}

function timeSpent(seconds: number, session: Session): TimeSpent {
  const { busySeconds: simulator, quietSeconds: providerWaits } = session.simulator.recorder;
  return {
    total: seconds,
    simulator,
    providerWaits,
    terraform: Math.max(0, seconds - simulator - providerWaits),
  };
}
