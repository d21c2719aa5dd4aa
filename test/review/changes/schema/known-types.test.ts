import * as fs from "node:fs";
import * as path from "node:path";
import { KNOWN_TYPES } from "../../../../review/changes/schema";
import { isAttributes } from "../../../../terraform-json";
import { synthesized } from "../../../stacks/synthesized";

const KINDS = path.join(__dirname, "../../../../baseline/azure");

/** The types of azurerm that the kinds of the baseline read. */
function typesRead(): string[] {
  return fs
    .readdirSync(KINDS)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file): unknown[] => Object.values(require(path.join(KINDS, file))))
    .flatMap((exported) =>
      isAttributes(exported) && Array.isArray(exported.azurerm) ? exported.azurerm : [],
    );
}

function unknownOf(types: readonly string[]): string[] {
  return [...new Set(types)].filter((type) => type.startsWith("azurerm_") && !KNOWN_TYPES.includes(type));
}

/** No part of a landing zone for machine learning: what makes a new one only a plan tells. */
const NOT_OURS = [
  "azurerm_consumption_budget_management_group",
  "azurerm_container_group",
  "azurerm_eventgrid_event_subscription",
  "azurerm_eventgrid_system_topic_event_subscription",
  "azurerm_kubernetes_cluster",
  "azurerm_kubernetes_cluster_extension",
  "azurerm_kubernetes_cluster_node_pool",
  "azurerm_management_group_policy_assignment",
  "azurerm_management_group_policy_exemption",
  "azurerm_monitor_alert_processing_rule_action_group",
  "azurerm_monitor_alert_processing_rule_suppression",
  "azurerm_monitor_smart_detector_alert_rule",
  "azurerm_resource_policy_assignment",
  "azurerm_security_center_contact",
  "azurerm_subscription_policy_exemption",
  "azurerm_virtual_machine_scale_set",
];

test("the table knows every type of azurerm that the baseline reads", () => {
  const read = typesRead();
  expect(read).toContain("azurerm_storage_account");
  expect(unknownOf(read).sort()).toEqual(NOT_OURS);
});

test.each(["dev", "prod"] as const)(
  "the table knows every type of azurerm in a landing zone of %s",
  (environment) => {
    const made = synthesized(environment, {
      network: {
        addressSpace: ["10.20.0.0/22"],
        computeIsolation: "own-network",
        computeSubnet: { firewallPrivateIp: "10.0.0.4" },
        runnerSubnet: true,
        bastion: true,
      },
      egress: undefined,
      storage: { containers: ["features"], dataLake: { filesystems: ["raw"] } },
      monitoring: { privateLinkScope: true },
    }).resources();
    expect(made.length).toBeGreaterThan(50);
    expect(unknownOf(made.map(({ type }) => type))).toEqual([]);
  },
);
