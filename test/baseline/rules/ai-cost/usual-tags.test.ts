import { usualTagsOnAll } from "../../../../baseline/rules/ai-cost/usual-tags";
import { findingsOf, resources } from "../findings";

const TAGS = { Owner: "a", costCenter: "1" };
const found = (vault: object, others: object = { tags: TAGS }) =>
  findingsOf(
    usualTagsOnAll,
    resources({
      azurerm_resource_group: { group: others },
      azurerm_storage_account: { storage: others },
      azurerm_virtual_network: { network: others },
      azurerm_key_vault: { vault },
    }),
  );
const lacks = (tag: string) =>
  `azurerm_key_vault.vault: violation: it lacks the tag ${tag}, or nothing is in it`;

test("the same tags on all of them pass, in any case", () => {
  expect(found({ tags: TAGS })).toEqual([]);
  expect(found({ tags: { owner: "b", COSTCENTER: "2", more: "x" } })).toEqual([]);
});

test("the one that lacks a tag is found, and the one that has none", () => {
  expect(found({ tags: { Owner: "a" } })).toEqual([lacks("costcenter")]);
  expect(found({ tags: { Owner: "a", costCenter: "" } })).toEqual([lacks("costcenter")]);
  expect(found({})).toEqual([lacks("owner"), lacks("costcenter")]);
});

test("where few carry a tag, nobody has to: a policy may hand those of the group down", () => {
  expect(found({ tags: TAGS }, {})).toEqual([]);
});

test("of a group and its only resource, what one has the other has to carry", () => {
  const both = (group: object, storage: object) =>
    findingsOf(
      usualTagsOnAll,
      resources({
        azurerm_resource_group: { g: { tags: group } },
        azurerm_storage_account: { s: { tags: storage } },
      }),
    );
  expect(both(TAGS, TAGS)).toEqual([]);
  expect(both(TAGS, { owner: "a" })).toEqual([
    expect.stringContaining("azurerm_storage_account.s: violation"),
  ]);
  expect(both({ owner: "a" }, TAGS)).toEqual([
    expect.stringContaining("azurerm_resource_group.g: violation"),
  ]);
});

test("azapi resources have their tags beside the body", () => {
  const vault = (tags: object) => ({ type: "Microsoft.KeyVault/vaults@2024-11-01", body: {}, tags });
  const input = (tags: object) =>
    findingsOf(
      usualTagsOnAll,
      resources({ azapi_resource: { a: vault(TAGS), b: vault(TAGS), c: vault(TAGS), d: vault(tags) } }),
    );
  expect([input(TAGS), input({ owner: "a" })]).toEqual([[], [expect.stringContaining("azapi_resource.d")]]);
});

test("tags that only a plan tells are unknown", () => {
  expect(found({ tags: "${var.tags}" })).toEqual([
    expect.stringContaining("azurerm_key_vault.vault: unknown: "),
    expect.stringContaining("azurerm_key_vault.vault: unknown: "),
  ]);
});

test("endpoints and deployments carry them; what only writes to an endpoint says them in its body", () => {
  const ML = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
  const serving = (deployment: object) =>
    findingsOf(usualTagsOnAll, {
      resource: {
        azurerm_resource_group: { group: { tags: TAGS } },
        azapi_resource: {
          e: { type: `${ML}@2025-12-01`, tags: TAGS },
          blue: { type: `${ML}/deployments@2025-12-01`, ...deployment },
        },
        azapi_resource_action: {
          traffic: {
            type: `${ML}@2025-12-01`,
            resource_id: "${azapi_resource.e.id}",
            method: "PUT",
            body: {},
          },
        },
      },
    });
  expect(serving({ tags: TAGS })).toEqual([]);
  expect(serving({ tags: { Owner: "a" } })).toEqual([
    "azapi_resource.blue: violation: it lacks the tag costcenter, or nothing is in it",
  ]);
});
