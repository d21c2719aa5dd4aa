import { payloadRetention } from "../../../baseline/rules/ai-security/payload-retention";
import { SecureStorageAccount } from "../../../constructs/data/secure-storage-account";
import { EntraGroup } from "../../../constructs/identity/principals";
import { OnlineDeployment, type OnlineDeploymentProps } from "../../../constructs/serving/online-deployment";
import { OnlineEndpoint } from "../../../constructs/serving/online-endpoint";
import type { PayloadCollection } from "../../../constructs/serving/payload-collection";
import { LONGEST_RETENTION_DAYS } from "../../../constructs/serving/payload-retention";
import { PayloadStore, type PayloadStoreProps } from "../../../constructs/serving/payload-store";
import { findingsOf } from "../../baseline/rules/findings";
import { existingResourceGroup, testIdentity } from "../../support/fixtures";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { reference, Template } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";
import { testStack } from "./readable-stack";

const READERS = EntraGroup.fromObjectId("aaaaaaaa-0000-0000-0000-000000000001");
const OPERATORS = EntraGroup.fromObjectId("aaaaaaaa-0000-0000-0000-000000000002");
const SCORING = {
  codeId: `${WORKSPACE_ID}/codes/0f1e/versions/1`,
  script: "score.py",
  environmentId: "azureml://registries/azureml/environments/sklearn-1.5/versions/21",
};
const PAYLOAD: PayloadCollection = {
  purpose: "find drift of the inputs",
  consent: "clause 4 of the contract, agreed to by each customer",
  columnsLeftOut: ["name", "iban"],
  store: PayloadStore.named({ workspaceId: WORKSPACE_ID }, { name: "payloads", retentionDays: 60 }),
};

function deployed(
  payloadCollection?: Partial<PayloadCollection>,
  props: Partial<OnlineDeploymentProps> = {},
): { readonly body: { readonly properties: Record<string, unknown> }; readonly tags: object } {
  const stack = testStack();
  const endpoint = new OnlineEndpoint(stack, "churn", {
    workspace: testWorkspace(stack),
    name: "churn-score",
    identity: testIdentity(),
  });
  new OnlineDeployment(endpoint, "blue", {
    endpoint,
    name: "blue",
    modelId: "azureml://registries/shared/models/churn/versions/7",
    scoring: SCORING,
    instanceType: "Standard_DS3_v2",
    instances: 1,
    payloadCollection: payloadCollection && { ...PAYLOAD, ...payloadCollection },
    ...props,
  });
  return Template.of(stack).resource("azapi_resource").named("churn_blue") as ReturnType<typeof deployed>;
}

describe("ai-operations/user-feedback-loop: what a deployment was asked and answered", () => {
  test("is not kept, unless somebody says so", () => {
    const { body, tags } = deployed();
    expect(body.properties).not.toHaveProperty("dataCollector");
    expect(body.properties).not.toHaveProperty("environmentVariables");
    expect(tags).toEqual({ owner: "ml-platform" });
  });

  test("is kept in part, where the store says, with purpose, ground and days on the deployment", () => {
    const { body, tags } = deployed({});
    const asset = (kind: string) => `${WORKSPACE_ID}/data/payloads-model-${kind}/versions/1`;
    expect(body.properties.dataCollector).toEqual({
      collections: {
        model_inputs: { dataCollectionMode: "Enabled", dataId: asset("inputs"), samplingRate: 0.1 },
        model_outputs: { dataCollectionMode: "Enabled", dataId: asset("outputs"), samplingRate: 0.1 },
      },
      rollingRate: "Hour",
    });
    expect(tags).toEqual({
      owner: "ml-platform",
      "payload-purpose": PAYLOAD.purpose,
      "payload-consent": PAYLOAD.consent,
      "payload-retention-days": "60",
    });
  });

  test("ai-security/remove-unneeded-personal-data: the script is told what to leave out, for the service leaves out nothing", () => {
    const { body } = deployed({}, { environmentVariables: { MODE: "fast" } });
    expect(body.properties.environmentVariables).toEqual({
      MODE: "fast",
      MLZONE_COLUMNS_LEFT_OUT: '["name","iban"]',
    });
    expect(deployed({ columnsLeftOut: [] }).body.properties).not.toHaveProperty("environmentVariables");
  });

  test("is kept with headers and of more requests where somebody says so", () => {
    expect(
      deployed({ headers: ["x-channel"], samplingPercent: 100 }).body.properties.dataCollector,
    ).toMatchObject({
      collections: { model_inputs: { samplingRate: 1 } },
      requestLogging: { captureHeaders: ["x-channel"] },
    });
  });

  test("of a model of MLflow's format all columns are collected, so none can be left out", () => {
    expect(() => deployed({}, { scoring: undefined })).toThrow(
      "test/churn/blue: payloadCollection.columnsLeftOut needs scoring: for a model of MLflow's format the service " +
        "collects every column, and only a script of one's own leaves one out",
    );
    expect(deployed({ columnsLeftOut: [] }, { scoring: undefined }).body.properties).toHaveProperty(
      "dataCollector",
    );
  });

  test("says all that is wrong at once", () => {
    const wrong = {
      purpose: "drift",
      consent: "x".repeat(257),
      columnsLeftOut: ["name", "name"],
      samplingPercent: 0,
      headers: ["Authorization", "x-user-token", "no header"],
    };
    expect(() => deployed(wrong, { environmentVariables: { MLZONE_COLUMNS_LEFT_OUT: "[]" } })).toThrow(
      [
        "test/churn/blue: payloadCollection.purpose must say in 10 to 256 characters what the data is collected for",
        "payloadCollection.consent must say in 10 to 256 characters how those concerned agreed, or why they need not",
        'payloadCollection.columnsLeftOut must be different names (got ["name","name"])',
        "environmentVariables.MLZONE_COLUMNS_LEFT_OUT is what payloadCollection.columnsLeftOut says: leave it out",
        "payloadCollection.samplingPercent must be a whole number from 1 to 100 (got 0)",
        "payloadCollection.headers must not hold Authorization: whoever reads it could call the endpoint with it",
        "payloadCollection.headers must not hold x-user-token: whoever reads it could call the endpoint with it",
        'payloadCollection.headers must be names of headers (got "no header")',
      ].join("; "),
    );
  });
});

describe("PayloadStore", () => {
  const stored = (props: Partial<PayloadStoreProps> = {}, oneOfMany = false) => {
    const stack = testStack();
    const never = { coolAfterDays: "never", deleteVersionsAfterDays: "never" } as const;
    const account = new SecureStorageAccount(stack, "account", {
      resourceGroup: existingResourceGroup(),
      name: "stpayload",
      ...(oneOfMany ? {} : never),
    });
    const store = new PayloadStore(stack, "payloads", {
      workspace: testWorkspace(stack),
      account,
      name: "payloads",
      retentionDays: 60,
      readers: READERS,
      operators: [OPERATORS],
      writer: { principalId: "dddddddd-0000-0000-0000-000000000001", principalType: "ServicePrincipal" },
      ...props,
    });
    return { store, template: Template.of(stack) };
  };

  test("keeps nothing longer than said, neither a version nor a snapshot", () => {
    const { template } = stored();
    expect(template.resource("azurerm_storage_management_policy").only).toMatchObject({
      storage_account_id: reference("azurerm_storage_account.account.id"),
      rule: [
        {
          enabled: true,
          filters: { blob_types: ["blockBlob", "appendBlob"], prefix_match: ["payloads/"] },
          actions: {
            base_blob: { delete_after_days_since_creation_greater_than: 60 },
            snapshot: { delete_after_days_since_creation_greater_than: 60 },
            version: { delete_after_days_since_creation: 60 },
          },
        },
      ],
    });
  });

  test("security/least-privilege-user-rbac: one group reads, the endpoint writes, on this container and nobody else", () => {
    const roles = stored().template.resource("azurerm_role_assignment");
    const scope = reference("azurerm_storage_container.account_container-payloads.id");
    expect(roles.count(2).named("payloads_readers")).toMatchObject({
      scope,
      principal_id: READERS.principalId,
      description: "Storage Blob Data Reader",
    });
    expect(roles.named("payloads_writer")).toMatchObject({
      scope,
      principal_type: "ServicePrincipal",
      description: "Storage Blob Data Contributor",
    });
  });

  test("its data assets are what another stack finds by name", () => {
    const { template } = stored();
    const assets = template.resource("azapi_resource");
    expect(assets.named("payloads_inputs")).toMatchObject({
      type: "Microsoft.MachineLearningServices/workspaces/data/versions@2025-12-01",
      name: "1",
      parent_id: `${WORKSPACE_ID}/data/payloads-model-inputs`,
      body: {
        properties: { dataType: "uri_folder", dataUri: "azureml://datastores/payloads/paths/inputs/" },
      },
      depends_on: ["azurerm_machine_learning_datastore_blobstorage.payloads_datastore"],
    });
    expect(assets.named("payloads_outputs").parent_id).toBe(`${WORKSPACE_ID}/data/payloads-model-outputs`);
  });

  test("says all that is wrong at once", () => {
    const readers = { ...READERS, principalId: OPERATORS.principalId.toUpperCase() };
    expect(() => stored({ name: "My-Payloads", retentionDays: 0, readers }, true)).toThrow(
      [
        'test/payloads: name must be 3 to 40 lower-case letters and digits (got "My-Payloads")',
        "retentionDays must be a whole number from 1 to 365 (got 0)",
        "readers must be a group apart from operators: who runs the endpoint has no need of what people said",
        "account has a lifecycle policy, and Azure keeps one an account: make it with coolAfterDays and deleteVersionsAfterDays as never",
      ].join("; "),
    );
    const shouted = { ...READERS, principalId: READERS.principalId.toUpperCase() };
    expect(() => stored({ operators: [OPERATORS, shouted] })).toThrow("readers must be a group apart");
    expect(() => stored({ operators: [] })).toThrow("operators must name who runs the endpoint");
  });

  test("ai-security/payload-retention holds for the longest time that it takes", () => {
    const text = JSON.stringify(stored({ retentionDays: LONGEST_RETENTION_DAYS }).template.json);
    const found = (days: number) =>
      findingsOf(payloadRetention, JSON.parse(text.replaceAll(`:${LONGEST_RETENTION_DAYS}`, `:${days}`)));
    expect(found(LONGEST_RETENTION_DAYS)).toEqual([]);
    expect(found(LONGEST_RETENTION_DAYS + 1)).toHaveLength(2);
    expect(() => stored({ retentionDays: LONGEST_RETENTION_DAYS + 1 })).toThrow("(got 366)");
  });

  test("one that is made elsewhere is asked for what this one takes", () => {
    const named = (name: string, retentionDays: number) => () =>
      PayloadStore.named({ workspaceId: WORKSPACE_ID }, { name, retentionDays });
    expect(named("My-Payloads", 366)).toThrow(
      'PayloadStore.named: name must be 3 to 40 lower-case letters and digits (got "My-Payloads"); retentionDays must be a whole number from 1 to 365 (got 366)',
    );
    expect(named("payloads", 365)().retentionDays).toBe(365);
  });

  testWithSchema("what is sent is what the published types know", () => {
    const { type, body } = stored().template.resource("azapi_resource").named("payloads_inputs");
    expect(schemaProblems(String(type), body as Record<string, unknown>)).toEqual([]);
    const { body: deployment, tags } = deployed({ headers: ["x-channel"] });
    const ofDeployment = schemaProblems(
      "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2025-12-01",
      { ...deployment, location: "westeurope", tags },
    );
    expect(ofDeployment).toEqual([]);
  });
});
