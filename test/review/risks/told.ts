import { AzureEstate } from "../../../baseline/azure";
import { Graph } from "../../../baseline/graph";
import { changesOf, type Side } from "../../../review/changes";
import { risksOf } from "../../../review/risks";
import type { RiskKind } from "../../../review/risks/risk";
import { type Attributes, anyTerraformJsonOf } from "../../../terraform-json";
import { configuration, lineOf, type Resources } from "../two-sides";

/**
 * What detectors tell of some kinds, each as a line; no rule of the baseline is asked.
 *
 * @param more what stands beside the resources, in BASE and in HEAD
 */
export function told(
  kinds: readonly RiskKind[],
  before: Resources,
  after: Resources,
  more: readonly [Attributes?, Attributes?] = [],
): string[] {
  const [base, head] = [sideOf(configuration(before, more[0])), sideOf(configuration(after, more[1]))];
  const context = {
    stack: "test",
    changes: changesOf("test", base, head, 5),
    base: new AzureEstate(base.graph),
    head: new AzureEstate(head.graph),
  };
  return risksOf(context, [])
    .filter(({ kind }) => kinds.includes(kind))
    .map(lineOf)
    .sort();
}

function sideOf(json: Attributes): Side {
  const terraform = anyTerraformJsonOf(json);
  return { terraform, graph: Graph.of(terraform), sources: new Map() };
}
