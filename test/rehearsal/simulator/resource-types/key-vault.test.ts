import { expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { estate } from "../support/estate";
import { elsewhere, ids, OTHER_SUBSCRIPTION, SUBSCRIPTION, sibling } from "../support/ids";

const withProperties = (properties: object) => changed(bodies.vault, { properties });
const unprotected = withProperties({ enablePurgeProtection: undefined });
const deleted = `${SUBSCRIPTION}/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults/kv-test`;
const HUNDRED_YEARS = 100 * 365 * 24 * 60 * 60 * 1000;

describe("a key vault", () => {
  test("has a name of 3 to 24 letters, digits and single hyphens, a letter first", () => {
    const azure = estate();
    for (const name of ["1kv", "kv--a", "kv-", "kv", "k".repeat(25)]) {
      expectRefused(azure.put(sibling(ids.vault, name), bodies.vault), 400, "VaultNameNotValid", name);
    }
    expectAccepted(azure.put(sibling(ids.vault, "k".repeat(24)), bodies.vault));
  });

  test("takes a name once worldwide", () => {
    const azure = estate(["vault"]);
    const group = azure.make(`${OTHER_SUBSCRIPTION}/resourceGroups/rg-b`, bodies.group);
    const answer = azure.put(elsewhere(ids.vault, group), bodies.vault);
    expectRefused(answer, 409, "VaultAlreadyExists", "kv-test");
  });

  test("takes a tenant and a SKU", () => {
    const azure = estate();
    expectRefused(
      azure.put(ids.vault, withProperties({ tenantId: undefined })),
      400,
      "BadRequest",
      "tenantId",
    );
    expectRefused(azure.put(ids.vault, withProperties({ sku: { name: "gold" } })), 400, "BadRequest", "gold");
    expectRefused(
      azure.put(ids.vault, withProperties({ networkAcls: { bypass: "Everybody" } })),
      400,
      "BadRequest",
      "Everybody",
    );
  });

  test("can't have purge protection taken away, nor switched off by name", () => {
    const azure = estate(["vault"]);
    const off = withProperties({ enablePurgeProtection: false });
    expectRefused(azure.put(ids.vault, off), 400, "BadRequest", "enablePurgeProtection", "kv-test");
    azure.make(ids.vault, unprotected);
    expect(azure.properties(ids.vault).enablePurgeProtection).toBe(true);
    expectRefused(estate().put(ids.vault, off), 400, "BadRequest", "enablePurgeProtection");
  });

  test("can have purge protection switched on later", () => {
    const azure = estate();
    azure.make(ids.vault, unprotected);
    expectAccepted(azure.put(ids.vault, bodies.vault));
  });

  test("always has soft delete", () => {
    const azure = estate();
    expectRefused(
      azure.put(ids.vault, withProperties({ enableSoftDelete: false })),
      400,
      "BadRequest",
      "enableSoftDelete",
      "kv-test",
    );
    azure.make(ids.vault, bodies.vault);
    expect(azure.properties(ids.vault)).toMatchObject({
      enableSoftDelete: true,
      softDeleteRetentionInDays: 90,
    });
  });

  test("keeps what is deleted from 7 to 90 days, and never changes its mind", () => {
    const azure = estate();
    const days = (softDeleteRetentionInDays: number) => withProperties({ softDeleteRetentionInDays });
    for (const wrong of [6, 91]) {
      expectRefused(azure.put(ids.vault, days(wrong)), 400, "BadRequest", String(wrong), "kv-test");
    }
    azure.make(ids.vault, days(7));
    expectRefused(azure.put(ids.vault, days(30)), 400, "BadRequest", "softDeleteRetentionInDays", "kv-test");
    expectAccepted(azure.put(ids.vault, days(7)));
  });
});

describe("a deleted key vault", () => {
  test("keeps its name: a new one of the name is refused (gotcha 1)", () => {
    const azure = estate(["vault"]);
    azure.end(ids.vault);
    expectRefused(azure.put(ids.vault, bodies.vault), 409, "ConflictError", "kv-test");
  });

  test("keeps its name in every group", () => {
    const azure = estate(["vault"]);
    azure.end(ids.vault);
    const group = azure.make(`${SUBSCRIPTION}/resourceGroups/rg-b`, bodies.group);
    expectRefused(azure.put(elsewhere(ids.vault, group), bodies.vault), 409, "ConflictError", "kv-test");
  });

  test("is shown among the deleted ones, with the day of its end", () => {
    const azure = estate(["vault"]);
    expectRefused(azure.get(deleted), 404, "DeletedVaultNotFound", "kv-test");
    azure.end(ids.vault);
    expect(azure.get(deleted).body).toMatchObject({
      properties: { vaultId: ids.vault, purgeProtectionEnabled: true },
    });
    const list = azure.get(`${SUBSCRIPTION}/providers/Microsoft.KeyVault/deletedVaults`);
    expect(list.body.value).toMatchObject([{ name: "kv-test" }]);
  });

  test("comes back with its keys when it is recovered", () => {
    const azure = estate(["vault", "key"]);
    azure.end(ids.vault);
    azure.make(ids.vault, { location: "westeurope", properties: { createMode: "recover" } });
    expect(azure.properties(ids.vault)).toMatchObject({
      sku: { name: "standard" },
      enablePurgeProtection: true,
    });
    expect(azure.properties(ids.vault)).not.toHaveProperty("createMode");
    expectAccepted(azure.get(ids.key));
    expectRefused(azure.get(deleted), 404, "DeletedVaultNotFound");
  });

  test("can't be recovered where there is none", () => {
    const answer = estate().put(ids.vault, { location: "westeurope", properties: { createMode: "recover" } });
    expectRefused(answer, 404, "DeletedVaultNotFound", "kv-test");
  });

  test("can be purged, unless it is protected", () => {
    const azure = estate();
    azure.make(ids.vault, unprotected);
    azure.end(ids.vault);
    expectAccepted(azure.post(`${deleted}/purge`));
    expectRefused(azure.post(`${deleted}/purge`), 404, "DeletedVaultNotFound", "kv-test");
    azure.make(ids.vault, bodies.vault);
    azure.end(ids.vault);
    expectRefused(azure.post(`${deleted}/purge`), 405, "MethodNotAllowed", "kv-test");
    azure.pass(HUNDRED_YEARS);
    expectRefused(azure.put(ids.vault, bodies.vault), 409, "ConflictError", "kv-test");
  });
});

describe("a key by the control plane (gotcha 32)", () => {
  test("is made once: a second PUT changes nothing and is accepted", () => {
    const azure = estate(["vault", "key"]);
    const before = structuredClone(azure.stored(ids.key));
    const second = changed(bodies.key, { properties: { keySize: 4096, attributes: { enabled: false } } });
    expectAccepted(azure.put(ids.key, { ...second, tags: { new: "tag" } }));
    expect(azure.stored(ids.key)).toEqual(before);
  });

  test("has neither PATCH nor DELETE", () => {
    const azure = estate(["vault", "key"]);
    expectRefused(azure.delete(ids.key), 405, "MethodNotAllowed", ids.key);
    expectRefused(azure.patch(ids.key, {}), 405, "MethodNotAllowed", ids.key);
  });

  test("is not served with the version 2026-02-01, which vaults are", () => {
    const azure = estate(["vault"]);
    const sent = { apiVersion: "2026-02-01" };
    const answer = azure.put(ids.key, bodies.key, sent);
    expectRefused(answer, 400, "NoRegisteredProviderFound", "2026-02-01", "vaults/keys", "2024-11-01");
    expectRefused(azure.get(ids.key, sent), 400, "NoRegisteredProviderFound");
    expectAccepted(azure.get(ids.vault, sent));
    expectAccepted(azure.put(ids.key, bodies.key, { apiVersion: "2024-11-01" }));
  });

  test("goes with its vault", () => {
    const azure = estate(["vault", "key"]);
    azure.end(ids.vault);
    expect(azure.cloud.store.get(ids.key)).toBeUndefined();
  });

  test("says where it is, by the vault's own address", () => {
    const azure = estate(["vault", "key"]);
    expect(azure.properties(ids.key).keyUri).toBe(`${azure.properties(ids.vault).vaultUri}keys/data`);
  });

  test("is of a known kind and size", () => {
    const azure = estate(["vault"]);
    const put = (properties: object) => azure.put(ids.key, { properties: { ...properties } });
    expectRefused(put({}), 400, "BadParameter", "data", "kty");
    expectRefused(put({ kty: "DSA" }), 400, "BadParameter", "DSA");
    expectRefused(put({ kty: "RSA", keySize: 1024 }), 400, "BadParameter", "1024", "data");
    expectRefused(put({ kty: "RSA-HSM" }), 400, "BadParameter", "data", "premium");
    expectAccepted(put({ kty: "EC" }));
  });

  test("has a name of letters, digits and hyphens", () => {
    const answer = estate(["vault"]).put(`${ids.vault}/keys/a_b`, bodies.key);
    expectRefused(answer, 400, "BadParameter", "a_b");
  });
});
