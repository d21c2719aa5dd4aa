import { AzureEstate } from "../../baseline/azure";
import { onlyTarget } from "../../baseline/azure/joins/address";
import type { GraphResource } from "../../baseline/graph";
import type { Attributes, TerraformJson } from "../../terraform-json";
import { type NewAddresses, withNewAddresses, withoutKey } from "./addresses";
import type { Difference } from "./change";
import { differences, replacing } from "./differences";
import { Imports } from "./imports";
import { type AzurermMajor, knownSchema } from "./known-schema";
import { withLocals } from "./locals";
import { movesOf } from "./moves";
import { isIdOf } from "./same-id";
import { dataOf, managedOf, type Side } from "./side";
import { spread } from "./spread";
import type { Step } from "./step";
import { withTold } from "./told-values";
import { ignoresAll, isIgnoredBefore, withoutIgnored } from "./written-again";

/** What is said to Terraform alone: another value changes nothing in Azure, and is no step. */
const INSTRUCTIONS: ReadonlySet<unknown> = new Set([
  "connection",
  "depends_on",
  "lifecycle",
  "provisioner",
  "timeouts",
]);

/** Both sides with their locals written out. */
interface Sides {
  readonly major: AzurermMajor;
  readonly old: (resource: GraphResource) => Attributes;
  readonly wanted: (resource: GraphResource) => Attributes;
  readonly moved: NewAddresses;
  readonly estates: Readonly<Record<"base" | "head", AzureEstate | undefined>>;
}

/**
 * What Terraform would do on the way from one configuration to the other, as far as configurations tell:
 * what is replaced is inferred from what forces a new resource, and spreads to whoever refers to it.
 */
export function stepsOfConfigurations(
  base: Side | undefined,
  head: Side | undefined,
  major: AzurermMajor,
): Step[] {
  const [before, after] = [configurationOf(base), configurationOf(head)];
  const [old, wanted] = [managedOf(base), managedOf(head)];
  const writtenOut = {
    old: once(withLocals(before, after, "base")),
    wanted: once(withLocals(after, before, "head")),
    major,
  };
  const gone = [...old.values()].filter(({ address }) => !wanted.has(address));
  const come = [...wanted.values()].filter(({ address }) => !old.has(address));
  const isForgotten = forgottenBy(after);
  const imports = new Imports(after?.imports ?? []);
  const isHandedOn = (from: GraphResource, to: GraphResource) => isForgotten(from) && imports.has(to);
  const moves = movesOf(gone, come, { ...writtenOut, declared: after?.moved ?? [], isHandedOn });
  const moved: NewAddresses = new Map(moves.map(({ from, to }) => [from.address, to.address]));
  const isMoved = new Set(moves.flatMap(({ from, to }) => [from, to]));
  const estates = { base: base && new AzureEstate(base.graph), head: head && new AzureEstate(head.graph) };
  const sides: Sides = { ...writtenOut, moved, estates };

  const managed: Step[] = [
    ...both(old, wanted, sides),
    ...moves.map(({ from, to, declared }) => ({ ...stepOf(from, to, sides), move: { declared } })),
    ...come
      .filter((one) => !isMoved.has(one))
      .map(
        (one): Step => ({ ...bare("create", { after: one }), imported: imports.has(one) ? true : undefined }),
      ),
    ...gone
      .filter((one) => !isMoved.has(one))
      .map((one): Step => bare(isForgotten(one) ? "forget" : "destroy", { before: one })),
  ];
  // data sources do nothing, but hand on what changes
  const read = both(dataOf(base), dataOf(head), sides).map((step): Step => {
    return step.kind === "keep" ? step : { ...step, kind: "replace", replacing: step.differences };
  });
  return spread([...managed, ...read], { major, attributesOf: sides.wanted }).filter(
    ({ after, before, kind, move }) =>
      (after ?? before)?.mode === "managed" && (kind !== "keep" || move !== undefined),
  );
}

function both(
  old: ReadonlyMap<string, GraphResource>,
  wanted: ReadonlyMap<string, GraphResource>,
  sides: Sides,
): Step[] {
  return [...wanted.values()].flatMap((after) => {
    const before = old.get(after.address);
    return before === undefined ? [] : [stepOf(before, after, sides)];
  });
}

function bare(kind: "create" | "destroy" | "forget", resources: Pick<Step, "before" | "after">): Step {
  return { kind, ...resources, differences: [], replacing: [] };
}

function stepOf(before: GraphResource, after: GraphResource, sides: Sides): Step {
  const schema = knownSchema(after, sides.major);
  const [old, wanted] = [withNewAddresses(sides.old(before), sides.moved), sides.wanted(after)];
  if (JSON.stringify(old) === JSON.stringify(wanted)) {
    // most of a large stack
    return { kind: "keep", before, after, differences: [], replacing: [] };
  }
  const found = differences(withoutIgnored(old, wanted), wanted, schema)
    .filter((one) => {
      const { path } = one;
      return (
        !INSTRUCTIONS.has(path[0]) && (isIgnoredBefore(one) || !leadToTheSame(before, after, path, sides))
      );
    })
    .map((one) => withTold(one, before, after));
  // who ignored everything said nothing of what can't be changed in place
  const isKnown = (one: Difference) => !(ignoresAll(old) && isIgnoredBefore(one));
  const forcing = replacing(found, schema, wanted).filter(isKnown);
  const kind = forcing.length > 0 ? "replace" : found.length > 0 ? "update" : "keep";
  return { kind, before, after, differences: found, replacing: forcing };
}

/** Whether both expressions have the same value: a literal here, and a reference there. */
function leadToTheSame(
  before: GraphResource,
  after: GraphResource,
  path: Difference["path"],
  { estates }: Sides,
): boolean {
  const name = path.join(".");
  const [left, right] = [before.value(name), after.value(name)];
  if (left.state === "known" && right.state === "known") {
    return JSON.stringify(left.value) === JSON.stringify(right.value);
  }
  // an id that is written out in place of a reference to what has it, or the other way round
  return (
    (right.state === "known" && isIdAt(right.value, before, name, estates.base)) ||
    (left.state === "known" && isIdAt(left.value, after, name, estates.head))
  );
}

/** Whether `id` is that of the resource to which the reference at `name` leads, and this is still there. */
function isIdAt(
  id: unknown,
  referrer: GraphResource,
  name: string,
  estate: AzureEstate | undefined,
): boolean {
  const target =
    typeof id === "string" && id.startsWith("/") ? onlyTarget(referrer.targets(name)) : undefined;
  return (
    typeof id === "string" &&
    estate !== undefined &&
    target?.kind === "resource" &&
    target.suffix === "" &&
    (target.attribute ?? "id") === "id" &&
    isIdOf(id, target.resource, estate)
  );
}

/** By a `removed` block that says so Terraform leaves a resource, or all of a module, where it is. */
function forgottenBy(head: TerraformJson | undefined): (resource: GraphResource) => boolean {
  const places = (head?.removed ?? []).filter(({ destroys }) => !destroys).map(({ from }) => from);
  return ({ address }) =>
    places.some((place) => withoutKey(address) === place || address.startsWith(`${place}.`));
}

function configurationOf(side: Side | undefined): TerraformJson | undefined {
  return side?.terraform.kind === "configuration" ? side.terraform.configuration : undefined;
}

/** Written out once for each resource. */
function once(write: (attributes: Attributes) => Attributes): (resource: GraphResource) => Attributes {
  const known = new Map<GraphResource, Attributes>();
  return (resource) => {
    const attributes = known.get(resource) ?? write(resource.attributes);
    known.set(resource, attributes);
    return attributes;
  };
}
