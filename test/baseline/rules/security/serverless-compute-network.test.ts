import { serverlessComputeNetwork } from "../../../../baseline/rules/security/serverless-compute-network";
import { findingsOf } from "../findings";
import { azapiWorkspace, patch, workspace } from "../machine-learning";

const MANAGED = { managed_network: { isolation_mode: "AllowOnlyApprovedOutbound" } };
const found = (template: object) => findingsOf(serverlessComputeNetwork, template);

test("the managed network holds serverless compute, and a subnet does", () => {
  expect(found(workspace(MANAGED))).toEqual([]);
  expect(
    found(workspace({ serverless_compute: { subnet_id: "/subnets/s", public_ip_enabled: false } })),
  ).toEqual([]);
  expect(
    found(
      azapiWorkspace({
        serverlessComputeSettings: {
          serverlessComputeCustomSubnet: "/subnets/s",
          serverlessComputeNoPublicIP: true,
        },
      }),
    ),
  ).toEqual([]);
});

test("without both it is in no network", () => {
  expect(found(workspace({}))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: serverless compute is in no network: there is no managed one, and no subnet for it",
  ]);
  expect(found(azapiWorkspace({}))).toEqual([
    "azapi_resource.w: violation: serverless compute is in no network: there is no managed one, and no subnet for it",
  ]);
});

test("nobody runs any that can't reach a closed workspace", () => {
  expect(found(workspace({ public_network_access_enabled: false }))).toEqual([]);
});

test("a public address is a violation", () => {
  expect(found(workspace({ ...MANAGED, serverless_compute: { public_ip_enabled: true } }))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: serverless_compute.public_ip_enabled is true: serverless compute has public addresses",
  ]);
  expect(
    found(
      azapiWorkspace({
        managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound" },
        serverlessComputeSettings: { serverlessComputeNoPublicIP: false },
      }),
    ),
  ).toEqual([expect.stringContaining("azapi_resource.w: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(found(workspace({ serverless_compute: { subnet_id: "${var.x}" } }))).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: serverless compute is in no network: there is no managed one, and no subnet for it?",
  ]);
});

test("a patch that gives it public addresses is a violation, one of something else is none", () => {
  const patched = (properties: Record<string, unknown>) => found(workspace(MANAGED, patch(properties)));
  expect(patched({ serverlessComputeSettings: { serverlessComputeNoPublicIP: false } })).toEqual([
    expect.stringContaining("azapi_update_resource.p: violation: body.properties.serverlessComputeSettings"),
  ]);
  expect(patched({ description: "a" })).toEqual([]);
});
