import type { ITerraformDependable, TerraformStack } from "cdktf";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import type { Egress } from "../../../constructs/workspace/egress-intention";
import {
  ManagedNetworkEgress,
  type ManagedNetworkEgressProps,
} from "../../../constructs/workspace/managed-network-egress";
import { type SynthesizedResource, Template, testStack } from "../../support/template";
import { WORKSPACE_ID } from "../compute/test-workspace";

export const FQDN = "azurerm_machine_learning_workspace_network_outbound_rule_fqdn";
export const SERVICE_TAG = "azurerm_machine_learning_workspace_network_outbound_rule_service_tag";
export const PRIVATE_ENDPOINT = "azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint";

/** An egress construct with these rules, and what it synthesizes to. */
export function testEgress(
  rules: readonly Egress[],
  props: Partial<ManagedNetworkEgressProps> = {},
  stack: TerraformStack = testStack(),
) {
  const egress = new ManagedNetworkEgress(stack, "egress", { workspaceId: WORKSPACE_ID, rules, ...props });
  return { egress, stack, template: () => Template.of(stack) };
}

/** Resources in the order in which they wait for each other; the last one waits for `last`. */
export function chainTo(stack: TerraformStack, last: readonly ITerraformDependable[]): SynthesizedResource[] {
  const compute = new TerraformData(stack, "compute", { dependsOn: [...last] });
  const resources = Template.of(stack).resources();
  const upTo = (addresses: readonly string[]): SynthesizedResource[] => {
    const found = resources.filter((one) => addresses.includes(one.address));
    expect(found.map((one) => one.address)).toEqual(addresses);
    return found.flatMap((one) => [...upTo((one.attributes.depends_on ?? []) as string[]), one]);
  };
  return upTo([`terraform_data.${compute.friendlyUniqueId}`]);
}
