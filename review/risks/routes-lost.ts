import { type AzureEstate, type Fact, knownValue } from "../../baseline/azure";
import { knownTargets, nameOfResource, nameOfTarget } from "../../baseline/azure/joins/address";
import { ROUTE_TABLE, ROUTE_TABLE_ASSOCIATION, SEPARATE_ROUTE } from "../../baseline/azure/route-table";
import type { GraphResource } from "../../baseline/graph";
import type { ResourceChange } from "../changes";
import { changeOf } from "./change-at";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import type { Targets } from "./leads-to";
import { OPENED } from "./network-words";
import { type Risk, withoutRules } from "./risk";
import { isOf, type RiskWords } from "./weaker-fact";

const UNROUTED: RiskWords = {
  ...OPENED,
  what: "traffic of the subnet doesn't pass the firewall any more",
  why: "What leaves takes the way that Azure knows, past what filters it and writes it down.",
  fix: "Keep a route table with a default route on the subnet.",
  severity: "medium",
};

/** Next hops that filter what they pass on, or drop it. */
const GUARDED = /^(VirtualAppliance|None)$/i;

/** Route tables that leave their subnets, and default routes to a firewall that go or lead elsewhere. */
export const routesLost: Detector = (context) => {
  const { base, head } = context;
  if (base === undefined || head === undefined) {
    return [];
  }
  const gone = new Gone(context);
  const routed = new Set(
    head.all(ROUTE_TABLE_ASSOCIATION).flatMap(({ subnet }) => placesOf(subnet, (address) => address)),
  );
  const left = context.changes.flatMap((change): Risk[] => {
    if (change.before === undefined || !isOf(change, ROUTE_TABLE_ASSOCIATION) || !gone.isTaken(change)) {
      return [];
    }
    const { subnet } = ROUTE_TABLE_ASSOCIATION.read(change.before);
    const isRouted = placesOf(subnet, (address) => gone.newAddress(address)).some((one) => routed.has(one));
    return isRouted || gone.isDestroyed(subnet) ? [] : [withoutRules("network-opened", change, UNROUTED)];
  });

  const after = new Map(guardedTables(head).map(({ isGuarded, resource }) => [resource.address, isGuarded]));
  const lost = guardedTables(base).flatMap(({ by, isGuarded, resource }): Risk[] => {
    const address = gone.newAddress(resource.address);
    const stillGuarded = after.get(address);
    const change = stillGuarded === false && isGuarded ? changeBy([by ?? resource, resource]) : undefined;
    return change === undefined
      ? []
      : [
          {
            ...withoutRules("network-opened", change, UNROUTED),
            attributes: change.attributes.filter(({ path }) => ROUTE.test(path)),
          },
        ];
  });
  return [...left, ...lost];

  function changeBy(resources: readonly GraphResource[]): ResourceChange | undefined {
    return resources
      .flatMap(({ address }) => changeOf(gone.newAddress(address), context) ?? [])
      .find(({ kind }) => kind !== "keep");
  }
};

const ROUTE = /^(body\.properties\.)?(route|routes|address_?prefix|next_?hop_?\w*)(\[|\.|$)/i;

/** The tables of an estate, whether a default route leads to what filters, and which resource says so. */
function guardedTables(estate: AzureEstate) {
  const separate = new Map<GraphResource | string, GraphResource>();
  for (const { nextHop, prefix, resource, table } of estate.all(SEPARATE_ROUTE)) {
    if (isGuarding(prefix, nextHop)) {
      for (const one of knownTargets(table)) {
        separate.set(one.kind === "resource" ? one.resource : (nameOfTarget(one) ?? ""), resource);
      }
    }
  }
  return estate.all(ROUTE_TABLE).map(({ resource, routes }) => {
    const name = nameOfResource(resource);
    const by = separate.get(resource) ?? (name === undefined ? undefined : separate.get(name));
    const inline = routes.state === "known" ? routes.value : [];
    const isInline = inline.some(({ nextHop, prefix }) => isGuarding(prefix, nextHop));
    return {
      resource,
      by: isInline ? resource : by,
      // what only a plan tells may still be there
      isGuarded: routes.state === "unknown" || isInline || by !== undefined,
    };
  });
}

function isGuarding(prefix: Fact<string>, nextHop: Fact<string>): boolean {
  const hop = knownValue(nextHop);
  return knownValue(prefix) === "0.0.0.0/0" && (hop === undefined || GUARDED.test(hop));
}

function placesOf(targets: Targets, address: (old: string) => string): string[] {
  return knownTargets(targets).map((one) =>
    one.kind === "resource" ? address(one.resource.address) : one.id.toLowerCase(),
  );
}
