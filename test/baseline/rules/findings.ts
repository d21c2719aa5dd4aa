import type { EstateOptions } from "../../../baseline/azure";
import { check } from "../../../baseline/check/check";
import { Graph } from "../../../baseline/graph";
import type { Rule } from "../../../baseline/rules/rule";
import { readAny } from "../../../terraform-json";

/**
 * What a rule finds in Terraform JSON, a line a finding: `address: certainty: message`.
 *
 * @param template a configuration or plan, as an object
 */
export function findingsOf(rule: Rule, template: object, options?: EstateOptions): string[] {
  const graph = Graph.of(readAny(JSON.stringify(template)));
  return check(graph, [rule], options).outcomes.flatMap(({ findings }) =>
    findings.map(({ resource, certainty, message }) => `${resource.address}: ${certainty}: ${message}`),
  );
}

/** Resources by type and name, as a template. */
export function resources(byType: Readonly<Record<string, Readonly<Record<string, object>>>>): object {
  return { resource: byType };
}
