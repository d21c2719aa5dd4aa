import { type Attributes, isAttributes } from "./attributes";
import { parseJson } from "./json-text";
import { type PlanJson, planJsonOf } from "./plan";
import { TerraformJsonError } from "./problems";
import { type TerraformJson, terraformJsonOf } from "./terraform-json";

/** What a file turned out to be. */
export type AnyTerraformJson =
  | { readonly kind: "configuration"; readonly configuration: TerraformJson }
  | { readonly kind: "plan"; readonly plan: PlanJson };

/** Whether parsed JSON is what `terraform show -json <plan>` prints. */
export function isPlanJson(value: unknown): boolean {
  return (
    isAttributes(value) &&
    typeof value.format_version === "string" &&
    ("planned_values" in value || "resource_changes" in value)
  );
}

/**
 * Reads a configuration or a plan, told apart by what is in it.
 *
 * @throws TerraformJsonError with all that is wrong; an Error if the text is no JSON
 */
export function readAny(text: string): AnyTerraformJson {
  return anyTerraformJsonOf(parseJson(text));
}

/** As `readAny`, of JSON that is parsed already. */
export function anyTerraformJsonOf(value: unknown): AnyTerraformJson {
  if (isPlanJson(value)) {
    return { kind: "plan", plan: planJsonOf(value) };
  }
  if (isAttributes(value) && "format_version" in value) {
    throw new TerraformJsonError([noPlan(value)]);
  }
  return { kind: "configuration", configuration: terraformJsonOf(value) };
}

/** Terraform prints several things with a format version. */
function noPlan(value: Attributes): string {
  if ("values" in value) {
    return "it is a state, not a plan: run terraform show -json with a plan file";
  }
  return "prior_state" in value || "configuration" in value
    ? "it is a plan without planned_values and resource_changes"
    : "it is JSON of Terraform's, but no plan: run terraform show -json with a plan file";
}
