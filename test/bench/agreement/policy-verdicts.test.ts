import { addressesIn, policyVerdicts, withApiVersions } from "../../../bench/agreement/policy-verdicts";
import type { PolicyResult } from "../../../rehearsal/policy";
import type { StateResource } from "../../../rehearsal/terraform/state";

const ACCOUNT = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/data";

function inState(address: string, id: string | undefined): StateResource {
  return { address, type: address.split(".")[0] ?? "", attributes: {}, id };
}

const addressOf = addressesIn([
  inState("azurerm_resource_group.rg", "/subscriptions/s/resourceGroups/rg"),
  inState("azurerm_storage_account.data", ACCOUNT),
  inState("azapi_update_resource.patch", ACCOUNT),
  inState("azurerm_monitor_diagnostic_setting.logs", `${ACCOUNT}|to-log-analytics`),
  inState("terraform_data.check", undefined),
]);

describe("the address behind an ARM id", () => {
  test("is that of the resource that made it, not of one that patches it", () => {
    expect(addressOf(ACCOUNT)).toBe("azurerm_storage_account.data");
  });

  test("doesn't depend on case", () => {
    expect(addressOf(ACCOUNT.toUpperCase())).toBe("azurerm_storage_account.data");
  });

  test("is that of the resource in which Azure made it", () => {
    expect(addressOf(`${ACCOUNT}/blobServices/default`)).toBe("azurerm_storage_account.data");
  });

  test("of a diagnostic setting is the setting's own", () => {
    const setting = `${ACCOUNT}/providers/Microsoft.Insights/diagnosticSettings/to-log-analytics`;

    expect(addressOf(setting)).toBe("azurerm_monitor_diagnostic_setting.logs");
  });

  test("is none for what nothing in the state made", () => {
    expect(addressOf("/subscriptions/s/resourceGroups/other")).toBeUndefined();
  });
});

test("verdicts on nothing, and on what the configuration didn't make, are left out", () => {
  const result = (resource: string | undefined, verdict: PolicyResult["verdict"]): PolicyResult => ({
    policy: { id: "p", displayName: "P", effect: "Audit" },
    resource,
    verdict,
    reason: "r.",
  });

  expect(
    policyVerdicts(
      [
        result(ACCOUNT, "non-compliant"),
        result(undefined, "not-applicable"),
        result(undefined, "not-evaluable"),
        result("/subscriptions/s", "compliant"),
      ],
      addressOf,
    ),
  ).toEqual([
    { policy: "p", address: "azurerm_storage_account.data", verdict: "non-compliant", reason: "r." },
  ]);
});

test("a resource has the API version of its last write", () => {
  const resource = { id: ACCOUNT, name: "data", type: "Microsoft.Storage/storageAccounts" };
  const write = (method: string, apiVersion: string) => ({ method, path: ACCOUNT.toLowerCase(), apiVersion });

  expect(
    withApiVersions(
      [resource],
      [write("PUT", "2024-01-01"), write("PATCH", "2025-01-01"), write("POST", "2023-01-01")],
    ),
  ).toEqual([{ ...resource, apiVersion: "2025-01-01" }]);
});
