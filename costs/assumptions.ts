import { type Hours, hoursOf, MONTH } from "./hours";
import { variesWithHours } from "./machine-usage";
import type { Machines } from "./machines";
import type { Amounts } from "./usage";

/** What was assumed in each case, in sentences for the reader. */
export type Assumptions = Readonly<Record<keyof Amounts, readonly string[]>>;

const AT_WORST: Readonly<Partial<Record<Machines["kind"], string>>> = {
  clusters: "clusters with all their nodes",
  online: "deployments with the most instances of their autoscale",
  instances: "compute instances on, whatever their schedules",
  kubernetes: "Kubernetes pools with all their nodes",
};

const LOW_PRIORITY = "Low-priority nodes are counted at the price of dedicated ones, expected ones too.";

/** @param idle those of what it costs while nothing runs */
export function assumptionsOf(
  idle: readonly string[],
  machines: readonly { readonly of: Machines; readonly hours: Hours }[],
): Assumptions {
  const varying = machines.filter(({ of }) => variesWithHours(of));
  const price = varying.some(({ of }) => of.lowPriority) ? [LOW_PRIORITY] : [];
  return {
    idle,
    expected: expectedOf(varying),
    worst: [...worstOf(varying.map(({ of }) => of)), ...price],
  };
}

function expectedOf(machines: readonly { readonly of: Machines; readonly hours: Hours }[]): string[] {
  const said = machines.map(({ of, hours }) => ({ name: of.name ?? of.kind, hours: hoursOf(of, hours) }));
  const given = said.flatMap(({ name, hours }) =>
    hours === undefined ? [] : [`${name} for ${hours} hours`],
  );
  const missing = said.filter(({ hours }) => hours === undefined).map(({ name }) => name);
  return [
    ...(given.length > 0 ? [`Each at its largest: ${listed(given)}.`] : []),
    ...(missing.length > 0 ? [`Nobody said hours for ${listed(missing)}: as while nothing runs.`] : []),
  ];
}

function worstOf(machines: readonly Machines[]): string[] {
  const kinds = new Set(machines.map(({ kind }) => kind));
  const words = [...kinds].flatMap((kind) => AT_WORST[kind] ?? []);
  return words.length === 0 ? [] : [`All month (${MONTH} hours): ${listed(words)}.`];
}

/** Of the same once. */
function listed(words: readonly string[]): string {
  return [...new Set(words)].sort().join(", ");
}
