import { armTypeOf, type Resource, textOf } from "../terraform-json";
import { type Assumptions, assumptionsOf } from "./assumptions";
import { autoscaleOf } from "./autoscale";
import { costsByUse, isFree } from "./free-resources";
import type { Hours } from "./hours";
import { type Machines, machinesOf } from "./machines";
import { managedNetworkUsage } from "./managed-network-usage";
import { parentNames } from "./parent-names";
import { findPrice, type PriceTable } from "./price-table";
import { usageOf } from "./resource-usage";
import { type Amounts, amountsOf, inEachCase, type ResourceUsage } from "./usage";

/** One line of an estimate. */
export interface CostLine {
  /** The resource in plain words. */
  readonly what: string;
  readonly quantity: Amounts;
  /** What is counted. */
  readonly unit: string;
  readonly unitPrice: number;
  /** `quantity` times `unitPrice`. */
  readonly monthly: Amounts;
  readonly verified: boolean;
  /** The region of the price; not always that of the stack. */
  readonly region: string;
}

/** Something that costs money, or may, and for which there is no price. */
export interface NotPriced {
  /** A price id that the table lacks, or a resource type that no rule knows. */
  readonly what: string;
  readonly quantity: Amounts;
}

/** What stacks cost a month: while nothing runs, by the hours expected, and at worst. */
export interface CostEstimate {
  readonly currency: string;
  /** The day of the price table. */
  readonly priceDate: string;
  /** The region of most resources, where the stacks name one. */
  readonly region: string | undefined;
  /** Dearest at worst first. */
  readonly lines: readonly CostLine[];
  readonly monthly: Amounts;
  readonly notPriced: readonly NotPriced[];
  /** What comes on top as soon as it is used, e.g. `stored data`. */
  readonly byUse: readonly string[];
  readonly assumptions: Assumptions;
}

/** A stack to estimate. */
export interface EstimatedStack {
  readonly resources: readonly Resource[];
  /** What is expected to run. @default - nobody said */
  readonly hours?: Hours;
}

/** Adds up what the resources of synthesized stacks cost a month. */
export function estimateCost(stacks: readonly EstimatedStack[], table: PriceTable): CostEstimate {
  const resources = stacks.flatMap((stack) => stack.resources);
  const region = mainRegion(resources);
  const quantities = new Map<string, Amounts>();
  const unknown = new Map<string, Amounts>();
  const sentences = new Set<string>();
  const byUse = new Set<string>();
  const add = (to: Map<string, Amounts>, key: string, more: Amounts) => {
    const before = to.get(key);
    to.set(
      key,
      inEachCase((one) => (before?.[one] ?? 0) + more[one]),
    );
  };
  const count = ({ usages, assumption }: ResourceUsage) => {
    for (const usage of usages) {
      add(quantities, usage.price, amountsOf(usage));
    }
    if (assumption !== undefined) {
      sentences.add(assumption);
    }
  };
  const machines: { readonly of: Machines; readonly hours: Hours }[] = [];
  for (const { resources: own, hours = {} } of stacks) {
    const scaledOf = autoscaleOf(own);
    const parentOf = parentNames(own);
    for (const resource of own) {
      const use = costsByUse(resource);
      if (use !== undefined) {
        byUse.add(use);
        continue;
      }
      const context = { scaled: scaledOf(resource), parent: parentOf(resource), hours };
      const usages = usageOf(resource, context);
      if (usages.length > 0) {
        usages.forEach(count);
        if (resource.type !== "azapi_update_resource") {
          machines.push(...machinesOf(resource, context).map((of) => ({ of, hours })));
        }
      } else if (!isFree(resource)) {
        add(unknown, armTypeOf(resource) ?? resource.type, amountsOf({ price: "", quantity: 1 }));
      }
    }
    managedNetworkUsage(own).forEach(count);
  }

  const lines: CostLine[] = [];
  for (const [id, quantity] of quantities) {
    const price = findPrice(table, id, region);
    if (price === undefined) {
      add(unknown, id, quantity);
      continue;
    }
    lines.push({
      what: price.resource,
      quantity,
      unit: price.unit,
      unitPrice: price.monthly,
      monthly: inEachCase((one) => cents(quantity[one] * price.monthly)),
      verified: price.verified,
      region: price.region,
    });
  }
  lines.sort(dearestFirst);
  return {
    currency: table.currency,
    priceDate: table.date,
    region,
    lines,
    monthly: inEachCase((one) => cents(lines.reduce((sum, { monthly }) => sum + monthly[one], 0))),
    notPriced: [...unknown].map(([what, quantity]) => ({ what, quantity })),
    byUse: [...byUse],
    assumptions: assumptionsOf([...sentences], machines),
  };
}

function dearestFirst(a: CostLine, b: CostLine): number {
  return b.monthly.worst - a.monthly.worst || b.monthly.idle - a.monthly.idle || a.what.localeCompare(b.what);
}

/** Adding floats leaves dust behind the cents. */
function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** The location that most resources write out. */
function mainRegion(resources: readonly Resource[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { attributes } of resources) {
    const location = textOf(attributes, "location");
    if (location !== undefined && !location.includes("${")) {
      counts.set(location, (counts.get(location) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
