import type { Rule } from "../../../baseline/rules/rule";
import { findingsOf } from "./findings";

/** The two sub-resources of a storage account that a rule wants a private endpoint for. */
interface NeededEndpoints {
  readonly rule: Rule;
  /** What the rule calls the account. */
  readonly account: string;
  readonly parts: readonly [first: string, second: string];
}

const endpoint = (part: string, target = "${azurerm_storage_account.x.id}") => ({
  private_service_connection: { private_connection_resource_id: target, subresource_names: [part] },
});

function estate(endpoints: Readonly<Record<string, object>>, others: object = {}) {
  return {
    resource: {
      azurerm_machine_learning_workspace: {
        w: { name: "mlw", storage_account_id: "${azurerm_storage_account.x.id}" },
      },
      azurerm_storage_account: { x: { name: "x" } },
      azurerm_private_endpoint: endpoints,
      ...others,
    },
  };
}

/** The same for each pair of sub-resources: which endpoints count, and what is said of those that don't. */
export function testNeededEndpoints({ rule, account, parts: [first, second] }: NeededEndpoints): void {
  const found = (template: object) => findingsOf(rule, template);
  const problem = (part: string) => `${account} has no private endpoint for ${part}`;
  const violation = (part: string) => `azurerm_storage_account.x: violation: ${problem(part)}`;
  const all = { [first]: endpoint(first), [second]: endpoint(second) };

  test("an endpoint for each part passes", () => {
    expect(found(estate(all))).toEqual([]);
  });

  test("each part without one is a violation", () => {
    expect(found(estate({}))).toEqual([violation(first), violation(second)]);
  });

  test("an endpoint to something else doesn't count", () => {
    expect(found(estate({ ...all, [first]: endpoint(first, "/subscriptions/s/other") }))).toEqual([
      violation(first),
    ]);
    expect(found(estate({ ...all, [first]: endpoint("other") }))).toHaveLength(1);
  });

  test("an endpoint that may not be there, or leads nobody knows where, makes it unknown", () => {
    const unknown = `azurerm_storage_account.x: unknown: can't be told before the plan or apply: ${problem(first)}?`;
    expect(found(estate({ ...all, [first]: { ...endpoint(first), count: "${var.n}" } }))).toEqual([unknown]);
    expect(found(estate({ ...all, [first]: endpoint(first, "${var.target}") }))).toEqual([unknown]);
  });

  test("an azapi endpoint is read alike", () => {
    const others = { [second]: endpoint(second) };
    const properties = {
      privateLinkServiceConnections: [
        { properties: { privateLinkServiceId: "${azurerm_storage_account.x.id}", groupIds: [first] } },
      ],
    };
    const type = "Microsoft.Network/privateEndpoints@2025-01-01";
    expect(found(estate(others, { azapi_resource: { e: { type, body: { properties } } } }))).toEqual([]);
  });

  test("without a workspace in the input nothing is asked", () => {
    expect(found({ resource: { azurerm_storage_account: { x: { name: "x" } } } })).toEqual([]);
  });
}
