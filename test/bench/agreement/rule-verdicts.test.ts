import { ruleVerdicts } from "../../../bench/agreement/rule-verdicts";

const WORKSPACE = "azurerm_machine_learning_workspace.main";
const patch = (isolationMode: string) => ({
  patch: {
    type: "Microsoft.MachineLearningServices/workspaces@2025-12-01",
    resource_id: `\${${WORKSPACE}.id}`,
    body: { properties: { managedNetwork: { isolationMode } } },
  },
});
const CONFIGURATION = {
  resource: {
    azurerm_machine_learning_workspace: {
      main: { name: "mlw", managed_network: { isolation_mode: "AllowOnlyApprovedOutbound" } },
    },
    azapi_update_resource: patch("AllowInternetOutbound"),
  },
};

function networkVerdicts(configuration: Parameters<typeof ruleVerdicts>[0]) {
  return ruleVerdicts(configuration)
    .filter(({ rule }) => rule === "security/workspace-managed-network")
    .map(({ address, problems }) => [address, problems.map(({ certainty }) => certainty)]);
}

test("a rule has a verdict on each resource that it looks at, and what a patch says counts for what it patches", () => {
  expect(networkVerdicts(CONFIGURATION)).toEqual([
    [WORKSPACE, []],
    [WORKSPACE, ["violation"]],
  ]);
});

test("a patch of what isn't in the configuration counts for itself", () => {
  const { azapi_update_resource } = CONFIGURATION.resource;

  expect(networkVerdicts({ resource: { azapi_update_resource } })).toEqual([
    ["azapi_update_resource.patch", ["violation"]],
  ]);
});
