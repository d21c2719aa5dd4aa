import { workspaceEndpointApprover } from "../../../../baseline/rules/security/workspace-endpoint-approver";
import { findingsOf } from "../findings";
import { REGISTRY, role, STORAGE, VAULT, WORKSPACE, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(workspaceEndpointApprover, template);

const APPROVER = "Azure AI Enterprise Network Connection Approver";
const GOOD = [role(APPROVER, STORAGE), role(APPROVER, VAULT), role(APPROVER, REGISTRY)];
const missing = (what: string) =>
  `azurerm_machine_learning_workspace.w: violation: the workspace's identity can't approve private endpoints to ${what}: ${APPROVER} is missing`;

test("the role on each of the three passes, and so does none without a managed network", () => {
  expect(found(workspaceWith(GOOD))).toEqual([]);
  expect(found(workspaceWith([], {}, { managed_network: { isolation_mode: "Disabled" } }))).toEqual([]);
  expect(found(workspaceWith([], {}, { managed_network: null }))).toEqual([]);
});

test("each one without it is a violation", () => {
  expect(found(workspaceWith([]))).toEqual([
    missing("its storage"),
    missing("its vault"),
    missing("its registry"),
  ]);
  expect(found(workspaceWith(GOOD.slice(1)))).toEqual([missing("its storage")]);
});

test("so is the target of a rule for a private endpoint, an existing one as well", () => {
  const target = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/other";
  const rules = {
    azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint: {
      o: { workspace_id: WORKSPACE, service_resource_id: target, sub_resource_target: "blob" },
    },
  };
  expect(found(workspaceWith(GOOD, rules))).toEqual([
    missing("the target of azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint.o"),
  ]);
  expect(found(workspaceWith([...GOOD, role(APPROVER, target)], rules))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspaceWith([role(APPROVER, "${var.x}"), ...GOOD.slice(1)]))).toEqual([
    `azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: the workspace's identity can't approve private endpoints to its storage: ${APPROVER} is missing?`,
  ]);
});
