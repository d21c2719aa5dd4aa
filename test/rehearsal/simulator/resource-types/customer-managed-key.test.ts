import { type Azure, expectAccepted, expectRefused } from "../support/azure";
import { actingAs, bodies, changed } from "../support/bodies";
import { assign, estate, principalOf, ROLES, workspaceGround } from "../support/estate";
import { ids, sibling } from "../support/ids";

const KEYS = sibling(ids.vault, "kv-keys");
const KEY = `${KEYS}/keys/data`;
const KEY_URI = "https://kv-keys.vault.azure.net/keys/data";

const account = changed(bodies.account, {
  identity: actingAs(ids.identity),
  properties: {
    encryption: {
      keySource: "Microsoft.Keyvault",
      keyvaultproperties: { keyname: "data", keyvaulturi: "https://kv-keys.vault.azure.net/" },
      identity: { userAssignedIdentity: ids.identity },
    },
  },
});

/** A vault of keys, changed as said, and an identity that may use the key. */
function keys(change: object = {}, azure: Azure = estate(["identity"])): Azure {
  azure.make(KEYS, changed(bodies.vault, { properties: { ...change } }));
  azure.make(KEY, bodies.key);
  assign(azure, KEY, principalOf(azure, ids.identity), ROLES.cryptoUser);
  return azure;
}

describe("a storage account with a key of the customer (gotcha 15)", () => {
  test("is accepted with the key, the role and purge protection, also where the vault is closed", () => {
    expectAccepted(keys().put(ids.account, account));
  });

  test("is refused without purge protection", () => {
    const azure = keys({ enablePurgeProtection: undefined });
    expectRefused(azure.put(ids.account, account), 400, "KeyVaultPolicyError", "kv-keys", ids.account);
  });

  test("is refused without a role on the key", () => {
    const azure = estate(["identity"]);
    azure.make(KEYS, bodies.vault);
    azure.make(KEY, bodies.key);
    expectRefused(azure.put(ids.account, account), 400, "KeyVaultAuthenticationFailure", KEY, ids.account);
    assign(azure, KEYS, principalOf(azure, ids.identity), ROLES.reader);
    expectRefused(azure.put(ids.account, account), 400, "KeyVaultAuthenticationFailure", KEY);
    assign(azure, KEYS, principalOf(azure, ids.identity), ROLES.cryptoUser);
    expectAccepted(azure.put(ids.account, account));
  });

  test("is refused until the role counts", () => {
    const azure = estate(["identity"], { rolePropagation: 60_000 });
    keys({}, azure);
    azure.cloud.authorization.assigned(
      azure.cloud.store.childrenOf(KEY, "Microsoft.Authorization/roleAssignments")[0] ?? azure.stored(KEY),
    );
    expectRefused(azure.put(ids.account, account), 400, "KeyVaultAuthenticationFailure", "sttest");
    azure.pass(60_000);
    expectAccepted(azure.put(ids.account, account));
  });

  test("is refused where the key is missing or disabled", () => {
    const azure = estate(["identity"]);
    expectRefused(azure.put(ids.account, account), 400, "KeyVaultKeyNotFound", KEY_URI, ids.account);
    azure.make(KEYS, bodies.vault);
    expectRefused(azure.put(ids.account, account), 400, "KeyVaultKeyNotFound", KEY_URI, ids.account);
    azure.make(KEY, changed(bodies.key, { properties: { attributes: { enabled: false } } }));
    expectRefused(azure.put(ids.account, account), 400, "KeyVaultKeyDisabled", KEY, ids.account);
  });

  test("is refused where the closed vault lets no trusted services in", () => {
    const azure = keys({ networkAcls: { bypass: "None" } });
    expectRefused(azure.put(ids.account, account), 400, "KeyVaultAccessForbidden", "kv-keys", ids.account);
  });

  test("takes an access policy instead of a role where the vault knows only these", () => {
    const azure = estate(["identity"]);
    const policy = (keys: string[]) => [
      { objectId: principalOf(azure, ids.identity), permissions: { keys } },
    ];
    const vault = (accessPolicies: object[]) =>
      changed(bodies.vault, { properties: { enableRbacAuthorization: false, accessPolicies } });
    const stranger = "00000000-0000-4000-8000-0000000000aa";
    const theirs = { objectId: stranger, permissions: { keys: ["all"] } };
    azure.make(KEYS, vault([...policy(["get"]), theirs]));
    azure.make(KEY, bodies.key);
    expectRefused(azure.put(ids.account, account), 400, "KeyVaultAuthenticationFailure", KEY);
    azure.make(KEYS, vault(policy(["Get", "WrapKey", "UnwrapKey"])));
    expectAccepted(azure.put(ids.account, account));
    azure.settle();
    azure.make(KEYS, vault(policy(["all"])));
    expectAccepted(azure.put(ids.account, account));
  });

  test("names the key where it says that it has one", () => {
    const encryption = { keySource: "Microsoft.Keyvault" };
    const answer = estate().put(ids.account, changed(bodies.account, { properties: { encryption } }));
    expectRefused(answer, 400, "InvalidRequestPropertyValue", "sttest", "keyvaultproperties");
  });
});

describe("a registry with a key of the customer (gotcha 33)", () => {
  const registry = (azure: Azure) =>
    changed(bodies.registry, {
      identity: actingAs(ids.identity),
      properties: {
        encryption: {
          status: "enabled",
          keyVaultProperties: {
            keyIdentifier: KEY_URI,
            identity: azure.properties(ids.identity).clientId,
          },
        },
      },
    });
  const open = { publicNetworkAccess: "Enabled", networkAcls: { defaultAction: "Allow" } };

  test("is refused where the vault is closed: a user-assigned identity passes no firewall", () => {
    const azure = keys();
    const answer = azure.put(ids.registry, registry(azure));
    expectRefused(answer, 400, "KeyVaultAccessForbidden", "kv-keys", ids.registry);
  });

  test("is accepted where the vault is open", () => {
    const azure = keys(open);
    expectAccepted(azure.put(ids.registry, registry(azure)));
  });

  test("is refused without a user-assigned identity", () => {
    const azure = keys(open);
    const body = changed(registry(azure), {
      identity: { type: "SystemAssigned", userAssignedIdentities: undefined },
    });
    expectRefused(azure.put(ids.registry, body), 400, "KeyVaultAuthenticationFailure", ids.registry);
  });

  test("can't get the key later", () => {
    const azure = keys(open);
    azure.make(ids.registry, bodies.registry);
    expectRefused(azure.put(ids.registry, registry(azure)), 400, "EncryptionNotAllowed", "crtest");
  });
});

describe("a workspace with a key of the customer", () => {
  const workspace = changed(bodies.workspace, {
    properties: {
      enableServiceSideCMKEncryption: true,
      encryption: {
        status: "Enabled",
        identity: { userAssignedIdentity: ids.identity },
        keyVaultProperties: { keyIdentifier: KEY_URI, keyVaultArmId: KEYS },
      },
    },
  });

  test("is accepted with the key and the role, also where the vault is closed", () => {
    expectAccepted(keys({}, workspaceGround()).put(ids.workspace, workspace));
  });

  test("is refused without the role", () => {
    const azure = workspaceGround();
    azure.make(KEYS, bodies.vault);
    azure.make(KEY, bodies.key);
    const answer = azure.put(ids.workspace, workspace);
    expectRefused(answer, 400, "KeyVaultAuthenticationFailure", KEY, ids.workspace);
  });

  test("can't get the key later, nor lose it", () => {
    const azure = keys({}, workspaceGround());
    azure.make(ids.workspace, bodies.workspace);
    const later = azure.put(ids.workspace, workspace);
    expectRefused(later, 409, "PropertyChangeNotAllowed", "properties.encryption.status", "mlw-test");
    const other = keys({}, workspaceGround());
    other.make(ids.workspace, workspace);
    const off = changed(workspace, { properties: { encryption: { status: "Disabled" } } });
    expectRefused(other.put(ids.workspace, off), 409, "PropertyChangeNotAllowed", "mlw-test");
    other.make(ids.workspace, bodies.workspace);
    expect(other.properties(ids.workspace).encryption).toMatchObject({ status: "Enabled" });
  });

  test("has the service-side kind only together with a key", () => {
    const answer = workspaceGround().put(
      ids.workspace,
      changed(bodies.workspace, { properties: { enableServiceSideCMKEncryption: true } }),
    );
    expectRefused(answer, 400, "ValidationError", "mlw-test", "properties.encryption");
  });
});
