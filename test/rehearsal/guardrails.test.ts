import { extensionsOf } from "../../rehearsal/extensions";
import { publishedPolicies, testWithPolicies } from "./policy/published-policies";
import { type Azure, expectAccepted, expectRefused } from "./simulator/support/azure";
import { bodies, changed } from "./simulator/support/bodies";
import { workspaceGround } from "./simulator/support/estate";
import { GROUP, ids, on } from "./simulator/support/ids";

const PUBLIC = "438c38d2-3772-465a-a9cc-7a6666a275ce";
const LOCAL_AUTH = "e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f";
const REGISTRY = "19539b54-c61e-4196-9a38-67598701be90";
const ORIGIN = "12e5dd16-d201-47ff-849b-8454061c293d";
const CLUSTER = `${ids.workspace}/computes/cpu`;
const location = "westeurope";

/** A simulated Azure that knows Microsoft's definitions, with a workspace that keeps to all of them. */
function guarded(policies: Readonly<Record<string, object>>): Azure {
  let azure: Azure | undefined;
  const extensions = extensionsOf({ assigned: publishedPolicies() }, () => azure?.cloud.store.all() ?? []);
  azure = workspaceGround({ extensions });
  for (const [id, parameters] of Object.entries(policies)) {
    const values = { effect: "Deny", ...parameters };
    azure.make(assignmentOf(id), {
      properties: {
        displayName: `guardrail ${id}`,
        policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${id}`,
        parameters: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
      },
    });
  }
  azure.make(ids.workspace, bodies.workspace);
  azure.settle();
  return azure;
}

const assignmentOf = (id: string) => on(GROUP, "Microsoft.Authorization/policyAssignments", id);
const cluster = (disableLocalAuth: boolean) => changed(bodies.cluster, { properties: { disableLocalAuth } });
const serverless = (modelId: string) => ({
  location,
  properties: { authMode: "AAD", modelSettings: { modelId } },
});
const endpoint = (name: string) => `${ids.workspace}/serverlessEndpoints/${name}`;
const modelOf = (registry: string) => `azureml://registries/${registry}/models/churn/versions/1`;

testWithPolicies("public access on is refused by the stack's own assignment, in Azure's shape", () => {
  const azure = guarded({ [PUBLIC]: {} });
  const open = changed(bodies.workspace, { properties: { publicNetworkAccess: "Enabled" } });
  const answer = azure.put(ids.workspace, open);
  expectRefused(answer, 403, "RequestDisallowedByPolicy", PUBLIC, assignmentOf(PUBLIC));
  expect(answer.body).toMatchObject({
    error: {
      additionalInfo: [
        {
          type: "PolicyViolation",
          info: {
            policyDefinitionId: PUBLIC,
            policyAssignmentId: assignmentOf(PUBLIC),
            policyAssignmentName: PUBLIC,
            policyAssignmentDisplayName: `guardrail ${PUBLIC}`,
            policyAssignmentScope: GROUP,
          },
        },
      ],
    },
  });
  expect(azure.properties(ids.workspace).publicNetworkAccess).toBe("Disabled");
  expectAccepted(azure.put(ids.workspace, changed(bodies.workspace, { properties: { description: "new" } })));
});

testWithPolicies(
  "a compute with local accounts is refused, unless somebody made an exemption that counts",
  () => {
    const azure = guarded({ [LOCAL_AUTH]: {} });
    expectRefused(azure.put(CLUSTER, cluster(false)), 403, "RequestDisallowedByPolicy", LOCAL_AUTH);
    expectAccepted(azure.put(CLUSTER, cluster(true)));
    azure.make(on(GROUP, "Microsoft.Authorization/policyExemptions", "because"), {
      properties: { policyAssignmentId: assignmentOf(LOCAL_AUTH), exemptionCategory: "Waiver" },
    });
    expectAccepted(azure.put(`${CLUSTER}2`, cluster(false)));
  },
);

testWithPolicies("a model of a foreign registry is refused, one of the approved registry isn't", () => {
  const azure = guarded({ [REGISTRY]: { allowedRegistryName: "approved", restrictedModels: [] } });
  const foreign = azure.put(endpoint("foreign"), serverless(modelOf("azureml-meta")));
  expectRefused(foreign, 403, "RequestDisallowedByPolicy", REGISTRY, "azureml-meta");
  expectAccepted(azure.put(endpoint("ours"), serverless(modelOf("approved"))));
});

testWithPolicies(
  "nobody's models may be deployed where no origin is approved, though who made them is open",
  () => {
    const azure = guarded({ [ORIGIN]: { allowedPublishers: [], allowedAssetIds: [] } });
    const foreign = azure.put(endpoint("foreign"), serverless(modelOf("azureml-meta")));
    expectRefused(foreign, 403, "RequestDisallowedByPolicy", ORIGIN);
    const some = guarded({ [ORIGIN]: { allowedPublishers: ["Microsoft"], allowedAssetIds: [] } });
    expectAccepted(some.put(endpoint("foreign"), serverless(modelOf("azureml-meta"))));
  },
);
