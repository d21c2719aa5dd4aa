import type { Accepting } from "../../baseline/acknowledgements";
import type { StackInput } from "../../baseline/check/check-stack";
import { Graph } from "../../baseline/graph";
import type { RuleId } from "../../baseline/rules/rule";
import { type ReviewInput, review, type StackReview } from "../../review";
import { changesOf, type ResourceChange, type Side } from "../../review/changes";
import type { Risk } from "../../review/risks";
import { type Attributes, anyTerraformJsonOf } from "../../terraform-json";

/** Resources by address, e.g. `{"azurerm_subnet.a": {…}}`; what starts with `data.` is a data source. */
export type Resources = Readonly<Record<string, Attributes>>;

/** The day on which everything is reviewed. */
export const TODAY = "2026-11-22";

/** A configuration as Terraform JSON has it. */
export function configuration(resources: Resources, more: Attributes = {}): Attributes {
  const blocks: Record<string, Record<string, Record<string, Attributes>>> = {};
  for (const [address, attributes] of Object.entries(resources)) {
    const [mode = "", type = "", name = ""] = address.startsWith("data.")
      ? address.split(".")
      : ["resource", ...address.split(".")];
    const kind = blocks[mode] ?? {};
    const named = kind[type] ?? {};
    blocks[mode] = kind;
    kind[type] = named;
    named[name] = attributes;
  }
  return { terraform: { required_providers: { azurerm: { version: "5.2.0" } } }, ...blocks, ...more };
}

/** What Terraform does between two JSON texts that are parsed already. */
export function changesBetween(base: Attributes | undefined, head: Attributes): ResourceChange[] {
  return changesOf("test", base && sideOf(base), sideOf(head), 5);
}

function sideOf(json: Attributes): Side {
  const terraform = anyTerraformJsonOf(json);
  return { terraform, graph: Graph.of(terraform), sources: new Map() };
}

/** Address and kind of each change. */
export function kinds(changes: readonly ResourceChange[]): Record<string, ResourceChange["kind"]> {
  return Object.fromEntries(changes.map(({ address, kind }) => [address, kind]));
}

/** What the review says of one stack; `more` is what HEAD accepts, and BASE. */
export function reviewed(
  base: Attributes | undefined,
  head: Attributes | undefined,
  accepted: { readonly base?: readonly Accepting[]; readonly head?: readonly Accepting[] } = {},
): StackReview {
  const input = (json: Attributes | undefined, all: readonly Accepting[] = []): StackInput | undefined =>
    json && { name: "test", file: "-", terraform: anyTerraformJsonOf(json), acknowledgements: all };
  const sides: ReviewInput = {
    name: "test",
    base: input(base, accepted.base),
    head: input(head, accepted.head),
  };
  const [stack] = review([sides], { today: TODAY, version: "0.0.0" }).stacks;
  if (stack === undefined) {
    throw new Error("no stack was reviewed");
  }
  return stack;
}

/** Somebody accepts all that a rule finds. */
export function accepting(rule: RuleId, expires = "2027-06-30"): Accepting {
  return {
    origin: "file",
    name: `acceptance of ${rule}`,
    reason: "because",
    approvedBy: "board",
    expires,
    expired: expires < TODAY,
    accepts: (finding) => finding.rule.id === rule,
  };
}

/** A risk as a line: kind, address and, without indexes, the attributes. */
export function lineOf({ kind, change, attributes, certainty }: Risk): string {
  const paths = [...new Set(attributes.map(({ path }) => path.replace(/\[\d+\]/g, "")))];
  return [kind, change.address, ...paths, ...(certainty === "possible" ? ["?"] : [])].join(" ");
}

/** The risks of some kinds between two configurations of the same resources; guidance aside. */
export function risksBetween(
  before: Resources,
  after: Resources,
  only: (risk: Risk) => boolean = ({ kind }) => kind !== "guidance",
): string[] {
  return reviewed(configuration(before), configuration(after)).risks.filter(only).map(lineOf).sort();
}
