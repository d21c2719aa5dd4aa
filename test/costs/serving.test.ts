import { defaultPriceTable } from "../../costs/price-table";
import type { Resource } from "../../terraform-json";
import { estimateIdle } from "./idle";

const ML = "Microsoft.MachineLearningServices/workspaces";
const WORKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

function resource(type: string, attributes: Record<string, unknown> = {}, name = "x"): Resource {
  return { address: `${type}.${name}`, type, attributes };
}

function azapi(type: string, body: unknown, attributes: Record<string, unknown> = {}, name = "x"): Resource {
  return resource("azapi_resource", { ...attributes, type: `${type}@2025-12-01`, body }, name);
}

function estimate(...resources: Resource[]) {
  return estimateIdle(resources, defaultPriceTable());
}

/** `[what, quantity]` of each line. */
function lines(...resources: Resource[]) {
  return estimate(...resources).lines.map(({ what, quantity }) => [what, quantity]);
}

function deployment(
  properties: object = {},
  attributes: Record<string, unknown> = {},
  name = "blue",
): Resource {
  const body = { sku: { capacity: 3 }, properties: { instanceType: "Standard_DS3_v2", ...properties } };
  return azapi(`${ML}/onlineEndpoints/deployments`, body, attributes, name);
}

describe("an online deployment", () => {
  test("costs its machines all month: instances, hours and the price of their size", () => {
    const { lines, monthly, assumptions } = estimate(deployment());
    expect(lines).toMatchObject([
      { what: "machine Standard_DS3_v2", quantity: 3, unitPrice: 198.56, verified: false },
    ]);
    expect(monthly).toBe(595.68);
    expect(assumptions).toEqual(["Virtual machines and online deployments run all month."]);
  });

  test("of a size that the table lacks isn't free", () => {
    const { monthly, notPriced } = estimate(deployment({ instanceType: "Standard_NC40ads_H100_v5" }));
    expect({ monthly, notPriced }).toEqual({
      monthly: 0,
      notPriced: [{ what: "vm/Standard_NC40ads_H100_v5", quantity: 3 }],
    });
  });

  test("on Kubernetes costs nothing beside the nodes of its cluster", () => {
    const { lines, notPriced } = estimate(
      deployment({ endpointComputeType: "Kubernetes", instanceType: "defaultinstancetype" }),
    );
    expect([lines, notPriced]).toEqual([[], []]);
  });
});

describe("a deployment that scales", () => {
  const capacity = (minimum: number) => ({ capacity: { minimum, default: minimum, maximum: 9 } });
  const at = (hours: number, minutes = 0, days = WORKDAYS) => ({
    recurrence: { days, hours: [hours], minutes: [minutes], timezone: "UTC" },
  });
  const setting = (profile: unknown, attributes: Record<string, unknown> = {}) =>
    resource("azurerm_monitor_autoscale_setting", {
      target_resource_id: "${azapi_resource.blue.id}",
      profile,
      ...attributes,
    });

  test("costs as few machines as its setting leaves, and the estimate says so", () => {
    const { lines, notPriced, assumptions } = estimate(deployment(), setting([capacity(2)]));
    expect(lines).toMatchObject([{ quantity: 2 }]);
    expect(notPriced).toEqual([]);
    expect(assumptions).toEqual([
      "Online deployments run all month, with as few instances as their autoscale leaves them.",
    ]);
  });

  test.each([
    ["one block, not in a list", capacity(2)],
    ["numbers as text", [{ capacity: { minimum: "2" } }]],
    ["days of the calendar beside it", [{ ...capacity(9), fixed_date: {} }, capacity(2)]],
  ])("with %s", (_, profile) => {
    expect(lines(setting(profile), deployment())).toEqual([["machine Standard_DS3_v2", 2]]);
  });

  test("by a schedule costs the mean of the week", () => {
    // 5 x 12 hours of 6, and 108 hours of 1
    const profiles = [
      { ...capacity(6), ...at(7, 30) },
      { ...capacity(1), ...at(19, 30) },
    ];
    expect(lines(deployment(), setting(profiles))).toEqual([["machine Standard_DS3_v2", 2.79]]);
    expect(lines(deployment(), setting([...profiles].reverse()))).toEqual([
      ["machine Standard_DS3_v2", 2.79],
    ]);
  });

  test("is found by its id, too, as a plan has it", () => {
    const id = "/subscriptions/s/resourceGroups/g/deployments/blue";
    const scaled = setting([capacity(2)], { target_resource_id: id.toUpperCase() });
    expect(lines(deployment({}, { id }), scaled)).toEqual([["machine Standard_DS3_v2", 2]]);
  });

  test("leaves those beside it as they are", () => {
    expect(lines(deployment({}, {}, "green"), setting([capacity(2)]))).toEqual([
      ["machine Standard_DS3_v2", 3],
    ]);
  });

  test.each([
    ["is off", setting([capacity(2)], { enabled: false })],
    ["has a minimum that nobody can tell", setting([{ capacity: { minimum: "${var.least}" } }])],
    ["scales what only the plan will tell", setting([capacity(2)], { target_resource_id: undefined })],
  ])("costs what it begins with where the setting %s", (_, one) => {
    expect(lines(deployment(), one)).toEqual([["machine Standard_DS3_v2", 3]]);
  });
});

describe("a Kubernetes cluster", () => {
  const ASSUMED =
    "Kubernetes clusters are counted with their fee and their fewest nodes, without disks and load balancers.";

  test.each<[string, Resource[], (string | number)[][]]>([
    [
      "azurerm",
      [
        resource("azurerm_kubernetes_cluster", {
          sku_tier: "Standard",
          default_node_pool: [{ vm_size: "Standard_DS2_v2", node_count: 5, min_count: 3 }],
        }),
        resource("azurerm_kubernetes_cluster_node_pool", { vm_size: "Standard_E4s_v3", node_count: 2 }),
      ],
      [
        ["machine Standard_E4s_v3", 2],
        ["machine Standard_DS2_v2", 3],
        ["Kubernetes cluster, Standard", 1],
      ],
    ],
    [
      "azapi",
      [
        azapi("Microsoft.ContainerService/managedClusters", {
          sku: { name: "Base", tier: "Premium" },
          properties: {
            agentPoolProfiles: [
              { vmSize: "Standard_DS2_v2", count: 1 },
              { vmSize: "Standard_F4s_v2", count: 4, minCount: 3 },
            ],
          },
        }),
        azapi("Microsoft.ContainerService/managedClusters/agentPools", {
          properties: { vmSize: "Standard_E4s_v3", minCount: 0, count: 1 },
        }),
      ],
      [
        ["Kubernetes cluster, Premium", 1],
        ["machine Standard_F4s_v2", 3],
        ["machine Standard_DS2_v2", 1],
      ],
    ],
  ])("costs its fee and as few nodes as it may have (%s), and the estimate says so", (_, all, expected) => {
    expect(lines(...all)).toEqual(expected);
    expect(estimate(...all)).toMatchObject({ notPriced: [], assumptions: [ASSUMED] });
  });

  test.each([undefined, "Free"])("of the tier %s has no fee", (sku_tier) => {
    const cluster = resource("azurerm_kubernetes_cluster", {
      sku_tier,
      default_node_pool: { vm_size: "Standard_DS2_v2", node_count: 1 },
    });
    expect(lines(cluster)).toEqual([["machine Standard_DS2_v2", 1]]);
  });
});

test.each([
  ["azurerm_monitor_autoscale_setting", undefined],
  ["azurerm_monitor_action_group", undefined],
  ["azurerm_kubernetes_cluster_extension", undefined],
  ["azurerm_kubernetes_cluster_trusted_access_role_binding", undefined],
  ["azurerm_storage_queue", undefined],
  ["azapi_resource", "Microsoft.ContainerService/managedClusters/managedNamespaces"],
  ["azurerm_eventgrid_system_topic_event_subscription", undefined],
  ["azapi_resource", "Microsoft.Insights/actionGroups"],
  ["azapi_resource", "Microsoft.Insights/autoscalesettings"],
  ["azapi_resource", "Microsoft.KubernetesConfiguration/extensions"],
  ["azapi_resource", "Microsoft.EventGrid/systemTopics/eventSubscriptions"],
  ["azapi_resource", `${ML}/onlineEndpoints`],
  ["azapi_resource", `${ML}/batchEndpoints`],
  ["azapi_resource_action", `${ML}/batchEndpoints/deployments`],
  ["azapi_update_resource", `${ML}/schedules`],
])("%s %s is free", (type, armType) => {
  const one = resource(type, armType === undefined ? {} : { type: `${armType}@2025-12-01` });
  expect(estimate(one)).toMatchObject({ lines: [], notPriced: [], byUse: [] });
});

test.each<[string, Resource]>([
  ["scheduled jobs", azapi(`${ML}/schedules`, {})],
  ["batch jobs", azapi(`${ML}/batchEndpoints/deployments`, {})],
  ["stored data", azapi("Microsoft.Storage/storageAccounts", {})],
  ["stored data", resource("azurerm_storage_account")],
  ["events", resource("azurerm_eventgrid_system_topic")],
])("%s cost by use", (use, one) => {
  expect(estimate(one)).toMatchObject({ lines: [], notPriced: [], byUse: [use] });
});
