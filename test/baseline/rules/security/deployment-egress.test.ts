import { deploymentEgress } from "../../../../baseline/rules/security/deployment-egress";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const WORKSPACE = "azurerm_machine_learning_workspace";
const workspace = (attributes: object) => ({ resource: { [WORKSPACE]: { w: attributes } } });
const behind = (properties: object, parent_id = `\${${WORKSPACE}.w.id}`) =>
  together(
    served("onlineEndpoints", {}, { parent_id }),
    served("onlineEndpoints/deployments", { properties }, { parent_id: "${azapi_resource.e.id}" }),
  );
const found = (attributes: object, properties: object) =>
  findingsOf(deploymentEgress, together(workspace(attributes), behind(properties)));
const MANAGED = { managed_network: { isolation_mode: "AllowOnlyApprovedOutbound" } };

test("in a managed network the switch does nothing", () => {
  expect(found(MANAGED, {})).toEqual([]);
  expect(found(MANAGED, { egressPublicNetworkAccess: "Enabled" })).toEqual([]);
});

test("without one, a deployment that reaches the Internet is a violation, by default, too", () => {
  const problem = "the deployment's code reaches the Internet, and its workspace has no managed network";
  expect(found({}, { egressPublicNetworkAccess: "Disabled" })).toEqual([]);
  expect(found({}, { egressPublicNetworkAccess: "Enabled" })).toEqual([
    `azapi_resource.blue: violation: body.properties.egressPublicNetworkAccess is true: ${problem}`,
  ]);
  expect(found({}, {})).toEqual([
    `azapi_resource.blue: violation: body.properties.egressPublicNetworkAccess is true by default: ${problem}`,
  ]);
});

test("an endpoint that isn't in the input may be named below its workspace", () => {
  const parent_id = `\${${WORKSPACE}.w.id}/onlineEndpoints/e`;
  const deployment = served("onlineEndpoints/deployments", {}, { parent_id });
  expect(findingsOf(deploymentEgress, together(workspace({}), deployment))).toHaveLength(1);
  expect(findingsOf(deploymentEgress, together(workspace(MANAGED), deployment))).toEqual([]);
});

test("where only a plan tells whether there is one, it is unknown", () => {
  expect(found({ managed_network: { isolation_mode: "${var.m}" } }, {})).toEqual([
    expect.stringContaining("azapi_resource.blue: unknown: "),
  ]);
});

test("of a workspace that isn't in the input nobody can tell", () => {
  expect(findingsOf(deploymentEgress, behind({}, "/subscriptions/s/workspaces/w"))).toEqual([]);
});
