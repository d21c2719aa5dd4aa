import { computeSsh } from "../../../../baseline/rules/security/compute-ssh";
import { findingsOf } from "../findings";
import { azapiCluster, azapiInstance, cluster, instance } from "../machine-learning";

const found = (template: object) => findingsOf(computeSsh, template);

test("closed ports pass, and azurerm closes them where nobody says anything", () => {
  expect(found(cluster({ ssh_public_access_enabled: false }))).toEqual([]);
  expect(found(cluster({}))).toEqual([]);
  expect(found(instance({}))).toEqual([]);
  expect(found(azapiCluster({ remoteLoginPortPublicAccess: "Disabled" }))).toEqual([]);
  expect(found(azapiInstance({ sshSettings: { sshPublicAccess: "Disabled" } }))).toEqual([]);
  expect(found(azapiInstance({}))).toEqual([]);
});

test("open ports are violations", () => {
  expect(found(cluster({ ssh_public_access_enabled: true }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: ssh_public_access_enabled is true: SSH is open to the Internet",
  ]);
  expect(found(instance({ ssh: { public_key: "k" } }))).toEqual([
    "azurerm_machine_learning_compute_instance.i: violation: SSH is open to the Internet",
  ]);
  expect(found(azapiCluster({ remoteLoginPortPublicAccess: "Enabled" }))).toEqual([
    'azapi_resource.c: violation: body.properties.properties.remoteLoginPortPublicAccess is "Enabled": SSH is open to the Internet',
  ]);
  expect(found(azapiInstance({ sshSettings: { sshPublicAccess: "Enabled" } }))).toEqual([
    "azapi_resource.i: violation: body.properties.properties.sshSettings.sshPublicAccess is true: SSH is open to the Internet",
  ]);
});

test("Azure's default for clusters closes them only in a subnet", () => {
  expect(found(azapiCluster({}))).toEqual([
    "azapi_resource.c: violation: SSH is open to the Internet, as nothing closes it and there is no subnet",
  ]);
  expect(found(azapiCluster({ subnet: { id: "/subnets/s" } }))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ ssh_public_access_enabled: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: ssh_public_access_enabled can't be told, var.x is given at plan: perhaps SSH is open to the Internet",
  ]);
  expect(found(azapiCluster({ remoteLoginPortPublicAccess: "${var.x}" }))).toEqual([
    "azapi_resource.c: unknown: body.properties.properties.remoteLoginPortPublicAccess can't be told, var.x is given at plan: perhaps SSH is open to the Internet",
  ]);
});
