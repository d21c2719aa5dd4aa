import type { Fact, SubjectOf } from "../../baseline/azure";
import { type AddressRange, rangeOf } from "../../baseline/azure/address-range";
import type { SecurityRule } from "../../baseline/azure/security-rule";
import type { VIRTUAL_NETWORK } from "../../baseline/azure/virtual-network";
import { hasMorePorts } from "./wider";

/** What a rule of a security group is about, to be compared with others. */
export interface Reach {
  readonly rule: SecurityRule;
  /** Lower is asked first; undefined where nobody can tell. */
  readonly priority: number | undefined;
  /** The same text for rules that are about the same. */
  readonly key: string;
  readonly direction: string;
  readonly protocol: string;
  readonly sources: Dimension;
  readonly sourcePorts: Dimension;
  readonly destinations: Dimension;
  readonly ports: Dimension;
}

/** What stands there, or why nobody can tell. */
type Dimension = readonly string[] | Exclude<Fact<unknown>["state"], "known">;

const LAST_PORT = 65_535;

/** Reads what a rule is about, without its name and its words. */
export function reachOf(rule: SecurityRule): Reach {
  const { destinations, direction, ports, priority, protocol, sourcePorts, sources } = rule;
  const parts = {
    direction: textOf(direction),
    protocol: textOf(protocol),
    sources: listOf(sources),
    sourcePorts: sourcePorts.state === "absent" ? ["*"] : listOf(sourcePorts),
    destinations: listOf(destinations),
    ports: listOf(ports),
  };
  return {
    ...parts,
    rule,
    priority: priority.state === "known" ? priority.value : undefined,
    key: JSON.stringify(Object.values(parts)),
  };
}

/** How much there is to do for comparing two rules. */
export function costOf(one: Reach, other: Reach): number {
  return one.sources.length * other.sources.length + one.destinations.length * other.destinations.length;
}

/** Whether a rule is about all that another one is about. */
export function covers(wide: Reach, narrow: Reach, own: readonly AddressRange[]): boolean {
  return (
    wide.key === narrow.key ||
    (wide.direction === narrow.direction &&
      (wide.protocol === "*" || wide.protocol === narrow.protocol) &&
      holdPorts(wide.ports, narrow.ports) &&
      holdPorts(wide.sourcePorts, narrow.sourcePorts) &&
      holdAddresses(wide.sources, narrow.sources, own) &&
      holdAddresses(wide.destinations, narrow.destinations, own))
  );
}

/** Whether some packet may be meant by both; what nobody can tell may be. */
export function meet(one: Reach, other: Reach): boolean {
  return (
    one.direction === other.direction &&
    (one.protocol === "*" || other.protocol === "*" || one.protocol === other.protocol) &&
    mayMeet(one.sources, other.sources) &&
    mayMeet(one.destinations, other.destinations) &&
    portsMeet(one.ports, other.ports)
  );
}

/** The ranges of networks of the input: what lies in them is part of the tag VirtualNetwork. */
export function rangesOf(networks: readonly SubjectOf<typeof VIRTUAL_NETWORK>[]): AddressRange[] {
  return networks.flatMap(({ facts }) => {
    const space = facts.texts({
      azurerm: "address_space",
      body: "properties.addressSpace.addressPrefixes",
    });
    return space.state === "known" ? space.value.flatMap((text) => rangeOf(text) ?? []) : [];
  });
}

function holdPorts(wide: Dimension, narrow: Dimension): boolean {
  return typeof wide === "string" || typeof narrow === "string"
    ? wide === narrow
    : !hasMorePorts(narrow.join(","), wide.includes("*") ? "*" : wide.join(","));
}

function holdAddresses(wide: Dimension, narrow: Dimension, own: readonly AddressRange[]): boolean {
  if (typeof wide === "string" || typeof narrow === "string") {
    return wide === narrow;
  }
  const texts = new Set(wide);
  if (wide.some(isEverything)) {
    return true;
  }
  const ranges = [
    ...wide.flatMap((text) => rangeOf(text) ?? []),
    ...(texts.has("virtualnetwork") ? own : []),
  ];
  return narrow.every((text) => {
    const range = rangeOf(text);
    // Storage holds Storage.WestEurope
    return (
      texts.has(text) ||
      texts.has(text.replace(/\..*$/s, "")) ||
      (range !== undefined && ranges.some((one) => isIn(range, one)))
    );
  });
}

/** Two ranges that have no address in common don't meet; of tags and groups nobody here can tell. */
function mayMeet(one: Dimension, other: Dimension): boolean {
  if (typeof one === "string" || typeof other === "string") {
    return true;
  }
  const [ranges, others] = [one, other].map((list) => list.map(rangeOf));
  return (ranges ?? []).some((range) =>
    (others ?? []).some(
      (two) =>
        range === undefined ||
        two === undefined ||
        (range.bits === two.bits && range.first <= two.last && two.first <= range.last),
    ),
  );
}

function portsMeet(one: Dimension, other: Dimension): boolean {
  if (typeof one === "string" || typeof other === "string") {
    return true;
  }
  const ends = (text: string): readonly [number, number] => {
    const [from = 0, to = from] = text === "*" ? [0, LAST_PORT] : text.split("-").map(Number);
    return [from, to];
  };
  const others = other.map(ends);
  return one.map(ends).some(([from, to]) => others.some(([least, most]) => from <= most && least <= to));
}

function isIn(inner: AddressRange, outer: AddressRange): boolean {
  return inner.bits === outer.bits && outer.first <= inner.first && inner.last <= outer.last;
}

function isEverything(text: string): boolean {
  return /^(\*|any|0\.0\.0\.0\/0)$/.test(text);
}

function textOf(fact: Fact<string>): string {
  return fact.state === "known" ? fact.value.trim().toLowerCase().replace(/^any$/, "*") : `(${fact.state})`;
}

function listOf(fact: Fact<readonly string[]>): Dimension {
  return fact.state === "known"
    ? [...new Set(fact.value.map((text) => text.toLowerCase()))].sort()
    : fact.state;
}
