import { armTypeOf, type Resource, textOf } from "../terraform-json";
import { costsByUse, isFree } from "./free-resources";
import { idleUsageOf } from "./idle-usage";
import { leastInstances } from "./least-instances";
import { managedNetworkUsage } from "./managed-network-usage";
import { findPrice, type PriceTable } from "./price-table";
import type { IdleUsage } from "./usage";

/** One line of an estimate. */
export interface CostLine {
  /** The resource in plain words. */
  readonly what: string;
  readonly quantity: number;
  /** What is counted. */
  readonly unit: string;
  readonly unitPrice: number;
  /** `quantity` times `unitPrice`. */
  readonly monthly: number;
  readonly verified: boolean;
  /** The region of the price; not always that of the stack. */
  readonly region: string;
}

/** Something that costs money, or may, and for which there is no price. */
export interface NotPriced {
  /** A price id that the table lacks, or a resource type that no rule knows. */
  readonly what: string;
  readonly quantity: number;
}

/** What a stack costs a month while nothing runs. */
export interface IdleEstimate {
  readonly currency: string;
  /** The day of the price table. */
  readonly priceDate: string;
  /** The region of most resources, where the stack names one. */
  readonly region: string | undefined;
  /** Dearest first. */
  readonly lines: readonly CostLine[];
  readonly monthly: number;
  readonly notPriced: readonly NotPriced[];
  /** What comes on top as soon as it is used, e.g. `stored data`. */
  readonly byUse: readonly string[];
  /** Sentences for the reader. */
  readonly assumptions: readonly string[];
}

/** Adds up what the resources of a synthesized stack cost a month while nothing runs. */
export function estimateIdleCost(resources: readonly Resource[], table: PriceTable): IdleEstimate {
  const region = mainRegion(resources);
  const quantities = new Map<string, number>();
  const unknown = new Map<string, number>();
  const assumptions = new Set<string>();
  const byUse = new Set<string>();
  const add = (to: Map<string, number>, key: string, quantity: number) =>
    to.set(key, (to.get(key) ?? 0) + quantity);
  const count = ({ usages, assumption }: IdleUsage) => {
    for (const { price, quantity } of usages) {
      add(quantities, price, quantity);
    }
    if (assumption !== undefined) {
      assumptions.add(assumption);
    }
  };
  const leastOf = leastInstances(resources);
  for (const resource of resources) {
    const usage = idleUsageOf(resource, leastOf(resource));
    const use = costsByUse(resource);
    if (usage !== undefined) {
      count(usage);
    } else if (use !== undefined) {
      byUse.add(use);
    } else if (!isFree(resource)) {
      add(unknown, armTypeOf(resource) ?? resource.type, 1);
    }
  }
  managedNetworkUsage(resources).forEach(count);

  const lines: CostLine[] = [];
  for (const [id, quantity] of quantities) {
    const price = findPrice(table, id, region);
    if (price === undefined) {
      add(unknown, id, quantity);
      continue;
    }
    const { resource, unit, monthly, verified } = price;
    const total = cents(quantity * monthly);
    lines.push({
      what: resource,
      quantity,
      unit,
      unitPrice: monthly,
      monthly: total,
      verified,
      region: price.region,
    });
  }
  lines.sort((a, b) => b.monthly - a.monthly || a.what.localeCompare(b.what));
  return {
    currency: table.currency,
    priceDate: table.date,
    region,
    lines,
    monthly: cents(lines.reduce((sum, line) => sum + line.monthly, 0)),
    notPriced: [...unknown].map(([what, quantity]) => ({ what, quantity })),
    byUse: [...byUse],
    assumptions: [...assumptions],
  };
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
