import { opaqueIn } from "../../../baseline/check/opaque";
import { unseenWords } from "../../../baseline/check/unseen";
import { Graph } from "../../../baseline/graph";
import { readAny } from "../../../terraform-json";

const opaque = (template: object) => opaqueIn(Graph.of(readAny(JSON.stringify(template)))).map(unseenWords);
const resource = (type: string, attributes: object) => opaque({ resource: { [type]: { x: attributes } } });
const WORKSPACE = "Microsoft.MachineLearningServices/workspaces@2025-12-01";
const COMPUTE = "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01";
const CONNECTION = "Microsoft.MachineLearningServices/workspaces/connections@2025-12-01";
const action = (attributes: object) =>
  resource("azapi_resource_action", { type: WORKSPACE, resource_id: "/w", ...attributes });

describe("not seen is", () => {
  test.each<[string, string, object, string]>([
    ["a template's deployment", "azurerm_resource_group_template_deployment", {}, "deploys what stands in"],
    ["a deployment script", "azurerm_resource_deployment_script_azure_cli", {}, "deploys what stands in"],
    [
      "a deployment by azapi",
      "azapi_resource",
      { type: "Microsoft.Resources/deployments@2024-03-01" },
      "deploys",
    ],
    [
      "a command beside a resource",
      "azurerm_key_vault",
      { provisioner: [{ "local-exec": {} }] },
      "runs a command",
    ],
    [
      "an azapi type that only a plan tells",
      "azapi_resource",
      { type: "${var.t}" },
      "has a type that only a plan tells",
    ],
    [
      "a managed HSM",
      "azurerm_key_vault_managed_hardware_security_module",
      {},
      "keeps keys, carries data or gives rights",
    ],
    ["a storage mover", "azurerm_storage_mover", {}, "keeps keys, carries data"],
    [
      "a policy of role activation by azapi",
      "azapi_resource",
      { type: "Microsoft.Authorization/roleManagementPolicies@2020-10-01" },
      "keeps keys, carries data or gives rights",
    ],
    [
      "a script on a machine",
      "azurerm_virtual_machine_extension",
      { publisher: "Microsoft.Azure.Extensions", type: "CustomScript" },
      "deploys what stands in",
    ],
    [
      "one on machines of a set, for all that the input tells",
      "azurerm_virtual_machine_scale_set_extension",
      { publisher: "Microsoft.Compute", type: "${var.t}" },
      "deploys what stands in",
    ],
    [
      "a script on a machine by azapi",
      "azapi_resource",
      {
        type: "Microsoft.Compute/virtualMachines/extensions@2024-07-01",
        body: { properties: { publisher: "Microsoft.Powershell", type: "DSC" } },
      },
      "deploys what stands in",
    ],
    ["a command on a machine", "azurerm_virtual_machine_run_command", {}, "deploys what stands in"],
    [
      "a connection that keeps more secret than what it signs in with",
      "azapi_resource",
      { type: CONNECTION, sensitive_body: { properties: { credentials: {}, target: "t" } } },
      "has a sensitive_body",
    ],
    [
      "a body that is kept secret",
      "azapi_resource",
      { type: WORKSPACE, sensitive_body: { properties: {} } },
      "has a sensitive_body",
    ],
    [
      "and one that only a plan tells",
      "azapi_update_resource",
      { type: WORKSPACE, sensitive_body: "${var.b}" },
      "has a sensitive_body",
    ],
    [
      "an endpoint of another kind",
      "azapi_resource",
      { type: "Microsoft.MachineLearningServices/workspaces/serverlessEndpoints@2025-12-01" },
      "no rule knows yet",
    ],
    ["an AI hub", "azurerm_ai_foundry", {}, "no rule knows yet"],
    [
      "a cluster that is reached by a connection string",
      "azapi_resource",
      {
        type: COMPUTE,
        body: {
          properties: { computeType: "Kubernetes", properties: { relayConnectionString: "${var.r}" } },
        },
      },
      "attaches a cluster by a connection string",
    ],
    [
      "a machine that is attached as a compute",
      "azapi_resource",
      { type: COMPUTE, body: { properties: { computeType: "VirtualMachine" } } },
      "attaches a compute",
    ],
    [
      "a change of a diagnostic setting",
      "azapi_update_resource",
      { type: "Microsoft.Insights/diagnosticSettings@2021-05-01-preview", body: {} },
      "changes a diagnostic setting",
    ],
    [
      "a rule that logs pass through",
      "azurerm_log_analytics_workspace",
      { data_collection_rule_id: "${azurerm_monitor_data_collection_rule.r.id}" },
      "passes its logs through",
    ],
    [
      "such a rule by azapi",
      "azapi_resource",
      {
        type: "Microsoft.OperationalInsights/workspaces@2025-07-01",
        body: { properties: { defaultDataCollectionRuleResourceId: "/r" } },
      },
      "passes its logs through",
    ],
    ["a task of a registry", "azurerm_container_registry_task", {}, "deploys what stands in"],
    [
      "a task of a registry by azapi",
      "azapi_resource",
      { type: "Microsoft.ContainerRegistry/registries/tasks@2019-06-01-preview" },
      "deploys what stands in",
    ],
    [
      "the approval of a private endpoint",
      "azapi_update_resource",
      { type: "Microsoft.Storage/storageAccounts/privateEndpointConnections@2023-05-01" },
      "decides on a private endpoint",
    ],
    [
      "a script on an instance",
      "azapi_resource",
      { type: COMPUTE, body: { properties: { properties: { setupScripts: { scripts: {} } } } } },
      "runs scripts or containers",
    ],
    [
      "containers on an instance, however they are spelled",
      "azapi_resource",
      { type: COMPUTE, body: { Properties: { properties: { CustomServices: "${var.c}" } } } },
      "runs scripts or containers",
    ],
  ])("%s", (_, type, attributes, words) => {
    expect(resource(type, attributes)).toEqual([
      expect.stringContaining(`${type}.x ${words}`.replace("x no", "x is a service that no")),
    ]);
  });

  test.each<[string, object, string]>([
    ["that deletes", { method: "DELETE" }, "sends DELETE"],
    ["that writes something inside", { method: "PUT", action: "outboundRules/evil" }, "sends PUT"],
    ["whose method only a plan tells", { method: "${var.m}" }, "does what only a plan tells"],
    ["that only a plan tells", { action: "${var.a}" }, "does what only a plan tells"],
    ["that runs a task", { action: "scheduleRun" }, "runs what stands in no resource"],
    [
      "that makes what no rule knows",
      {
        method: "PUT",
        type: "Microsoft.MachineLearningServices/workspaces/serverlessEndpoints@2025-12-01",
      },
      "is a service that no rule knows",
    ],
    [
      "that approves a private endpoint",
      { method: "PUT", type: "Microsoft.Storage/storageAccounts/privateEndpointConnections@2023-05-01" },
      "decides on a private endpoint",
    ],
    ["that patches in secret", { method: "PATCH", sensitive_body: {} }, "has a sensitive_body"],
  ])("an action %s", (_, attributes, words) => {
    expect(action(attributes)).toEqual(
      [`azapi_resource_action.x ${words}`].map((text) => expect.stringContaining(text)),
    );
  });

  test("a data source that writes, or runs a program", () => {
    const data = {
      azapi_resource_action: { x: { type: WORKSPACE, resource_id: "/w", method: "PATCH" } },
      external: { x: { program: ["sh"] } },
    };
    expect(opaque({ data })).toEqual([
      expect.stringContaining("data.azapi_resource_action.x sends PATCH"),
      expect.stringContaining("data.external.x runs a program"),
    ]);
  });
});

describe("seen is", () => {
  test.each([
    ["what rules know", "azurerm_machine_learning_compute_cluster", {}],
    ["terraform_data without a command", "terraform_data", {}],
    ["a workspace by azapi", "azapi_resource", { type: WORKSPACE, body: {} }],
    ["a connection, which a rule judges", "azapi_resource", { type: CONNECTION, body: {} }],
    [
      "one whose credential isn't in the state",
      "azapi_resource",
      { type: CONNECTION, body: {}, sensitive_body: { properties: { credentials: { pat: "${var.p}" } } } },
    ],
    [
      "an extension that signs people in",
      "azurerm_virtual_machine_extension",
      { publisher: "Microsoft.Azure.ActiveDirectory", type: "AADLoginForWindows" },
    ],
    [
      "an agent by azapi",
      "azapi_resource",
      {
        type: "Microsoft.Compute/virtualMachines/extensions@2024-07-01",
        body: { properties: { publisher: "Microsoft.Azure.Monitor", type: "AzureMonitorLinuxAgent" } },
      },
    ],
    ["a patch of it", "azapi_update_resource", { type: WORKSPACE, body: {} }],
    ["Log Analytics", "azurerm_log_analytics_workspace", { data_collection_rule_id: null }],
    [
      "a diagnostic setting",
      "azapi_resource",
      { type: "Microsoft.Insights/diagnosticSettings@2021-05-01-preview" },
    ],
    ["a cluster", "azapi_resource", { type: COMPUTE, body: { properties: { computeType: "amlcompute" } } }],
    [
      "a Kubernetes cluster",
      "azapi_resource",
      { type: COMPUTE, body: { properties: { computeType: "kubernetes", properties: { namespace: "n" } } } },
    ],
    [
      "an instance without software of its own",
      "azapi_resource",
      { type: COMPUTE, body: { properties: { properties: { customServices: [] } } } },
    ],
  ])("%s", (_, type, attributes) => {
    expect(resource(type, attributes)).toEqual([]);
  });

  test.each([
    ["that reads", { method: "GET", action: "x" }],
    ["that writes the whole resource", { method: "PUT", body: {} }],
    ["that does what its name says", { method: "POST", action: "provisionManagedNetwork" }],
    ["without a method, which is POST", { action: "listKeys" }],
  ])("an action %s", (_, attributes) => {
    expect(action(attributes)).toEqual([]);
  });
});

test.each(["onlineEndpoints", "onlineEndpoints/deployments", "batchEndpoints", "batchEndpoints/deployments"])(
  "%s are known, made, updated or written anew",
  (kind) => {
    const type = `Microsoft.MachineLearningServices/workspaces/${kind}@2025-12-01`;
    expect(resource("azapi_resource", { type, body: {} })).toEqual([]);
    expect(resource("azapi_update_resource", { type, resource_id: "/e", body: {} })).toEqual([]);
    expect(action({ type, method: "PUT", body: {} })).toEqual([]);
    expect(action({ type, method: "PUT", sensitive_body: {} })).toHaveLength(1);
  },
);

test.each(["schedules", "data/versions", "onlineEndpoints/deployments"])(
  "rules know %s of a workspace",
  (kind) => {
    const type = `Microsoft.MachineLearningServices/workspaces/${kind}@2025-12-01`;
    expect(resource("azapi_resource", { type, body: { properties: {} } })).toEqual([]);
  },
);
