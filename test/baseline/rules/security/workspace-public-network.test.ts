import { workspacePublicNetwork } from "../../../../baseline/rules/security/workspace-public-network";
import { findingsOf } from "../findings";
import { azapiWorkspace, patch, workspace } from "../machine-learning";

const found = (template: object) => findingsOf(workspacePublicNetwork, template);

test("the secure value passes", () => {
  expect(found(workspace({ public_network_access_enabled: false }))).toEqual([]);
  expect(found(azapiWorkspace({ publicNetworkAccess: "Disabled" }))).toEqual([]);
});

test("the weak value is a violation, and so is what nobody wrote", () => {
  expect(found(workspace({ public_network_access_enabled: true }))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: public_network_access_enabled is true: the workspace answers on the public network",
  ]);
  expect(found(workspace({}))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: public_network_access_enabled is true by default: the workspace answers on the public network",
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiWorkspace({ publicNetworkAccess: "Enabled" }))).toEqual([
    "azapi_resource.w: violation: body.properties.publicNetworkAccess is true: the workspace answers on the public network",
  ]);
  expect(found(azapiWorkspace({}))).toEqual([
    "azapi_resource.w: violation: body.properties.publicNetworkAccess is true by default: the workspace answers on the public network",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspace({ public_network_access_enabled: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: public_network_access_enabled can't be told, var.x is given at plan: perhaps the workspace answers on the public network",
  ]);
});

test("a patch that opens a closed workspace is a violation, one of something else is none", () => {
  expect(
    found(workspace({ public_network_access_enabled: false }, patch({ publicNetworkAccess: "Enabled" }))),
  ).toEqual([
    "azapi_update_resource.p: violation: body.properties.publicNetworkAccess is true: the workspace answers on the public network",
  ]);
  expect(found(workspace({ public_network_access_enabled: false }, patch({ description: "a" })))).toEqual([]);
});

test("the older switch for it is read, too", () => {
  expect(
    found(azapiWorkspace({ publicNetworkAccess: "Disabled", allowPublicAccessWhenBehindVnet: true })),
  ).toEqual([
    "azapi_resource.w: violation: body.properties.allowPublicAccessWhenBehindVnet is true: the workspace answers on the public network",
  ]);
});

test.each<[string, object]>([
  ["ipAllowlist", { ipAllowlist: ["203.0.113.7"] }],
  ["networkAcls.ipRules", { networkAcls: { defaultAction: "Deny", ipRules: [{ value: "203.0.113.7" }] } }],
])("addresses that %s lets in are a violation, in the workspace and in a patch", (at, properties) => {
  const problem = `violation: body.properties.${at} lets in public addresses`;
  expect(found(azapiWorkspace({ publicNetworkAccess: "Disabled", ...properties }))).toEqual([
    `azapi_resource.w: ${problem}`,
  ]);
  expect(found(workspace({ public_network_access_enabled: false }, patch({ ...properties })))).toEqual([
    `azapi_update_resource.p: ${problem}`,
  ]);
});

test("so is a firewall that lets in whoever has no rule; one that refuses them passes", () => {
  const firewall = (defaultAction: string) =>
    found(azapiWorkspace({ publicNetworkAccess: "Disabled", networkAcls: { defaultAction, ipRules: [] } }));
  expect(firewall("Deny")).toEqual([]);
  expect(firewall("Allow")).toEqual([expect.stringContaining('networkAcls.defaultAction is "Allow"')]);
});

test("ARM reads names without case, and so does the rule", () => {
  const spelled = (properties: object) =>
    found({
      resource: {
        azapi_resource: {
          w: { type: "microsoft.machinelearningservices/Workspaces@1", body: { Properties: properties } },
        },
      },
    });
  expect(spelled({ PublicNetworkAccess: "Disabled" })).toEqual([]);
  expect(spelled({ PublicNetworkAccess: "Enabled" })).toHaveLength(1);
  expect(spelled({ publicNetworkAccess: "Disabled", PublicNetworkAccess: "Enabled" })).toEqual([
    expect.stringContaining(
      "unknown: body.properties.publicNetworkAccess can't be told, it stands there twice",
    ),
  ]);
});
