import { registryExports } from "../../../../baseline/rules/security/registry-exports";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(registryExports, "azurerm_container_registry");
const arm = inArm(registryExports, "Microsoft.ContainerRegistry/registries");

test("a registry that exports nothing passes", () => {
  expect(azurerm({ export_policy_enabled: false })).toEqual([]);
  expect(arm({ properties: { policies: { exportPolicy: { status: "disabled" } } } })).toEqual([]);
});

test.each([[{ export_policy_enabled: true }, "copied to another registry"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([
  [{ properties: { policies: { exportPolicy: { status: "enabled" } } } }, "copied to another registry"],
])("the body %j is found", (body, problem) => {
  expect(arm(body)).toEqual([expect.stringContaining(problem)]);
});

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("copied to another registry")]);
  expect(arm({})).toEqual([expect.stringContaining("copied to another registry")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ export_policy_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_container_registry.a: unknown: "),
  ]);
});

test("a copy on premises or on a device is found, whatever may be done with it", () => {
  const found = [
    ...inAzurerm(registryExports, "azurerm_container_connected_registry")({ mode: "ReadOnly" }),
    ...inArm(registryExports, "Microsoft.ContainerRegistry/registries/connectedRegistries")({}),
  ];
  expect(found).toEqual([
    expect.stringContaining("outside of Azure"),
    expect.stringContaining("outside of Azure"),
  ]);
});

test("a pipeline that carries images out is found, and the run of one from elsewhere", () => {
  const REGISTRIES = "Microsoft.ContainerRegistry/registries";
  const pipeline = (name: string) => inArm(registryExports, `${REGISTRIES}/${name}`)({});
  expect(pipeline("exportPipelines")).toEqual([expect.stringContaining("violation: ")]);
  expect(pipeline("importPipelines")).toEqual([]);
  const run = (pipelineResourceId: string) =>
    inArm(registryExports, `${REGISTRIES}/pipelineRuns`)({ properties: { request: { pipelineResourceId } } });
  expect(run("/subscriptions/s/registries/r/exportPipelines/p")).toEqual([
    expect.stringContaining("violation: "),
  ]);
  expect(run("/subscriptions/s/registries/r/importPipelines/p")).toEqual([]);
  expect(run("elsewhere")).toEqual([expect.stringContaining(": unknown: ")]);
  expect(run("${var.x}")).toEqual([expect.stringContaining(": unknown: ")]);
});
