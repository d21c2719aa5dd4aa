import { connectionCredentials } from "../../../../baseline/rules/security/connection-credentials";
import { inArm } from "../alone";

const arm = inArm(connectionCredentials, "Microsoft.MachineLearningServices/workspaces/connections");
const found = (properties: object) => arm({ properties });

test.each([
  ["by identity", { category: "AzureOpenAI", authType: "AAD" }],
  ["by the workspace's identity", { category: "ContainerRegistry", authType: "managedidentity" }],
  ["to what is public", { category: "PythonFeed", authType: "None" }],
  [
    "by an identity that is named",
    { category: "AzureBlob", authType: "ManagedIdentity", credentials: { clientId: "c", resourceId: "r" } },
  ],
  [
    "to what knows no identities, with a secret that isn't in the input",
    { category: "Git", authType: "PAT" },
  ],
])("a connection %s passes", (_, properties) => {
  expect(found(properties)).toEqual([]);
});

test("a key to a service of Azure is found, wherever the key stands", () => {
  expect(found({ category: "AzureOpenAI", authType: "ApiKey" })).toEqual([
    'azapi_resource.a: violation: body.properties.authType is "ApiKey": it signs in to a service of Azure with a credential',
  ]);
});

test("a credential in the body is found, whatever it opens", () => {
  expect(found({ category: "Git", authType: "PAT", credentials: { pat: "p" } })).toEqual([
    "azapi_resource.a: violation: a credential stands in the body",
  ]);
});

test("a key to a service of Azure in the body is one defect, told once", () => {
  expect(found({ category: "AzureOpenAI", authType: "ApiKey", credentials: { key: "k" } })).toEqual([
    expect.stringContaining("violation: body.properties.authType"),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ category: "AzureOpenAI", authType: "${var.x}" })).toEqual([
    expect.stringContaining(": unknown: body.properties.authType"),
  ]);
  expect(found({ category: "Git", authType: "${var.x}", credentials: { pat: "p" } })).toEqual([
    expect.stringContaining(": unknown: can't be told before the plan or apply: a credential"),
  ]);
  expect(found({ category: "Git", authType: "PAT", credentials: "${var.x}" })).toEqual([
    expect.stringContaining(": unknown: can't be told before the plan or apply: a credential"),
  ]);
  expect(found({ category: "${var.c}", authType: "PAT", credentials: "${var.x}" })).toEqual([
    expect.stringContaining(": unknown: can't be told before the plan or apply: it signs in"),
  ]);
});
