import { type Attributes, nested } from "../../terraform-json";
import type { Breaks } from "../mutant";
import { reference } from "../stack";
import type { Addition } from "./additions";
import { KEYLESS, WORKSPACE_CLOSED, WORKSPACE_OWN_KEYS } from "./broken";
import { FOREIGN_REGISTRY, FOREIGN_STORAGE, FOREIGN_VAULT, PUBLIC_ADDRESS } from "./foreign";

const OTHER_SERVICES: Breaks = [
  "security/use-case-workspace-segregation",
  "security/dependent-services-private",
];

/** Changes of a workspace that its own resource doesn't tell, by azapi. */
export const ADDED_PATCHES: readonly Addition[] = [
  patch("public", "the workspace opened", WORKSPACE_CLOSED, {
    properties: { publicNetworkAccess: "Enabled" },
  }),
  // Azure reads names without case; azapi refuses them unless its schema is off
  patch("spelling", "the workspace opened, in capitals", WORKSPACE_CLOSED, {
    Properties: { PublicNetworkAccess: "Enabled" },
  }),
  patch("addresses", "an address let in", WORKSPACE_CLOSED, {
    properties: { ipAllowlist: [PUBLIC_ADDRESS] },
  }),
  patch("firewall", "an address let in by the firewall", WORKSPACE_CLOSED, {
    properties: { networkAcls: { defaultAction: "Deny", ipRules: [{ value: PUBLIC_ADDRESS }] } },
  }),
  patch("storage", "another storage account", OTHER_SERVICES, {
    properties: { storageAccount: FOREIGN_STORAGE },
  }),
  patch("vault", "another key vault", OTHER_SERVICES, { properties: { keyVault: FOREIGN_VAULT } }),
  patch("registry", "another registry", ["security/approved-container-registries", ...OTHER_SERVICES], {
    properties: { containerRegistry: FOREIGN_REGISTRY },
  }),
  patch("access", "datastores with the account's key", KEYLESS, {
    properties: { systemDatastoresAuthMode: "AccessKey" },
  }),
  patch(
    "identity",
    "an identity that Azure gives roles by itself",
    ["security/least-privilege-workspace-identity"],
    { identity: { type: "SystemAssigned" } },
  ),
  patch(
    "key",
    "another key",
    WORKSPACE_OWN_KEYS,
    {
      properties: {
        encryption: {
          keyVaultProperties: { keyIdentifier: "https://kv-elsewhere.vault.azure.net/keys/mutant" },
        },
      },
    },
    (workspace) => Object.keys(nested(workspace, "encryption")).length > 0,
  ),
];

function patch(
  name: string,
  what: string,
  breaks: Breaks,
  body: Attributes,
  when: (workspace: Attributes) => boolean = () => true,
): Addition {
  return {
    type: "azapi_update_resource",
    name: `mutant-${name}`,
    what: `a patch of the workspace: ${what}`,
    breaks,
    attributes: (stack) => {
      const [workspace] = stack.ofType("azurerm_machine_learning_workspace");
      return workspace && when(workspace.attributes)
        ? {
            type: "Microsoft.MachineLearningServices/workspaces@2025-12-01",
            resource_id: reference(workspace, "id"),
            // unknown to azapi are the names in capitals, and those of preview versions
            schema_validation_enabled: false,
            body,
          }
        : undefined;
    },
  };
}
