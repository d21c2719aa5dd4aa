import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { AZAPI_VERSION, AzapiProvider } from "../../../constructs/terraform/azapi-provider";
import { AzapiResource, type AzapiResourceProps } from "../../../constructs/terraform/azapi-resource";
import { AzapiResourceAction } from "../../../constructs/terraform/azapi-resource-action";
import { AzapiUpdateResource } from "../../../constructs/terraform/azapi-update-resource";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { armId } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

const WORKSPACE = armId("Microsoft.MachineLearningServices/workspaces", "mlw");
const endpoint: AzapiResourceProps = {
  type: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01",
  name: "score",
  parentId: WORKSPACE,
};
const resource = (props: Partial<AzapiResourceProps> = {}) => {
  const stack = testStack();
  new AzapiResource(stack, "it", { ...endpoint, ...props });
  return Template.of(stack).resource("azapi_resource").only;
};

describe("AzapiResource", () => {
  test("with the least: checked against the schema, on the stack's provider", () => {
    expect(resource()).toEqual({
      type: endpoint.type,
      name: "score",
      parent_id: WORKSPACE,
      schema_validation_enabled: true,
      ignore_missing_property: true,
      provider: "azapi",
    });
  });

  test("with everything", () => {
    const stack = testStack();
    const first = new TerraformData(stack, "first");
    new AzapiResource(stack, "it", {
      ...endpoint,
      location: "westeurope",
      identity: { type: "UserAssigned", identityIds: ["id-1"] },
      tags: { owner: "ml" },
      body: { properties: { authMode: "AADToken", count: 3, nothing: null, list: [{ a: true }] } },
      sensitiveBody: { properties: { keys: { primaryKey: "p" } } },
      responseExportValues: ["properties.scoringUri"],
      retry: { errorMessageRegex: ["is busy"], intervalSeconds: 5, maxIntervalSeconds: 60 },
      timeouts: { create: "60m", read: "5m", update: "61m", delete: "62m" },
      replaceTriggersRefs: ["properties.authMode"],
      schemaValidationEnabled: false,
      ignoreMissingProperty: false,
      dependsOn: [first],
      lifecycle: { preventDestroy: true },
    });
    expect(Template.of(stack).resource("azapi_resource").only).toEqual({
      type: endpoint.type,
      name: "score",
      parent_id: WORKSPACE,
      location: "westeurope",
      identity: [{ type: "UserAssigned", identity_ids: ["id-1"] }],
      tags: { owner: "ml" },
      body: { properties: { authMode: "AADToken", count: 3, nothing: null, list: [{ a: true }] } },
      sensitive_body: { properties: { keys: { primaryKey: "p" } } },
      response_export_values: ["properties.scoringUri"],
      retry: { error_message_regex: ["is busy"], interval_seconds: 5, max_interval_seconds: 60 },
      timeouts: { create: "60m", read: "5m", update: "61m", delete: "62m" },
      replace_triggers_refs: ["properties.authMode"],
      schema_validation_enabled: false,
      ignore_missing_property: false,
      depends_on: ["terraform_data.first"],
      lifecycle: { prevent_destroy: true },
      provider: "azapi",
    });
  });

  test("a system-assigned identity names no ids, a retry needs no pauses", () => {
    expect(
      resource({ identity: { type: "SystemAssigned" }, retry: { errorMessageRegex: ["x"] } }),
    ).toMatchObject({
      identity: [{ type: "SystemAssigned" }],
      retry: { error_message_regex: ["x"] },
    });
  });

  test("its id and the exported values are references", () => {
    const stack = testStack();
    const it = new AzapiResource(stack, "it", {
      ...endpoint,
      responseExportValues: { uri: "properties.uri" },
    });
    new TerraformOutput(stack, "id", { value: it.id });
    new TerraformOutput(stack, "uri", { value: it.output("uri") });
    const template = Template.of(stack);
    expect(template.outputs).toEqual({
      id: { value: reference("azapi_resource.it.id") },
      uri: { value: reference("azapi_resource.it.output.uri") },
    });
    expect(template.resource("azapi_resource").only).toMatchObject({
      response_export_values: { uri: "properties.uri" },
    });
  });

  test("count, another provider, provisioners and connection are handed on", () => {
    const stack = testStack();
    const other = new (class extends AzapiProvider {
      override get alias() {
        return "other";
      }
    })(new Construct(stack, "elsewhere"), "other");
    new AzapiResource(stack, "it", {
      ...endpoint,
      count: 2,
      provider: other,
      connection: { type: "ssh", host: "h" },
      provisioners: [{ type: "local-exec", command: "true" }],
    });
    expect(Template.of(stack).resource("azapi_resource").only).toMatchObject({
      count: 2,
      provider: "azapi.other",
      connection: { type: "ssh", host: "h" },
      provisioner: [{ "local-exec": { command: "true" } }],
    });
  });
});

describe("AzapiResourceAction", () => {
  const action = (props: object = {}) => {
    const stack = testStack();
    const resourceId = "/subscriptions/s/providers/Microsoft.MachineLearningServices";
    const type = "Microsoft.Resources/providers@2021-04-01";
    new AzapiResourceAction(stack, "it", { type, resourceId, ...props });
    return Template.of(stack).resource("azapi_resource_action").only;
  };
  const least = {
    type: "Microsoft.Resources/providers@2021-04-01",
    resource_id: "/subscriptions/s/providers/Microsoft.MachineLearningServices",
    provider: "azapi",
  };

  test("posts at apply unless told otherwise", () => {
    expect(action()).toEqual({ ...least, method: "POST", when: "apply" });
  });

  test("action, method, time and body", () => {
    const given = { action: "register", method: "PUT", when: "destroy", body: { a: 1 } };
    expect(action(given)).toEqual({ ...least, ...given });
  });
});

describe("AzapiUpdateResource", () => {
  test("sets properties of a resource that something else made", () => {
    const stack = testStack();
    const type = "Microsoft.MachineLearningServices/workspaces@2025-12-01";
    const body = { properties: { managedNetwork: { firewallSku: "Basic" } } };
    new AzapiUpdateResource(stack, "it", { type, resourceId: WORKSPACE, body });
    expect(Template.of(stack).resource("azapi_update_resource").only).toEqual({
      type,
      resource_id: WORKSPACE,
      body,
      provider: "azapi",
    });
  });
});

describe("AzapiProvider", () => {
  test("is made once a stack, without settings, by the first who asks", () => {
    const stack = new TerraformStack(Testing.app(), "lone");
    const provider = AzapiProvider.of(new Construct(stack, "inner"));
    expect(AzapiProvider.of(stack)).toBe(provider);
    new AzapiResource(stack, "it", endpoint);
    const template = Template.of(stack);
    expect(template.json.provider).toEqual({ azapi: [{}] });
    expect(template.terraform.required_providers).toEqual({
      azapi: { source: "azure/azapi", version: AZAPI_VERSION },
    });
    expect(AZAPI_VERSION).toBe("2.12.0");
  });

  test("is the one that AzureProviders made", () => {
    const stack = testStack();
    expect(AzapiProvider.of(stack).node.path).toBe("test/azapi");
    expect(stack.node.children.filter((child) => child instanceof AzapiProvider)).toHaveLength(1);
  });
});
