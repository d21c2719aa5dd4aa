import type { Attributes } from "../../../terraform-json";
import { configuration, lineOf, type Resources, reviewed } from "../two-sides";

const RG = { resource_group_name: "rg", location: "westeurope" };
const ST = "azurerm_storage_account.st";
const LOCK = "azurerm_management_lock.l";
const ACTION = "azapi_resource_action.a";
const ACCOUNT = { name: "st", ...RG, account_tier: "Standard", account_replication_type: "LRS" };
const THERE: Resources = {
  [ST]: ACCOUNT,
  [LOCK]: { name: "l", scope: `\${${ST}.id}`, lock_level: "CanNotDelete" },
};
const ELSEWHERE = "/subscriptions/00000000-0000-0000-0000-000000000003/resourceGroups/other";

const storage = { type: "Microsoft.Storage/storageAccounts@2023-05-01", resource_id: `\${${ST}.id}` };
const search = {
  type: "Microsoft.Search/searchServices@2023-11-01",
  resource_id: `${ELSEWHERE}/providers/Microsoft.Search/searchServices/s`,
};
const lock = {
  type: "Microsoft.Authorization/locks@2020-05-01",
  resource_id: `\${${LOCK}.id}`,
  method: "DELETE",
};

function risks(before: Resources | undefined, after: Resources) {
  const { risks: all } = reviewed(before && configuration(before), configuration(after));
  return all.filter(({ change }) => change.address === ACTION);
}

/** What the review says of an action that comes. */
function coming(action: Attributes, before: Resources = THERE): string[] {
  return risks(before, { ...THERE, [ACTION]: action }).map(lineOf);
}

describe("a DELETE that comes", () => {
  test.each<[string, Attributes, string[]]>([
    ["of a lock", lock, [`protection-removed ${ACTION}`]],
    ["in small letters", { ...lock, method: "delete" }, [`protection-removed ${ACTION}`]],
    [
      "of a lock on an account, by its path",
      { ...storage, method: "DELETE", action: "providers/Microsoft.Authorization/locks/l" },
      [`protection-removed ${ACTION}`],
    ],
    ["of an account", { ...storage, method: "DELETE" }, [`data-loss ${ACTION}`]],
    [
      "of a container below an account",
      { ...storage, method: "DELETE", action: "blobServices/default/containers/c" },
      [`data-loss ${ACTION}`],
    ],
    [
      "of a resource group of others",
      { type: "Microsoft.Resources/resourceGroups@2024-03-01", resource_id: ELSEWHERE, method: "DELETE" },
      [`data-loss ${ACTION}`],
    ],
    [
      "of a diagnostic setting of others",
      {
        type: "Microsoft.Insights/diagnosticSettings@2021-05-01-preview",
        resource_id: `${ELSEWHERE}/providers/Microsoft.Insights/diagnosticSettings/logs`,
        method: "DELETE",
      },
      [`monitoring-lost ${ACTION}`],
    ],
    [
      "of a group of network rules",
      {
        type: "Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01",
        resource_id: `${ELSEWHERE}/providers/Microsoft.Network/networkSecurityGroups/n/securityRules/r`,
        method: "DELETE",
      },
      [`network-opened ${ACTION}`],
    ],
    [
      "of what nobody here knows",
      { type: "Microsoft.Odd/things@2023-12-01", resource_id: `${ELSEWHERE}/things/t`, method: "DELETE" },
      [],
    ],
    ["that waits until the action goes", { ...lock, when: "destroy" }, []],
    [
      "of a role",
      { ...lock, type: "Microsoft.Authorization/roleAssignments@2022-04-01", resource_id: "/x" },
      [],
    ],
  ])("%s", (_, action, expected) => {
    expect(coming(action)).toEqual(expected);
  });

  test("names the resource that goes, and is certain", () => {
    const [risk] = risks(THERE, { ...THERE, [ACTION]: lock });
    expect(risk).toMatchObject({
      what: "it deletes management lock l",
      certainty: "certain",
      severity: "high",
    });
  });

  test("loses nothing of what comes with it", () => {
    expect(coming(lock, { [ST]: ACCOUNT })).toEqual([]);
    expect(coming({ ...storage, method: "DELETE" }, { "azurerm_resource_group.g": { name: "g" } })).toEqual(
      [],
    );
  });
});

describe("an action that was there", () => {
  const both = (before: Attributes, after: Attributes) =>
    risks({ ...THERE, [ACTION]: before }, { ...THERE, [ACTION]: after }).map(lineOf);

  test("is no news", () => {
    expect(both(lock, lock)).toEqual([]);
    expect(both(lock, { ...lock, response_export_values: ["*"] })).toEqual([]);
  });

  test("becomes a DELETE", () => {
    expect(both({ ...lock, method: "GET" }, lock)).toEqual([`protection-removed ${ACTION} method`]);
  });

  test("goes, and sends what it kept for its end", () => {
    const end = { ...lock, when: "destroy" };
    expect(risks({ ...THERE, [ACTION]: end }, THERE).map(lineOf)).toEqual([`protection-removed ${ACTION}`]);
    expect(risks({ ...THERE, [ACTION]: lock }, THERE)).toEqual([]);
  });
});

describe("a POST that comes", () => {
  test.each<[string, string, string[]]>([
    ["reads keys", "listAdminKeys", [`rights-widened ${ACTION} ?`]],
    ["reads a signature", "listAccountSas", [`rights-widened ${ACTION} ?`]],
    ["makes new keys", "regenerateAdminKey", [`rights-widened ${ACTION} ?`]],
    ["gives rights on everything", "elevateAccess", [`rights-widened ${ACTION}`]],
    ["deletes for good", "purge", [`data-loss ${ACTION}`]],
    ["gives up what is newer", "failover", [`data-loss ${ACTION} ?`]],
    ["reads a list that is no secret", "listUsages", []],
    ["starts something", "start", []],
    ["resets what is no key", "resetState", []],
  ])("and %s", (_, action, expected) => {
    expect(coming({ ...search, action })).toEqual(expected);
  });

  test("reads keys of what comes with it, or in a stack that is new", () => {
    const own = { "azurerm_search_service.s": { name: "s", ...RG, sku: "basic" } };
    const action = { ...search, resource_id: "${azurerm_search_service.s.id}", action: "listAdminKeys" };
    const after = { ...THERE, ...own, [ACTION]: action };
    expect(risks(THERE, after)).toEqual([]);
    expect(risks({ ...THERE, ...own }, after)).toHaveLength(1);
    expect(risks(undefined, { [ACTION]: { ...search, action: "listAdminKeys" } })).toEqual([]);
  });

  test("is one risk with what a rule says of it", () => {
    const found = risks(THERE, { ...THERE, [ACTION]: { ...storage, action: "listKeys" } });
    expect(found.map(lineOf)).toEqual([`rights-widened ${ACTION}`]);
    expect(found[0]?.rules.length).toBeGreaterThan(0);
  });
});
