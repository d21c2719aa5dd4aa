import { instanceUser } from "../../../../baseline/rules/security/instance-user";
import { findingsOf } from "../findings";
import { azapiInstance, instance } from "../machine-learning";

const found = (template: object) => findingsOf(instanceUser, template);

test("an instance of one person passes", () => {
  expect(found(instance({ assign_to_user: { object_id: "o" } }))).toEqual([]);
  expect(
    found(
      azapiInstance({
        applicationSharingPolicy: "Personal",
        personalComputeInstanceSettings: { assignedUser: { objectId: "o" } },
      }),
    ),
  ).toEqual([]);
});

test("nobody's is a violation", () => {
  expect(found(instance({}))).toEqual([
    "azurerm_machine_learning_compute_instance.i: violation: assign_to_user.object_id is missing: the instance is nobody's, or whoever applies owns it",
  ]);
});

test("an azapi body is read alike, and its default shares applications", () => {
  expect(found(azapiInstance({}))).toEqual([
    "azapi_resource.i: violation: body.properties.properties.personalComputeInstanceSettings.assignedUser.objectId is missing: the instance is nobody's, or whoever applies owns it",
    'azapi_resource.i: violation: body.properties.properties.applicationSharingPolicy is "Shared" by default: others of the workspace open its applications',
  ]);
  expect(
    found(
      azapiInstance({
        applicationSharingPolicy: "Shared",
        personalComputeInstanceSettings: { assignedUser: { objectId: "o" } },
      }),
    ),
  ).toEqual([
    'azapi_resource.i: violation: body.properties.properties.applicationSharingPolicy is "Shared": others of the workspace open its applications',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(instance({ assign_to_user: { object_id: "${var.x}" } }))).toEqual([
    "azurerm_machine_learning_compute_instance.i: unknown: assign_to_user.object_id can't be told, var.x is given at plan: perhaps the instance is nobody's, or whoever applies owns it",
  ]);
});

test("a patch that shares applications or gives it to somebody needs no more than that", () => {
  const patched = (properties: object) =>
    found({
      resource: {
        azapi_update_resource: {
          p: {
            type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
            body: { properties: { properties } },
          },
        },
      },
    });
  expect(patched({ applicationSharingPolicy: "Shared" })).toEqual([
    expect.stringContaining(
      "azapi_update_resource.p: violation: body.properties.properties.applicationSharingPolicy",
    ),
  ]);
  expect(patched({ idleTimeBeforeShutdown: "PT1H" })).toEqual([]);
});
