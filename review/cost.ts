import { estimateIdleCost, type IdleEstimate } from "../costs/estimate";
import type { PriceTable } from "../costs/price-table";
import type { AnyTerraformJson, Resource } from "../terraform-json";
import { withLocals } from "./changes/locals";
import type { CostChange } from "./review";

/** What a stack costs a month while nothing runs, before and after; undefined where that is the same. */
export function costChange(
  base: AnyTerraformJson | undefined,
  head: AnyTerraformJson | undefined,
  prices: PriceTable,
): CostChange | undefined {
  const before = estimateIdleCost(resourcesOf(base, head), prices);
  const after = estimateIdleCost(resourcesOf(head, base), prices);
  const lines = linesOf(before, after);
  const notPriced = after.notPriced.flatMap(({ what, quantity }) =>
    before.notPriced.some((one) => one.what === what && one.quantity === quantity) ? [] : [what],
  );
  if (lines.length === 0 && notPriced.length === 0) {
    return undefined;
  }
  const { currency, monthly, priceDate } = after;
  return { currency, priceDate, before: before.monthly, after: monthly, lines, notPriced };
}

function linesOf(before: IdleEstimate, after: IdleEstimate): CostChange["lines"] {
  const names = new Set([...before.lines, ...after.lines].map(({ what }) => what));
  const costOf = ({ lines }: IdleEstimate, what: string) =>
    lines.filter((line) => line.what === what).reduce((sum, { monthly }) => sum + monthly, 0);
  return [...names]
    .map((what) => ({ what, before: costOf(before, what), after: costOf(after, what) }))
    .filter((line) => line.before !== line.after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}

/** With what locals hold in their place, as far as the input tells. */
function resourcesOf(
  own: AnyTerraformJson | undefined,
  other: AnyTerraformJson | undefined,
): readonly Resource[] {
  if (own === undefined) {
    return [];
  }
  if (own.kind === "plan") {
    return own.plan.plannedResources.filter(({ mode }) => mode === "managed");
  }
  const managed = own.configuration.resources.filter(({ mode }) => mode === "managed");
  const { locals, variables } = own.configuration;
  if (Object.keys(locals).length === 0 && variables.every(({ hasDefault }) => !hasDefault)) {
    // most of cdktf's: there is nothing to write in another's place
    return managed;
  }
  const write = withLocals(
    own.configuration,
    other?.kind === "configuration" ? other.configuration : undefined,
  );
  return managed.map((resource) => ({ ...resource, attributes: write(resource.attributes) }));
}
