import type { AzureEstate } from "../../azure";
import { isPatch } from "../../azure/facts";
import { answersOnKubernetes } from "../../azure/joins/kubernetes-endpoint";
import { ONLINE_ENDPOINT, type OnlineEndpoint } from "../../azure/online-endpoint";
import { must, mustHave, mustHold, oneOf } from "../must";
import { type Problem, rule } from "../rule";

export const onlineEndpointTokens = rule({
  id: "security/online-endpoint-tokens",
  title: "Online endpoints take Entra tokens and no keys",
  recommendations: [
    "deploy/online-token-over-key-auth",
    "ai-security/authenticate-every-inference-endpoint",
    "security/managed-identity-between-services",
  ],
  severity: "high",
  why: "A key never expires and says nobody's name: whoever has seen it once calls the endpoint for ever, whatever roles say.",
  fix: {
    construct: "OnlineEndpoint takes tokens only; keyAuthentication opens it, with who accepted it",
    terraform:
      'azapi_resource of Microsoft.MachineLearningServices/workspaces/onlineEndpoints: authMode = "AADToken", without keys',
  },
  looksAt: ONLINE_ENDPOINT,
  finds: (endpoint, estate) => [...signIn(endpoint, estate), ...must(endpoint.keys, () => false, KEYS)],
});

const OTHERWISE = "callers sign in to the endpoint with something else than an Entra token";
const KEYS = "a key to the endpoint stands in the code";

/** Kubernetes knows no Entra tokens, so that those of the service's own are the best that it has. */
function signIn({ authMode, compute, resource }: OnlineEndpoint, estate: AzureEstate): readonly Problem[] {
  if (authMode.state === "known" && /^AMLToken$/i.test(authMode.value)) {
    const kubernetes = answersOnKubernetes(compute, estate);
    return mustHold(kubernetes, OTHERWISE, { attribute: authMode.at });
  }
  return (isPatch(resource) ? must : mustHave)(authMode, oneOf("AADToken"), OTHERWISE);
}
