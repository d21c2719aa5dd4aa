import type { AnyTerraformJson } from "../terraform-json";
import type { ReviewInput } from "./review";

/** Nothing that somebody wrote nests so deeply; to compare it takes a time that grows with the third power. */
const DEEPEST = 300;

/** Which side of a stack nests too deeply to be compared, in a sentence; undefined where none does. */
export function deepProblem({ name, base, head }: ReviewInput): string | undefined {
  const side = isTooDeep(head?.terraform) ? "HEAD" : isTooDeep(base?.terraform) ? "BASE" : undefined;
  return (
    side && `${name}: ${side} has values that nest more than ${DEEPEST} levels deep, which no review reads.`
  );
}

/** A plan is read level by level already where it is. */
function isTooDeep(terraform: AnyTerraformJson | undefined): boolean {
  if (terraform?.kind !== "configuration") {
    return false;
  }
  const { locals, modules, outputs, providers, resources } = terraform.configuration;
  return (
    isDeeper(locals, DEEPEST) ||
    [...resources, ...providers, ...modules].some(({ attributes }) => isDeeper(attributes, DEEPEST)) ||
    outputs.some(({ value }) => isDeeper(value, DEEPEST))
  );
}

function isDeeper(value: unknown, levels: number): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)))
  );
}
