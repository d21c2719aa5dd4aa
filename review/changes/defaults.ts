import {
  type AnyTerraformJson,
  escapeTemplate,
  isAttributes,
  type TerraformJson,
  type VariableBlock,
} from "../../terraform-json";
import { areFilledOtherwise, fillsIn } from "./filled-in";

/** What a review makes of the defaults of one side's variables. */
export interface Defaults {
  /** Taken for what is given, by name; their texts are templates that come to them. */
  readonly assumed: ReadonlyMap<string, unknown>;
  /** Those that differ, or are assumed, and may be shown; the same kind of templates. */
  readonly shown: ReadonlyMap<string, unknown>;
  /** Variables whose defaults, or what their types fill in, differ and can't be judged. */
  readonly unjudged: readonly Unjudged[];
}

/** A variable whose default, or what its type fills in, differs, and why nothing is made of it. */
export interface Unjudged {
  readonly name: string;
  readonly because: "sensitive" | "filled" | "large";
}

/** What is larger is no setting that somebody reads. */
const LARGEST = 50_000;
const DEEPEST = 50;

/**
 * The defaults of one side that a review takes for what is given: those that the other side has otherwise,
 * and those of variables that the other side doesn't declare, so that a value becomes a variable, or a
 * variable gets another name, without a change. All others stay unknown, as in a check: whoever deploys may
 * have given another value. So does a variable that has a default on one side only, for with or without it
 * a value may be given.
 */
export function defaultsOf(own: TerraformJson | undefined, other: TerraformJson | undefined): Defaults {
  const assumed = new Map<string, unknown>();
  const shown = new Map<string, unknown>();
  const unjudged: Unjudged[] = [];
  const others = new Map(other?.variables.map((variable) => [variable.name, variable]));
  for (const variable of own === undefined || other === undefined ? [] : own.variables) {
    const counterpart = others.get(variable.name);
    const { name } = variable;
    if (counterpart !== undefined && isFilledOtherwise(variable, counterpart)) {
      unjudged.push({ name, because: "filled" });
      continue;
    }
    if (!variable.hasDefault || (counterpart !== undefined && !isOtherwise(variable, counterpart))) {
      continue;
    }
    const because = whyUnjudged(counterpart === undefined ? [variable] : [variable, counterpart]);
    const value = because === "sensitive" || because === "large" ? undefined : literal(converted(variable));
    if (because === undefined) {
      assumed.set(name, value);
    } else if (counterpart !== undefined) {
      unjudged.push({ name, because });
    }
    if (because === undefined || (because === "filled" && counterpart !== undefined)) {
      shown.set(name, value);
    }
  }
  return { assumed, shown, unjudged };
}

/** As `defaultsOf`, of any input: a plan knows what was given. */
export function assumedDefaults(
  own: AnyTerraformJson,
  other: AnyTerraformJson | undefined,
): ReadonlyMap<string, unknown> {
  return defaultsOf(configurationOf(own), configurationOf(other)).assumed;
}

function configurationOf(terraform: AnyTerraformJson | undefined): TerraformJson | undefined {
  return terraform?.kind === "configuration" ? terraform.configuration : undefined;
}

function isOtherwise(one: VariableBlock, other: VariableBlock): boolean {
  return other.hasDefault && textOf(one) !== textOf(other);
}

/** By its type alone: with another default the default is what is told. */
function isFilledOtherwise(one: VariableBlock, other: VariableBlock): boolean {
  return (
    !(one.hasDefault && isOtherwise(one, other)) &&
    [one, other].every((side) => (side.type?.length ?? 0) < LARGEST) &&
    areFilledOtherwise(other.type, one.type)
  );
}

/** What is sensitive on one side must not be told by the other. */
function whyUnjudged(sides: readonly VariableBlock[]): Unjudged["because"] | undefined {
  if (sides.some(({ sensitive }) => sensitive)) {
    return "sensitive";
  }
  if (sides.some((side) => sizeOf(side) >= LARGEST)) {
    return "large";
  }
  return sides.some(({ type }) => fillsIn(type)) ? "filled" : undefined;
}

function sizeOf(variable: VariableBlock): number {
  return (textOf(variable)?.length ?? LARGEST) + (variable.type?.length ?? 0);
}

/** Undefined for what is nested so deeply that nothing reads it. */
function textOf({ default: value }: VariableBlock): string | undefined {
  return isDeeper(value, DEEPEST) ? undefined : (JSON.stringify(value) ?? "null");
}

function isDeeper(value: unknown, levels: number): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)))
  );
}

/** Terraform makes the type of it that is declared. */
function converted({ default: value, type }: VariableBlock): unknown {
  switch (type) {
    case "bool":
      return value === "true" ? true : value === "false" ? false : value;
    case "number":
      return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
        ? Number(value)
        : value;
    case "string":
      return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
    default:
      return value;
  }
}

/** In a default Terraform takes every text as it stands. */
function literal(value: unknown): unknown {
  if (typeof value === "string") {
    return escapeTemplate(value);
  }
  if (Array.isArray(value)) {
    return value.map(literal);
  }
  return isAttributes(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [escapeTemplate(key), literal(inner)]))
    : value;
}
