import { armTypeOf, nested, type Resource, textOf } from "../terraform-json";
import type { ResourceUsage, Usage } from "./usage";

const FQDN_RULE = "azurerm_machine_learning_workspace_network_outbound_rule_fqdn";
const OUTBOUND_RULE = "Microsoft.MachineLearningServices/workspaces/outboundRules";

/** Blob and file storage, the vault and the registry: Azure makes these endpoints by itself. */
const ENDPOINTS_OF_THE_SERVICE = 4;

/**
 * What a workspace's managed network brings along that no resource of the stack shows: private
 * endpoints to the workspace's own dependencies, and a firewall as soon as one FQDN rule exists.
 */
export function managedNetworkUsage(resources: readonly Resource[]): ResourceUsage[] {
  const isolated = resources.filter(hasManagedNetwork).length;
  const withHostRules = new Set(resources.filter(isHostRule).map(workspaceOf));
  const found: ResourceUsage[] = [...withHostRules].map((workspace) => firewall(workspace, resources));
  if (isolated > 0) {
    const usages: Usage[] = [
      { price: "managed-private-endpoint", quantity: isolated * ENDPOINTS_OF_THE_SERVICE },
    ];
    const assumption =
      "A managed network makes four private endpoints by itself: blob and file storage, vault, registry.";
    found.push({ usages, assumption });
  }
  return found;
}

function hasManagedNetwork({ type, attributes }: Resource): boolean {
  const mode = textOf(nested(attributes, "managed_network"), "isolation_mode");
  return (
    type === "azurerm_machine_learning_workspace" &&
    (mode === "AllowOnlyApprovedOutbound" || mode === "AllowInternetOutbound")
  );
}

function isHostRule(resource: Resource): boolean {
  const byAzapi =
    armTypeOf(resource) === OUTBOUND_RULE &&
    textOf(nested(resource.attributes, "body", "properties"), "type")?.toUpperCase() === "FQDN";
  return resource.type === FQDN_RULE || byAzapi;
}

function workspaceOf({ attributes }: Resource): string {
  const id = textOf(attributes, "workspace_id") ?? textOf(attributes, "parent_id") ?? "";
  return id.replace(/\/managedNetworks\/.*$/i, "");
}

function firewall(workspace: string, resources: readonly Resource[]): ResourceUsage {
  const sku = resources
    .filter(({ attributes }) => textOf(attributes, "resource_id")?.startsWith(workspace))
    .map(({ attributes }) => firewallSku(nested(attributes, "body", "properties")))
    .find((found) => found !== undefined);
  return {
    usages: [{ price: `firewall-${(sku ?? "Standard").toLowerCase()}`, quantity: 1 }],
    assumption:
      sku === undefined
        ? "A host name rule brings an Azure Firewall; no SKU is set, so Azure takes Standard."
        : `Host name rules bring an Azure Firewall of the ${sku} SKU.`,
  };
}

/** Set on the workspace, or on its managed network. */
function firewallSku(properties: Resource["attributes"]): string | undefined {
  return textOf(nested(properties, "managedNetwork"), "firewallSku") ?? textOf(properties, "firewallSku");
}
