import { payloadPlace } from "../../../../baseline/rules/security/payload-place";
import { findingsOf } from "../findings";
import { payloadStore } from "../payload";
import { served } from "../serving";

const asset = (uri: string) => findingsOf(payloadPlace, payloadStore({ uri }));
const deployed = (collections: unknown) =>
  findingsOf(
    payloadPlace,
    served("onlineEndpoints/deployments", { properties: { dataCollector: { collections } } }),
  );
const BESIDE = "what was collected lies on the workspace's own account";

test("an account of its own passes, made here or elsewhere", () => {
  expect(findingsOf(payloadPlace, payloadStore())).toEqual([]);
  expect(asset("azureml://datastores/elsewhere/paths/inputs/")).toEqual([]);
});

test("the workspace's own account is a violation, by whichever way it is named", () => {
  const found = [`azapi_resource.inputs: violation: ${BESIDE}`];
  expect(asset("azureml://datastores/workspaceblobstore/paths/inputs/")).toEqual(found);
  expect(asset("azureml://subscriptions/1/workspaces/w/datastores/WorkspaceBlobStore/paths/x")).toEqual(
    found,
  );
  expect(asset("https://stworkspace.blob.core.windows.net/data/inputs/")).toEqual(found);
  expect(asset("wasbs://data@stworkspace.blob.core.windows.net/inputs/")).toEqual(found);
  expect(findingsOf(payloadPlace, payloadStore({ account: "workspace" }))).toEqual(found);
});

test("what nobody gives a place goes to the workspace's account", () => {
  expect(deployed({ model_inputs: { dataCollectionMode: "Enabled" } })).toEqual([
    "azapi_resource.blue: violation: model_inputs goes where Azure puts it, to the workspace's own account",
  ]);
  expect(deployed({ model_inputs: { dataId: "/x/data/a/versions/1" } })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(asset("${var.u}")).toEqual([expect.stringContaining("inputs: unknown: ")]);
});
