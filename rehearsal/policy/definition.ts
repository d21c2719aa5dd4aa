import { z } from "zod";
import type { AliasTable } from "./aliases";
import { Compiler, type Condition } from "./compile";
import type { Expression } from "./expression/parser";

const Parameter = z.object({
  defaultValue: z.unknown().optional(),
  allowedValues: z.array(z.unknown()).optional(),
});

const Details = z.object({
  type: z.string().optional(),
  name: z.string().optional(),
  existenceScope: z.string().optional(),
  resourceGroupName: z.string().optional(),
  existenceCondition: z.unknown().optional(),
});

/** The parts of a definition that are read; the rest of the published file is left alone. */
const DefinitionFile = z.object({
  name: z.string().min(1),
  properties: z.object({
    displayName: z.string(),
    mode: z.string(),
    parameters: z.record(z.string(), Parameter).default({}),
    policyRule: z.object({
      if: z.record(z.string(), z.unknown()),
      // `details` is an array in definitions that append.
      // biome-ignore lint/suspicious/noThenProperty: published definitions call it so.
      then: z.object({ effect: z.string().min(1), details: z.unknown().optional() }),
    }),
  }),
});

/** What has to exist beside a resource, by `AuditIfNotExists` and `DeployIfNotExists`. */
export interface ExistenceRule {
  /** Type of the related resource. */
  readonly type: string;
  readonly name: Expression | undefined;
  /** Where to look for types that don't stand below the resource. */
  readonly scope: "resourceGroup" | "subscription";
  readonly resourceGroupName: Expression | undefined;
  /** @default - any resource of the type will do */
  readonly condition: Condition | undefined;
}

export interface PolicyParameter {
  readonly defaultValue?: unknown;
  readonly allowedValues?: readonly unknown[];
}

/** An Azure Policy definition, read once. */
export interface PolicyDefinition {
  /** The GUID that is its name. */
  readonly id: string;
  readonly displayName: string;
  readonly mode: string;
  readonly effect: Expression;
  /** By lower-case name. */
  readonly parameters: ReadonlyMap<string, PolicyParameter>;
  readonly condition: Condition;
  readonly existence: ExistenceRule | undefined;
  /** Constructs that this evaluator does not know, in words; with any, nothing is evaluated. */
  readonly unsupported: readonly string[];
}

/** A definition, or what is wrong with the file. */
export type ReadDefinition =
  | { readonly definition: PolicyDefinition; readonly problem?: undefined }
  | { readonly definition?: undefined; readonly problem: string };

/** Reads a definition from the JSON that Microsoft publishes, unmodified. */
export function readDefinition(json: unknown, aliases: AliasTable): ReadDefinition {
  const file = DefinitionFile.safeParse(json);
  if (!file.success) {
    return { problem: file.error.issues.map(describeIssue).join("; ") };
  }
  const { name, properties } = file.data;
  const { if: condition, then } = properties.policyRule;
  const compiler = new Compiler(aliases);
  const definition = {
    id: name.toLowerCase(),
    displayName: properties.displayName,
    mode: properties.mode,
    effect: compiler.value(then.effect),
    parameters: new Map(
      Object.entries(properties.parameters).map(([key, value]) => [key.toLowerCase(), value]),
    ),
    condition: compiler.condition(condition),
    existence: existenceRule(then.details, compiler),
  };
  return { definition: { ...definition, unsupported: [...compiler.problems] } };
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join(".")}: ${message}`;
}

/** Only the effects that ask for another resource name its type. */
function existenceRule(json: unknown, compiler: Compiler): ExistenceRule | undefined {
  const details = Details.safeParse(json);
  if (!details.success || details.data.type === undefined) {
    return undefined;
  }
  const { type, name, existenceScope, resourceGroupName, existenceCondition } = details.data;
  return {
    type,
    name: name === undefined ? undefined : compiler.value(name),
    scope: existenceScope?.toLowerCase() === "subscription" ? "subscription" : "resourceGroup",
    resourceGroupName: resourceGroupName === undefined ? undefined : compiler.value(resourceGroupName),
    condition: existenceCondition === undefined ? undefined : compiler.condition(existenceCondition),
  };
}
