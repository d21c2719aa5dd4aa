import { registryImports } from "../../../../baseline/rules/security/registry-imports";
import { inArm } from "../alone";
import { findingsOf, resources } from "../findings";

const REGISTRIES = "Microsoft.ContainerRegistry/registries";

const from = (uri: string) =>
  findingsOf(
    registryImports,
    resources({
      azurerm_storage_account: { s: { name: "stimages" } },
      azapi_resource: {
        p: {
          type: `${REGISTRIES}/importPipelines@2023-11-01-preview`,
          body: { properties: { source: { uri } } },
        },
      },
    }),
  );

test("storage of the input passes, by its name and by reference, and a pipeline that takes images out", () => {
  expect(from("https://stimages.blob.core.windows.net/images")).toEqual([]);
  expect(from("${azurerm_storage_account.s.primary_blob_endpoint}images")).toEqual([]);
  expect(inArm(registryImports, `${REGISTRIES}/exportPipelines`)({})).toEqual([]);
});

test("storage from elsewhere is a violation", () => {
  expect(from("https://stelsewhere.blob.core.windows.net/images")).toEqual([
    "azapi_resource.p: violation: images come from storage that isn't in the input",
  ]);
});

test("so is the run of a pipeline from elsewhere", () => {
  const run = (pipelineResourceId: string) =>
    inArm(registryImports, `${REGISTRIES}/pipelineRuns`)({ properties: { request: { pipelineResourceId } } });
  expect(run("/subscriptions/s/registries/r/importPipelines/p")).toEqual([
    "azapi_resource.a: violation: images come by a pipeline that isn't in the input",
  ]);
  expect(run("/subscriptions/s/registries/r/exportPipelines/p")).toEqual([]);
  expect(run("elsewhere")).toEqual([expect.stringContaining(": unknown: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(from("${var.x}")).toEqual([expect.stringContaining(": unknown: ")]);
});
