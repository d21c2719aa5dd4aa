import { managedNetworkFirewall } from "../../../../baseline/rules/cost/managed-network-firewall";
import { findingsOf } from "../findings";
import { azapiWorkspace, patch, workspace } from "../machine-learning";

const found = (template: object, options: { production: boolean }) =>
  findingsOf(managedNetworkFirewall, template, options);

test("the small firewall passes, and so does none", () => {
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            r: {
              workspace_id: "${azurerm_machine_learning_workspace.w.id}",
              destination_fqdn: "packages.example.com",
            },
          },
          ...patch({ managedNetwork: { firewallSku: "Basic" } }),
        },
      ),
      { production: false },
    ),
  ).toEqual([]);
  expect(found(workspace({}), { production: false })).toEqual([]);
  expect(
    found(
      azapiWorkspace({
        managedNetwork: {
          firewallSku: "Basic",
          outboundRules: { r: { type: "FQDN", destination: "packages.example.com" } },
        },
      }),
      { production: false },
    ),
  ).toEqual([]);
});

test("the large one is a violation, and so is what nobody wrote", () => {
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            r: {
              workspace_id: "${azurerm_machine_learning_workspace.w.id}",
              destination_fqdn: "packages.example.com",
            },
          },
          ...patch({ managedNetwork: { firewallSku: "Standard" } }),
        },
      ),
      { production: false },
    ),
  ).toEqual([
    'azurerm_machine_learning_workspace.w: violation: body.properties.managedNetwork.firewallSku is "Standard": the firewall for hosts is the large one',
  ]);
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            r: {
              workspace_id: "${azurerm_machine_learning_workspace.w.id}",
              destination_fqdn: "packages.example.com",
            },
          },
        },
      ),
      { production: false },
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: violation: no firewallSku is written, so the firewall for hosts is the large one",
  ]);
});

test("production may have the large one", () => {
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            r: {
              workspace_id: "${azurerm_machine_learning_workspace.w.id}",
              destination_fqdn: "packages.example.com",
            },
          },
        },
      ),
      { production: true },
    ),
  ).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(
    found(
      workspace(
        {},
        {
          azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
            r: {
              workspace_id: "${azurerm_machine_learning_workspace.w.id}",
              destination_fqdn: "packages.example.com",
            },
          },
          ...patch({ managedNetwork: { firewallSku: "${var.x}" } }),
        },
      ),
      { production: false },
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: body.properties.managedNetwork.firewallSku can't be told, var.x is given at plan: perhaps the firewall for hosts is the large one",
  ]);
});
