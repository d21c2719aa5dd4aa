import type { ArmRequest, Method, Sender } from "../../../rehearsal/simulator/arm/messages";
import { Recorder } from "../../../rehearsal/simulator/recorder";
import { hasRules, typeOf } from "../../../rehearsal/simulator/resource-types";
import { type Simulator, startSimulator } from "../../../rehearsal/simulator/simulator";
import { TENANT } from "./support/azure";
import { bodies } from "./support/bodies";
import { plainly } from "./support/client";
import { GROUP, ids } from "./support/ids";

function request(method: Method, path: string): ArmRequest {
  return {
    number: 1,
    method,
    path,
    query: new Map([["api-version", "2025-01-01"]]),
    body: { location: "westeurope" },
    caller: "me",
    sender: "azurerm",
    replayOf: undefined,
  };
}

describe("the recorder", () => {
  test("keeps each write with its body, and of reads only how many they were", () => {
    const recorder = new Recorder(() => 0);
    recorder.record(request("PUT", ids.account), { status: 202 });
    recorder.record(request("GET", ids.account), { status: 200 });
    recorder.record(request("GET", ids.account), { status: 404 });
    expect(recorder.writes).toMatchObject([
      { method: "PUT", path: ids.account, body: { location: "westeurope" }, status: 202 },
    ]);
    expect(Object.fromEntries(recorder.counts)).toEqual({
      "PUT Microsoft.Storage/storageAccounts": 1,
      "GET Microsoft.Storage/storageAccounts": 2,
    });
    expect(recorder.total).toBe(3);
  });

  test("tells observers of each write, refused and lost ones too, and of no read", () => {
    const recorder = new Recorder(() => 0);
    const seen: unknown[] = [];
    recorder.observers.add(({ method, status }) => seen.push([method, status]));
    recorder.record(request("PUT", ids.account), { status: 202 });
    recorder.record(request("PUT", ids.account), "reset");
    recorder.record(request("GET", ids.account), { status: 403 });
    recorder.forget();
    recorder.record(request("DELETE", ids.account), { status: 409 });
    expect(seen).toEqual([
      ["PUT", 202],
      ["PUT", "reset"],
      ["DELETE", 409],
    ]);
  });

  test("keeps a read that failed, other than by not being there", () => {
    const recorder = new Recorder(() => 0);
    recorder.record(request("GET", ids.account), {
      status: 403,
      body: { error: { code: "AuthorizationFailed" } },
    });
    expect(recorder.writes).toMatchObject([{ method: "GET", status: 403, errorCode: "AuthorizationFailed" }]);
  });

  test("keeps what was cut off", () => {
    const recorder = new Recorder(() => 0);
    recorder.record(request("PUT", ids.account), "reset");
    expect(recorder.writes).toMatchObject([{ status: "reset" }]);
  });

  test("counts the time in which nothing was asked for a second or more", () => {
    let now = 0;
    const recorder = new Recorder(() => now);
    for (const at of [500, 3500, 3600]) {
      now = at;
      recorder.arrived()();
    }
    expect(recorder.quietSeconds).toBe(3);
  });

  test("notes who sent a read-only property", () => {
    const recorder = new Recorder(() => 0);
    recorder.dropped("Microsoft.Storage/storageAccounts", ["sku.tier", "properties.x"], "azurerm");
    expect([...recorder.droppedProperties]).toEqual([
      ["Microsoft.Storage/storageAccounts: sku.tier", "azurerm"],
      ["Microsoft.Storage/storageAccounts: properties.x", "azurerm"],
    ]);
  });
});

describe("the simulator", () => {
  let simulator: Simulator;
  const heard: string[] = [];

  beforeAll(async () => {
    simulator = await startSimulator({
      tenantId: TENANT,
      clock: { now: () => Date.now(), speed: Number.POSITIVE_INFINITY },
      extensions: { dropped: (type, paths) => heard.push(`${type}: ${paths}`) },
    });
  });

  afterAll(() => simulator.close());

  function put(path: string, body: object, headers: Record<string, string> = {}) {
    return plainly(`${simulator.address}${path}?api-version=2025-01-01`, {
      method: "PUT",
      headers: { authorization: `Bearer ${simulator.token}`, ...headers },
      body: JSON.stringify(body),
    });
  }

  test("records what came over the wire, with its sender", async () => {
    const agents: readonly (readonly [Sender, string])[] = [
      ["azurerm", "HashiCorp/go-azure-sdk HashiCorp Terraform/1.9 terraform-provider-azurerm/5.2.0"],
      ["azapi", "azsdk-go-armresources HashiCorp Terraform/1.9 terraform-provider-azapi/2.12.0"],
      ["replay", "mlzone-replay"],
      ["other", "curl/8"],
    ];
    for (const [, agent] of agents) {
      await put(GROUP, bodies.group, { "user-agent": agent, "x-mlzone-replay": "azapi_resource.x" });
    }
    expect(simulator.recorder.writes.map(({ sender }) => sender)).toEqual(agents.map(([sender]) => sender));
    expect(simulator.recorder.writes[2]).toMatchObject({ replayOf: "azapi_resource.x" });
  });

  test("records read-only properties that it dropped, and passes them on", async () => {
    await put(GROUP, { ...bodies.group, properties: { provisioningState: "Mine" } });
    const property = "Microsoft.Resources/resourceGroups: properties.provisioningState";
    expect(simulator.recorder.droppedProperties.get(property)).toBe("other");
    expect(heard).toEqual([property]);
  });
});

describe("a resource type", () => {
  test("is known whatever the case of its name", () => {
    expect(hasRules("microsoft.keyvault/VAULTS")).toBe(true);
    expect(typeOf("microsoft.keyvault/VAULTS").type).toBe("Microsoft.KeyVault/vaults");
  });

  test("without rules of its own is known as such", () => {
    expect(hasRules("Microsoft.Search/searchServices")).toBe(false);
    expect(typeOf("Microsoft.Search/searchServices")).toEqual({ type: "Microsoft.Search/searchServices" });
  });

  test.each([
    "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments",
    "Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments",
    "Microsoft.Security/pricings",
    "Microsoft.Consumption/budgets",
    "Microsoft.Insights/metricAlerts",
    "Microsoft.Authorization/policyAssignments",
  ])("has rules: %s", (type) => {
    expect(hasRules(type)).toBe(true);
  });
});
