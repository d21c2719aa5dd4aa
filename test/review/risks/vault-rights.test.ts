import type { Attributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { azapi, CLOSED, VAULT } from "./samples";
import { told } from "./told";

const KV = "azurerm_key_vault.kv";
const POLICY = "azurerm_key_vault_access_policy.p";
const GUID = "00000000-0000-0000-0000-00000000000";

const rights = (before: Resources, after: Resources) => told(["rights-widened"], before, after);

describe("rights in a vault", () => {
  const policy = (object: string, more: Attributes = {}): Resources => ({
    [POLICY]: {
      key_vault_id: "/kv",
      tenant_id: "t",
      object_id: object,
      secret_permissions: ["Get"],
      ...more,
    },
  });
  const inside = (...policies: readonly Attributes[]): Resources => ({
    [KV]: { ...VAULT, ...CLOSED, access_policy: policies },
  });
  const one = (object: string, ...permissions: readonly string[]) => ({
    tenant_id: "t",
    object_id: object,
    secret_permissions: permissions,
  });
  const byAzapi = (...permissions: readonly string[]) => ({
    "azapi_resource.kv": azapi("Microsoft.KeyVault/vaults", {
      accessPolicies: [{ tenantId: "t", objectId: "a", permissions: { secrets: permissions } }],
    }),
  });
  const tenant = (id: string) => ({ [KV]: { ...VAULT, ...CLOSED, tenant_id: id } });
  const group = (name: string): Resources => ({
    ...policy("${data.azuread_group.g.object_id}"),
    "data.azuread_group.g": { display_name: name },
  });

  test.each<[string, Resources, Resources, string]>([
    ["of another tenant's people", tenant(`${GUID}1`), tenant(`${GUID}2`), `${KV} tenant_id`],
    ["of somebody else", policy("a"), policy("b"), `${POLICY} object_id`],
    ["of a group that a data source asks for", group("few"), group("all"), `${POLICY} object_id`],
    [
      "one more",
      policy("a"),
      policy("a", { secret_permissions: ["Get", "Set"] }),
      `${POLICY} secret_permissions`,
    ],
    ["of another sort", policy("a"), policy("a", { key_permissions: ["Get"] }), `${POLICY} key_permissions`],
    [
      "of one more, in the vault itself",
      inside(one("a", "Get")),
      inside(one("a", "Get"), one("b", "Get")),
      `${KV} access_policy.object_id access_policy.secret_permissions access_policy.tenant_id`,
    ],
    [
      "one more, in the vault itself",
      inside(one("a", "Get")),
      inside(one("a", "Get", "List")),
      `${KV} access_policy.secret_permissions`,
    ],
    [
      "one more, by azapi",
      byAzapi("get"),
      byAzapi("get", "list"),
      "azapi_resource.kv body.properties.accessPolicies.permissions.secrets",
    ],
  ])("%s", (_, before, after, risk) => {
    expect(rights(before, after)).toEqual([`rights-widened ${risk}`]);
  });

  test.each<[string, Resources, Resources]>([
    ["fewer", policy("a", { secret_permissions: ["Get", "Set"] }), policy("a")],
    [
      "those of all, one by one",
      policy("a", { secret_permissions: ["All"] }),
      policy("a", { secret_permissions: ["Get", "Set"] }),
    ],
    ["of one less", inside(one("a", "Get"), one("b", "Get")), inside(one("b", "Get"))],
    [
      "in another order",
      inside(one("a", "Get", "List"), one("b", "Get")),
      inside(one("b", "Get"), one("a", "List", "Get")),
    ],
    ["of the tenant in other letters", tenant("abc"), tenant("ABC")],
    [
      "of the tenant of who runs Terraform",
      tenant(`${GUID}1`),
      tenant("${data.azurerm_client_config.c.tenant_id}"),
    ],
  ])("no more: %s", (_, before, after) => {
    const client = { "data.azurerm_client_config.c": {} };
    expect(rights({ ...before, ...client }, { ...after, ...client })).toEqual([]);
  });
});
