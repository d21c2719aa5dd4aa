import type { ArmBody, ArmValue } from "../terraform/azapi-element";

/** The name of the job, which Azure puts in when it runs: one folder a job. */
export const JOB_NAME = "${{name}}";

/**
 * A body in which `${{…}}` reaches Azure as it is: Terraform would take it for an expression of its own.
 * Terraform's own expressions, `${…}`, stay what they are.
 */
export function withServiceExpressions(body: ArmBody): ArmBody {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, escaped(value)]));
}

function escaped(value: ArmValue): ArmValue {
  if (typeof value === "string") {
    return value.replace(/(?<!\$)\$\{\{/g, () => "$${{");
  }
  if (isList(value)) {
    return value.map(escaped);
  }
  return typeof value === "object" && value !== null ? withServiceExpressions(value) : value;
}

/** `Array.isArray` doesn't tell a read-only list from an object. */
function isList(value: ArmValue): value is readonly ArmValue[] {
  return Array.isArray(value);
}
