import { isAttributes } from "./attributes";
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
  const value = parseJson(text);
  if (isPlanJson(value)) {
    return { kind: "plan", plan: planJsonOf(value) };
  }
  if (isAttributes(value) && "format_version" in value) {
    throw new TerraformJsonError(["it is a state, not a plan: run terraform show -json with a plan file"]);
  }
  return { kind: "configuration", configuration: terraformJsonOf(value) };
}
