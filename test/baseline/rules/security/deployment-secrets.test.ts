import { deploymentSecrets } from "../../../../baseline/rules/security/deployment-secrets";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const found = (environmentVariables: unknown, others: object = {}) =>
  findingsOf(
    deploymentSecrets,
    together(others, served("onlineEndpoints/deployments", { properties: { environmentVariables } })),
  );
const AT = "body.properties.environmentVariables";

test("names and addresses pass", () => {
  expect(
    found({
      LOG_LEVEL: "info",
      STORE: "https://store.example.com",
      API_KEY_NAME: "store",
      KEY_VAULT: "kv-a",
    }),
  ).toEqual([]);
  expect(found({ SECRET: "https://kv-a.vault.azure.net/secrets/store" })).toEqual([]);
  expect(findingsOf(deploymentSecrets, served("onlineEndpoints/deployments", {}))).toEqual([]);
});

test("what only sounds like one passes", () => {
  expect(
    found({
      PARTITION_KEY: "customer",
      PUBLIC_KEY: "abc",
      MAX_TOKENS: "512",
      PAD_TOKEN: "<pad>",
      USE_KEY: "true",
    }),
  ).toEqual([]);
});

test.each(["API_KEY", "STORE_PASSWORD", "token", "CONNECTION_STRING", "client-secret"])(
  "what %s holds is a violation, and isn't shown",
  (name) => {
    expect(found({ [name]: "hunter2" })).toEqual([
      `azapi_resource.blue: violation: ${AT}.${name} holds a secret: whoever reads the deployment has it`,
    ]);
  },
);

test.each([
  "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abc",
  "https://store.example.com/a?sv=1&sig=abc",
  "https://user:pass@store.example.com",
  "-----BEGIN PRIVATE KEY-----",
])("a value that opens something is one whatever it is called: %s", (value) => {
  expect(found({ STORE: value })).toHaveLength(1);
});

test("so is what is read of another resource", () => {
  expect(found({ STORE: "${azurerm_storage_account.s.primary_access_key}" })).toHaveLength(1);
  expect(found({ STORE: "${data.azurerm_key_vault_secret.s.value}" })).toHaveLength(1);
  expect(found({ STORE: "${azurerm_storage_account.s.primary_blob_endpoint}" })).toEqual([]);
});

test("a batch deployment is read alike", () => {
  const template = served("batchEndpoints/deployments", {
    properties: { environmentVariables: { PASSWORD: "x" } },
  });
  expect(findingsOf(deploymentSecrets, template)).toHaveLength(1);
});

test("one by name that only a plan tells is unknown", () => {
  expect(found({ API_KEY: "${var.k}", STORE: "${var.s}" })).toEqual([
    `azapi_resource.blue: unknown: ${AT}.API_KEY is named like a secret and can't be told before the plan or apply`,
  ]);
});
