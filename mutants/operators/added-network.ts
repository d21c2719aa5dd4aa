import { nested } from "../../terraform-json";
import type { Breaks } from "../mutant";
import { reference, type Stack, type StackResource } from "../stack";
import { ADDED_NAMES } from "./added-names";
import { ADDED_OPENINGS } from "./added-openings";
import type { Addition } from "./additions";
import { EGRESS } from "./broken";
import { FOREIGN_STORAGE } from "./foreign";
import { placed } from "./placed";

const WORKSPACE = "azurerm_machine_learning_workspace";
const RULE = `${WORKSPACE}_network_outbound_rule`;
const LEAK: Breaks = [
  "security/minimize-exfiltration-service-endpoint-policy",
  "security/managed-vnet-isolation",
  ...EGRESS,
];

/** Ways in and out. */
export const ADDED_NETWORK: readonly Addition[] = [
  {
    type: "azurerm_public_ip",
    name: "mutant",
    what: "a public address",
    breaks: ["security/workspace-access-from-vnet-only", "security/exfiltration-guard-explicit-egress"],
    attributes: (stack) =>
      placed(stack, { name: "pip-mutant", allocation_method: "Static", sku: "Standard" }),
  },
  ...ADDED_OPENINGS,
  ...ADDED_NAMES,
  {
    type: "azurerm_subnet",
    name: "mutant",
    what: "a subnet without a network security group",
    breaks: ["security/exfiltration-guard-explicit-egress", "security/dependent-services-private"],
    attributes: (stack) => {
      const [network] = stack.ofType("azurerm_virtual_network");
      return (
        network && {
          name: "snet-mutant",
          address_prefixes: ["10.255.255.0/28"],
          resource_group_name: stack.resourceGroupName,
          virtual_network_name: reference(network, "name"),
        }
      );
    },
  },
  {
    type: `${RULE}_fqdn`,
    name: "mutant",
    what: "a rule that lets computes reach any host",
    breaks: EGRESS,
    attributes: (stack) => outbound(stack, { destination_fqdn: "*" }),
  },
  {
    type: `${RULE}_fqdn`,
    name: "mutant-packages",
    what: "a rule that lets computes reach a public package feed",
    breaks: ["security/approved-python-packages", ...EGRESS],
    attributes: (stack) => outbound(stack, { destination_fqdn: "pypi.org" }),
  },
  {
    type: `${RULE}_service_tag`,
    name: "mutant",
    what: "a rule that lets computes reach all of Azure's addresses",
    breaks: EGRESS,
    attributes: (stack) => outbound(stack, { service_tag: "AzureCloud", protocol: "*", port_ranges: "*" }),
  },
  {
    type: `${RULE}_private_endpoint`,
    name: "mutant",
    what: "a rule that lets computes reach a storage account of somebody else",
    breaks: LEAK,
    attributes: (stack) =>
      outbound(stack, {
        service_resource_id: FOREIGN_STORAGE,
        sub_resource_target: "blob",
        spark_enabled: false,
      }),
  },
  {
    type: "azapi_resource",
    name: "mutant-outbound-rule",
    what: "a rule that lets computes reach any host, by azapi",
    breaks: EGRESS,
    attributes: (stack) => {
      const workspace = withManagedNetwork(stack);
      return (
        workspace && {
          type: "Microsoft.MachineLearningServices/workspaces/outboundRules@2025-12-01",
          name: "mutant",
          parent_id: reference(workspace, "id"),
          body: { properties: { type: "FQDN", destination: "*" } },
        }
      );
    },
  },
];

function outbound(stack: Stack, rule: Readonly<Record<string, unknown>>) {
  const workspace = withManagedNetwork(stack);
  return workspace && { name: "mutant", workspace_id: reference(workspace, "id"), ...rule };
}

/** Where there is no managed network, its rules have no effect. */
function withManagedNetwork(stack: Stack): StackResource | undefined {
  const [workspace] = stack.ofType(WORKSPACE);
  const { isolation_mode: mode } = nested(workspace?.attributes ?? {}, "managed_network");
  return mode === undefined || mode === "Disabled" ? undefined : workspace;
}
