import { type CostEstimate, estimateCost } from "../costs/estimate";
import type { Hours } from "../costs/hours";
import type { PriceTable } from "../costs/price-table";
import { type Amounts, CASES, inEachCase } from "../costs/usage";
import type { AnyTerraformJson, Resource } from "../terraform-json";
import { withLocals } from "./changes/locals";
import type { CostChange, CostSteps } from "./review";

/** What is expected to run, on either side. */
interface BothHours {
  readonly base?: Hours;
  readonly head?: Hours;
}

/** What a stack costs a month, before and after; undefined where that is the same. */
export function costChange(
  base: AnyTerraformJson | undefined,
  head: AnyTerraformJson | undefined,
  prices: PriceTable,
  hours: BothHours = {},
): CostChange | undefined {
  const before = estimateCost([{ resources: resourcesOf(base, head), hours: hours.base }], prices);
  const after = estimateCost([{ resources: resourcesOf(head, base), hours: hours.head }], prices);
  const lines = linesOf(before, after);
  const notPriced = after.notPriced.flatMap(({ what, quantity }) =>
    before.notPriced.some((one) => one.what === what && isSame(one.quantity, quantity)) ? [] : [what],
  );
  if (lines.length === 0 && notPriced.length === 0) {
    return undefined;
  }
  const { currency, priceDate } = after;
  return { currency, priceDate, ...stepsOf(before.monthly, after.monthly), lines, notPriced };
}

function linesOf(before: CostEstimate, after: CostEstimate): CostChange["lines"] {
  const names = new Set([...before.lines, ...after.lines].map(({ what }) => what));
  const costOf = ({ lines }: CostEstimate, what: string) => {
    const own = lines.filter((line) => line.what === what);
    const sum = (one: keyof Amounts) => own.reduce((total, { monthly }) => total + monthly[one], 0);
    return inEachCase(sum);
  };
  return [...names]
    .map((what) => ({ what, before: costOf(before, what), after: costOf(after, what) }))
    .filter((line) => !isSame(line.before, line.after))
    .sort((a, b) => difference(b) - difference(a))
    .map((line) => ({ what: line.what, ...stepsOf(line.before, line.after) }));
}

/** The largest of the three. */
function difference({ before, after }: { readonly before: Amounts; readonly after: Amounts }): number {
  return Math.max(...CASES.map((one) => Math.abs(after[one] - before[one])));
}

function isSame(a: Amounts, b: Amounts): boolean {
  return CASES.every((one) => a[one] === b[one]);
}

function stepsOf(before: Amounts, after: Amounts): CostSteps {
  const step = (one: keyof Amounts) => ({ before: before[one], after: after[one] });
  return { ...step("idle"), expected: step("expected"), worst: step("worst") };
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
