import { outboundRuleOrder } from "../../../../baseline/rules/security/outbound-rule-order";
import { findingsOf } from "../findings";
import { patch, workspace } from "../machine-learning";

const found = (template: object) => findingsOf(outboundRuleOrder, template);

test("rules in a chain pass, whatever stands between them", () => {
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            a: { workspace_id: "${azurerm_machine_learning_workspace.w.id}" },
          },
          terraform_data: {
            between: { depends_on: ["azurerm_machine_learning_workspace_network_outbound_rule_fqdn.a"] },
          },
          azurerm_machine_learning_workspace_network_outbound_rule_service_tag: {
            b: {
              workspace_id: "${azurerm_machine_learning_workspace.w.id}",
              depends_on: ["terraform_data.between"],
            },
          },
        },
      ),
    ),
  ).toEqual([]);
});

test("rules that are written at the same time are violations", () => {
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            a: { workspace_id: "${azurerm_machine_learning_workspace.w.id}" },
          },
          azurerm_machine_learning_workspace_network_outbound_rule_service_tag: {
            b: { workspace_id: "${azurerm_machine_learning_workspace.w.id}" },
          },
        },
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.a: violation: nothing makes it wait for azurerm_machine_learning_workspace_network_outbound_rule_service_tag.b, or the other way round",
    "azurerm_machine_learning_workspace_network_outbound_rule_service_tag.b: violation: nothing makes it wait for azurerm_machine_learning_workspace_network_outbound_rule_fqdn.a, or the other way round",
  ]);
});

test("a fork is one, too: both wait for a third, but not for each other", () => {
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            a: { workspace_id: "${azurerm_machine_learning_workspace.w.id}" },
            b: {
              workspace_id: "${azurerm_machine_learning_workspace.w.id}",
              depends_on: ["azurerm_machine_learning_workspace_network_outbound_rule_fqdn.a"],
            },
            c: {
              workspace_id: "${azurerm_machine_learning_workspace.w.id}",
              depends_on: ["azurerm_machine_learning_workspace_network_outbound_rule_fqdn.a"],
            },
          },
        },
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.b: violation: nothing makes it wait for azurerm_machine_learning_workspace_network_outbound_rule_fqdn.c, or the other way round",
    "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.c: violation: nothing makes it wait for azurerm_machine_learning_workspace_network_outbound_rule_fqdn.b, or the other way round",
  ]);
});

test("a patch of the managed network writes the list as well, another patch doesn't", () => {
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            a: { workspace_id: "${azurerm_machine_learning_workspace.w.id}" },
          },
          ...patch({ managedNetwork: { firewallSku: "Basic" } }),
        },
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.a: violation: nothing makes it wait for azapi_update_resource.p, or the other way round",
    "azapi_update_resource.p: violation: nothing makes it wait for azurerm_machine_learning_workspace_network_outbound_rule_fqdn.a, or the other way round",
  ]);
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            a: { workspace_id: "${azurerm_machine_learning_workspace.w.id}" },
          },
          ...patch({ description: "a" }),
        },
      ),
    ),
  ).toEqual([]);
});

test("rules of two workspaces don't meet", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
          a: { workspace_id: "/w/1" },
          b: { workspace_id: "/w/2" },
        },
      },
    }),
  ).toEqual([]);
});

test("azapi's rules count alike", () => {
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            a: { workspace_id: "${azurerm_machine_learning_workspace.w.id}" },
          },
          azapi_resource: {
            b: {
              type: "Microsoft.MachineLearningServices/workspaces/outboundRules@2025-12-01",
              parent_id: "${azurerm_machine_learning_workspace.w.id}",
            },
          },
        },
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.a: violation: nothing makes it wait for azapi_resource.b, or the other way round",
    "azapi_resource.b: violation: nothing makes it wait for azurerm_machine_learning_workspace_network_outbound_rule_fqdn.a, or the other way round",
  ]);
});
