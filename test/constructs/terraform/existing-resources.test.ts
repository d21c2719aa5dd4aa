import { CustomerManagedKeys } from "../../../constructs/encryption/customer-managed-keys";
import { Bastion } from "../../../constructs/network/bastion";
import { NetworkSecurityGroup } from "../../../constructs/network/network-security-group";
import { PrivateConnection } from "../../../constructs/network/private-connection";
import { MonitorPrivateLinkScope } from "../../../constructs/observability/monitor-private-link-scope";
import { armId } from "../../support/fixtures";
import { testStack } from "../../support/template";

describe.each([
  ["Bastion", "Microsoft.Network/bastionHosts", "bastionId", Bastion.fromBastionId],
  [
    "NetworkSecurityGroup",
    "Microsoft.Network/networkSecurityGroups",
    "networkSecurityGroupId",
    NetworkSecurityGroup.fromNetworkSecurityGroupId,
  ],
  [
    "PrivateConnection",
    "Microsoft.Network/privateEndpoints",
    "privateEndpointId",
    PrivateConnection.fromPrivateEndpointId,
  ],
  [
    "MonitorPrivateLinkScope",
    "Microsoft.Insights/privateLinkScopes",
    "privateLinkScopeId",
    MonitorPrivateLinkScope.fromPrivateLinkScopeId,
  ],
] as const)("%s that exists already", (name, type, property, from) => {
  test("is known by its ARM id, in any case", () => {
    for (const id of [armId(type, "hub-1"), armId(type.toUpperCase(), "hub-1")]) {
      expect(from(id)).toEqual({ [property]: id });
    }
  });

  test.each(["x", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a"])(
    "is not known by %s",
    (id) => {
      expect(() => from(id)).toThrow(
        new Error(`${name}: "${id}" is not the ARM id of a resource of type ${type}`),
      );
    },
  );

  test("nor by the id of something below it", () => {
    expect(() => from(`${armId(type, "x")}/children/y`)).toThrow("is not the ARM id");
  });
});

test("a key that exists already is known by its vault and URL", () => {
  const keyVaultId = armId("Microsoft.KeyVault/vaults", "kv");
  const versionlessKeyId = "https://kv.vault.azure.net/keys/storage";
  expect(CustomerManagedKeys.fromKey(testStack(), "key", { keyVaultId, versionlessKeyId })).toMatchObject({
    keyVaultId,
    versionlessKeyId,
  });
});
