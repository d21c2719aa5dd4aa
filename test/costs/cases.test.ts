import { estimateCost } from "../../costs/estimate";
import type { Hours } from "../../costs/hours";
import { defaultPriceTable } from "../../costs/price-table";
import type { Resource } from "../../terraform-json";

const ML = "Microsoft.MachineLearningServices/workspaces";
const SIZE = "Standard_DS3_v2";
/** What a machine of that size costs a month. */
const MACHINE = 198.56;

function resource(type: string, attributes: Record<string, unknown>, name = "x"): Resource {
  return { address: `${type}.${name}`, type, attributes };
}

function azapi(type: string, attributes: Record<string, unknown>, name = "x"): Resource {
  return resource("azapi_resource", { ...attributes, type: `${type}@2025-12-01` }, name);
}

function cluster(
  name = "training",
  scale: object = { min_node_count: 0, max_node_count: 4 },
  more = {},
): Resource {
  const attributes = { name, vm_size: SIZE, vm_priority: "Dedicated", scale_settings: [scale], ...more };
  return resource("azurerm_machine_learning_compute_cluster", attributes, name);
}

function instance(name = "anna"): Resource {
  const body = { properties: { computeType: "ComputeInstance", properties: { vmSize: SIZE } } };
  return azapi(`${ML}/computes`, { name, body }, name);
}

const endpoint = azapi(`${ML}/onlineEndpoints`, { name: "score", body: {} }, "endpoint");
const deployment = azapi(
  `${ML}/onlineEndpoints/deployments`,
  {
    name: "blue",
    parent_id: `\${azapi_resource.endpoint.id}`,
    body: { sku: { capacity: 3 }, properties: { instanceType: SIZE } },
  },
  "blue",
);

const capacity = (minimum: number, maximum: number) => ({ capacity: { default: minimum, minimum, maximum } });
const autoscale = (...profile: readonly object[]) =>
  resource("azurerm_monitor_autoscale_setting", {
    target_resource_id: `\${azapi_resource.blue.id}`,
    profile,
  });

function estimate(resources: readonly Resource[], hours?: Hours) {
  return estimateCost([{ resources, hours }], defaultPriceTable());
}

/** How many machines of the size there are in each case. */
function machines(resources: readonly Resource[], hours?: Hours) {
  return estimate(resources, hours).lines.find(({ what }) => what === `machine ${SIZE}`)?.quantity;
}

describe("the worst case", () => {
  test("has a cluster with all its nodes all month", () => {
    expect(machines([cluster()])).toEqual({ idle: 0, expected: 0, worst: 4 });
    expect(estimate([cluster()]).monthly).toEqual({ idle: 0, expected: 0, worst: 4 * MACHINE });
  });

  test("has one by azapi, too", () => {
    const properties = { vmSize: SIZE, scaleSettings: { minNodeCount: 1, maxNodeCount: 6 } };
    const body = { properties: { computeType: "AmlCompute", properties } };
    expect(machines([azapi(`${ML}/computes`, { name: "batch", body })])).toEqual({
      idle: 1,
      expected: 1,
      worst: 6,
    });
  });

  test("has an instance on, whatever its schedule, beside the disk that it has anyway", () => {
    const { lines, assumptions } = estimate([instance()]);
    expect(lines.map(({ what, quantity }) => [what, quantity])).toEqual([
      [`machine ${SIZE}`, { idle: 0, expected: 0, worst: 1 }],
      ["disk of a stopped compute instance", { idle: 1, expected: 1, worst: 1 }],
    ]);
    expect(assumptions.worst).toEqual([
      "All month (730 hours): compute instances on, whatever their schedules.",
    ]);
    const byAzurerm = resource("azurerm_machine_learning_compute_instance", { virtual_machine_size: SIZE });
    expect(machines([byAzurerm])).toEqual({ idle: 0, expected: 0, worst: 1 });
  });

  test("has as many instances of a deployment as autoscale gives it at any time", () => {
    const scaled = [endpoint, deployment, autoscale(capacity(2, 5), capacity(3, 9))];
    expect(machines(scaled)).toMatchObject({ idle: 2, worst: 9 });
    expect(machines([endpoint, deployment])).toEqual({ idle: 3, expected: 3, worst: 3 });
  });

  test("has a Kubernetes pool at its most nodes, and a fixed one as it is", () => {
    const pool = (counts: object) =>
      resource("azurerm_kubernetes_cluster_node_pool", { vm_size: SIZE, ...counts });
    expect(machines([pool({ min_count: 2, max_count: 7, node_count: 3 })])).toEqual({
      idle: 2,
      expected: 2,
      worst: 7,
    });
    expect(machines([pool({ node_count: 3 })])).toEqual({ idle: 3, expected: 3, worst: 3 });
  });

  test("counts copies, and low-priority nodes at the full price, which it says", () => {
    const low = cluster("training", { max_node_count: 2 }, { count: 3, vm_priority: "LowPriority" });
    expect(machines([low])).toEqual({ idle: 0, expected: 0, worst: 6 });
    expect(estimate([low]).assumptions.worst).toEqual([
      "All month (730 hours): clusters with all their nodes.",
      "Low-priority nodes are counted at the price of dedicated ones, expected ones too.",
    ]);
    expect(estimate([cluster()]).assumptions.worst).toHaveLength(1);
  });

  test("has no nodes of jobs: they run on a cluster that is counted", () => {
    const resources = { instanceCount: 4, instanceType: SIZE };
    const job = azapi(`${ML}/batchEndpoints/deployments`, { body: { properties: { resources } } });
    expect(estimate([job])).toMatchObject({ lines: [], byUse: ["batch jobs"], notPriced: [] });
  });

  test("isn't priced where the size has no price, though it costs nothing while idle", () => {
    expect(
      estimate([cluster("training", { max_node_count: 4 }, { vm_size: "Standard_M8ms" })]),
    ).toMatchObject({
      monthly: { idle: 0, expected: 0, worst: 0 },
      notPriced: [{ what: "vm/Standard_M8ms", quantity: { idle: 0, expected: 0, worst: 4 } }],
    });
  });
});

describe("what is expected", () => {
  test("is a cluster with all its nodes for the hours given, and its fewest for the rest of the month", () => {
    const warm = cluster("training", { min_node_count: 1, max_node_count: 4 });
    expect(machines([warm], { training: 73 })).toEqual({ idle: 1, expected: 1.3, worst: 4 });
    expect(estimate([cluster()], { training: 73 }).monthly.expected).toBe(79.42);
  });

  test("for all of the month is the worst case, for none it is idle", () => {
    for (const [hours, same] of [
      [730, "worst"],
      [0, "idle"],
    ] as const) {
      const { monthly } = estimate([cluster(), instance()], { clusters: hours, instances: hours });
      expect(monthly.expected).toBe(monthly[same]);
    }
  });

  test("goes by the name, and by the kind where nobody names it", () => {
    const both = [cluster("training"), cluster("batch")];
    expect(machines(both, { clusters: 365 })?.expected).toBe(4);
    expect(machines(both, { clusters: 365, batch: 0 })?.expected).toBe(2);
    expect(machines([instance("anna"), instance("ben")], { anna: 730 })?.expected).toBe(1);
    expect(machines([cluster("constructor")], {})?.expected).toBe(0);
  });

  test("goes by endpoint and deployment, in a configuration and in a plan", () => {
    const scaled = [endpoint, deployment, autoscale(capacity(1, 5))];
    expect(machines(scaled, { "score/blue": 365 })?.expected).toBe(3);
    expect(machines(scaled, { online: 365 })?.expected).toBe(3);
    expect(machines(scaled, { blue: 365 })?.expected).toBe(1);
    const id = "/subscriptions/s/resourceGroups/rg/providers/x/workspaces/mlw/onlineEndpoints/score";
    const planned = { ...deployment, attributes: { ...deployment.attributes, parent_id: id } };
    expect(machines([planned, autoscale(capacity(1, 5))], { "score/blue": 365 })?.expected).toBe(3);
  });

  test("says whose hours it counts with, and whose nobody said", () => {
    const { expected } = estimate([cluster("training"), cluster("batch"), instance()], {
      training: 40,
      instances: 80,
    }).assumptions;
    expect(expected).toEqual([
      "Each at its largest: anna for 80 hours, training for 40 hours.",
      "Nobody said hours for batch: as while nothing runs.",
    ]);
    expect(estimate([deployment]).assumptions.expected).toEqual([]);
  });
});

describe("stacks of one environment", () => {
  test("add up, each with its own hours and autoscale", () => {
    const zone = { resources: [cluster()], hours: { training: 730 } };
    const serving = { resources: [endpoint, deployment, autoscale(capacity(2, 5))], hours: {} };
    const { lines, monthly } = estimateCost([zone, serving], defaultPriceTable());
    expect(lines.map(({ quantity }) => quantity)).toEqual([{ idle: 2, expected: 6, worst: 9 }]);
    expect(monthly).toEqual({ idle: 397.12, expected: 1191.36, worst: 1787.04 });
  });

  test("cost the same in all cases where nothing varies", () => {
    const { monthly } = estimate([resource("azurerm_private_endpoint", { count: 2 })]);
    expect(monthly).toEqual({ idle: 14.6, expected: 14.6, worst: 14.6 });
  });
});
