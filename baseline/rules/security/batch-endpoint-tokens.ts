import { BATCH_ENDPOINT } from "../../azure/batch-endpoint";
import { isPatch } from "../../azure/facts";
import { must, mustHave, oneOf } from "../must";
import { rule } from "../rule";

export const batchEndpointTokens = rule({
  id: "security/batch-endpoint-tokens",
  title: "Batch endpoints take Entra tokens and no keys",
  recommendations: [
    "deploy/batch-entra-tokens",
    "deploy/batch-endpoint-authn-authz",
    "ai-security/authenticate-every-inference-endpoint",
  ],
  severity: "high",
  why: "Whoever starts a batch job reads and writes data with it: a key would let in nobody in particular, for ever.",
  fix: {
    construct: "BatchEndpoint takes tokens only; there is no property for anything else",
    terraform:
      'azapi_resource of Microsoft.MachineLearningServices/workspaces/batchEndpoints: authMode = "AADToken", without keys',
  },
  looksAt: BATCH_ENDPOINT,
  finds: ({ authMode, keys, resource }) => [
    ...(isPatch(resource) ? must : mustHave)(
      authMode,
      oneOf("AADToken"),
      "callers sign in to the endpoint with something else than an Entra token",
    ),
    ...must(keys, () => false, "a key to the endpoint stands in the code"),
  ],
});
