import { holds } from "../../azure";
import { WORKSPACE_CONNECTION } from "../../azure/workspace-connection";
import { must, mustHold, oneOf } from "../must";
import { rule } from "../rule";

const KEYLESS = oneOf(
  "AAD",
  "ManagedIdentity",
  "None",
  "UserEntraToken",
  "AccountManagedIdentity",
  "ProjectManagedIdentity",
  "AgenticIdentityToken",
);

/** Services of Azure that know identities; what isn't Azure's often knows nothing but keys. */
const KNOWS_IDENTITIES =
  /^(ADLSGen2|AIServices|AppConfig|AppInsights|Azure\w+|Cognitive\w+|ContainerRegistry|CosmosDb|ManagedOnlineEndpoint|Serverless)$/i;

export const connectionCredentials = rule({
  id: "security/connection-credentials",
  title: "A connection of the workspace holds no credential where an identity would do",
  recommendations: ["security/managed-identity-between-services"],
  severity: "high",
  why: "Whoever may read the connection's secrets holds the key, whatever roles say; and what stands in the body lies in the state, too.",
  fix: {
    construct: "No construct makes connections",
    terraform:
      'azapi_resource of Microsoft.MachineLearningServices/workspaces/connections: authType = "AAD" or "ManagedIdentity", without credentials; elsewhere sensitive_body instead of credentials in the body',
  },
  looksAt: WORKSPACE_CONNECTION,
  finds: ({ authType, category, credentials }) => [
    ...(holds(category, (name) => !KNOWS_IDENTITIES.test(name)) === "yes"
      ? []
      : must(authType, KEYLESS, "it signs in to a service of Azure with a credential")),
    ...(credentials.state === "absent" || holds(authType, KEYLESS) === "yes"
      ? []
      : mustHold(credentials.state === "known" ? "no" : "unknown", "a credential stands in the body", {
          attribute: credentials.at,
        })),
  ],
});
