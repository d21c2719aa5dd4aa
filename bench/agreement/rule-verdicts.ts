import { AzureEstate } from "../../baseline/azure";
import { Graph, type GraphResource } from "../../baseline/graph";
import { RULES } from "../../baseline/rules";
import { isOverlay } from "../../rehearsal/terraform/arm-types";
import { type Attributes, terraformJsonOf } from "../../terraform-json";
import type { RuleVerdict } from "./observation";

/** What each rule says of each resource that it looks at, those without a problem included. */
export function ruleVerdicts(configuration: Attributes): RuleVerdict[] {
  const graph = Graph.of({ kind: "configuration", configuration: terraformJsonOf(configuration) });
  const estate = new AzureEstate(graph);
  return RULES.flatMap((rule) =>
    rule
      .examine(estate)
      .map(({ subject, problems }) => ({ rule: rule.id, address: addressOf(subject.resource), problems })),
  );
}

/** What a patch says counts for the resource that it patches: Azure has one object of both. */
function addressOf(resource: GraphResource): string {
  const target = isOverlay(resource.type) ? resource.targets("resource_id") : undefined;
  const [first] = target?.state === "known" ? target.value : [];
  return first?.kind === "resource" && first.suffix === "" ? first.resource.address : resource.address;
}
