import { createHash } from "node:crypto";
import type { AnyTerraformJson } from "../../terraform-json";
import { type Accepting, acknowledgementOf } from "../acknowledgements";
import { AzureEstate } from "../azure";
import { Graph, type GraphOptions, type GraphResource } from "../graph";
import type { ReportedFinding, SourceLine, StackCheck } from "../report/check-report";
import type { Rule } from "../rules/rule";
import { checkEstate, type Finding } from "./check";
import { unseenIn } from "./not-seen";
import { opaqueIn } from "./opaque";
import { type Unseen, unseenSentence, unseenWords } from "./unseen";

/** A stack or plan, with what lies beside it. */
export interface StackInput {
  readonly name: string;
  /** As the person named it; `-` for standard input. */
  readonly file: string;
  readonly terraform: AnyTerraformJson;
  /** Where each resource was created, by address. @default - nobody knows */
  readonly sources?: ReadonlyMap<string, SourceLine & { readonly construct?: string }>;
  /** What is accepted in this stack. */
  readonly acknowledgements: readonly Accepting[];
  /** @default - by tags; where there are none, it is taken for production */
  readonly production?: boolean;
  /** What Terraform makes of it and `terraform` doesn't hold: as `StackCheck` has it. @default - nothing */
  readonly notSeen?: readonly string[];
}

/**
 * The verdict of all rules on one stack, with what is accepted.
 *
 * @param estate that of the stack, for who has it already
 */
export function checkStack(
  input: StackInput,
  rules: readonly Rule[],
  estate: AzureEstate = estateOf(input),
): StackCheck {
  const checked = checkEstate(estate, rules);
  const used = new Set<Accepting>();
  const seen = new Map<string, number>();
  const report = (finding: Finding): ReportedFinding => {
    const { rule, resource, certainty, message, attribute, related } = finding;
    // the app wrote down the block, which may have instances
    const source =
      input.sources?.get(resource.address) ?? input.sources?.get(resource.address.replace(/\[.*$/s, ""));
    const construct = constructOf(resource) ?? source?.construct;
    const acknowledgement = acknowledgementOf(
      {
        rule,
        address: resource.address,
        construct: withinStack(resource.constructPath ?? source?.construct),
        attribute,
      },
      input.acknowledgements,
    );
    if (acknowledgement !== undefined) {
      used.add(acknowledgement);
    }
    return {
      rule,
      address: resource.address,
      certainty,
      message,
      attribute,
      related,
      construct,
      source: source && { file: source.file, line: source.line },
      fingerprint: fingerprint([input.name, rule.id, resource.address, attribute ?? ""], seen),
      acknowledgement,
    };
  };
  return {
    name: input.name,
    file: input.file,
    kind: input.terraform.kind,
    resources: estate.graph.resources.filter(({ mode }) => mode === "managed").length,
    production: checked.production,
    productionBecause: checked.productionBecause,
    rules: checked.outcomes.map(({ rule, examined, findings }) => ({
      rule,
      examined,
      findings: findings.map(report),
    })),
    unused: input.acknowledgements.filter((one) => !used.has(one)),
    notSeen: allNotSeen(input, estate),
  };
}

/**
 * The Azure resources of a stack or plan.
 *
 * @param options what is assumed of a configuration; a check assumes nothing
 */
export function estateOf(
  { production, terraform }: Pick<StackInput, "production" | "terraform">,
  options: GraphOptions = {},
): AzureEstate {
  return new AzureEstate(Graph.of(terraform, options), { production });
}

/** What no rule could look at, as `StackCheck` has it. */
export function allNotSeen(input: StackInput, estate: AzureEstate): string[] {
  return allUnseen(input, estate).map(unseenWords);
}

/** The same, with all that the sentences list. */
export function allUnseen({ notSeen = [], terraform }: StackInput, { graph }: AzureEstate): Unseen[] {
  return [...notSeen.map(unseenSentence), ...unseenIn(terraform), ...opaqueIn(graph)];
}

/** cdktf's own path ends in the name of the resource inside the construct. */
function constructOf({ constructPath }: GraphResource): string | undefined {
  return constructPath?.replace(/\/[^/]+$/, "");
}

/** Deviations know constructs and resources by their path below the stack. */
function withinStack(path: string | undefined): string | undefined {
  return path?.split("/").slice(1).join("/");
}

/** Two findings on the same attribute are told apart by their order. */
function fingerprint(parts: readonly string[], seen: Map<string, number>): string {
  const key = parts.join("\n");
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  return createHash("sha256").update(`${key}\n${count}`).digest("hex").slice(0, 16);
}
