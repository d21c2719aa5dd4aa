import type { Truth } from "../../azure";
import { isPatch } from "../../azure/facts";
import { isWritten } from "../../azure/joins/references";
import { ONLINE_ENDPOINT, type OnlineEndpoint } from "../../azure/online-endpoint";
import { must, mustHave, mustHold, oneOf } from "../must";
import { rule } from "../rule";

const OTHER_KIND = "the endpoint has an identity of another kind than the one with its roles";

export const endpointIdentity = rule({
  id: "security/endpoint-identity",
  title: "Online endpoints work with a user-assigned identity alone",
  recommendations: [
    "ai-security/identity-segmentation",
    "security/managed-identity-between-services",
    "security/least-privilege-workspace-identity",
  ],
  severity: "medium",
  why: "A system-assigned identity exists only with the endpoint: its roles come too late for the first deployment, or Azure gives it broad ones by itself.",
  fix: {
    construct: "OnlineEndpoint: identity; there is no property for another kind",
    terraform:
      'azapi_resource of Microsoft.MachineLearningServices/workspaces/onlineEndpoints: identity { type = "UserAssigned", identity_ids = […] }',
  },
  looksAt: ONLINE_ENDPOINT,
  finds: (endpoint) => {
    const { bodyIdentities, identities, identityType, resource } = endpoint;
    if (isPatch(resource)) {
      return must(identityType, oneOf("UserAssigned"), OTHER_KIND);
    }
    const named = bodyIdentities.state === "absent" ? identities : bodyIdentities;
    return [
      ...mustHave(identityType, oneOf("UserAssigned"), OTHER_KIND),
      ...mustHold(hasSome(endpoint), "no user-assigned identity is named", { attribute: named.at }),
    ];
  },
});

/** azapi names them beside the body; a request names them inside. */
function hasSome({ bodyIdentities, identities }: OnlineEndpoint): Truth {
  if (bodyIdentities.state === "known") {
    const { value } = bodyIdentities;
    return typeof value === "object" && value !== null && Object.keys(value).length > 0 ? "yes" : "no";
  }
  return bodyIdentities.state === "unknown" ? "unknown" : isWritten(identities);
}
