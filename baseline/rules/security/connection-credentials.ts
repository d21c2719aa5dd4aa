import { holds, type SubjectOf } from "../../azure";
import { WORKSPACE_CONNECTION } from "../../azure/workspace-connection";
import { must, mustHold, oneOf } from "../must";
import { type Problem, rule } from "../rule";

type Connection = SubjectOf<typeof WORKSPACE_CONNECTION>;

const WITH_CREDENTIAL = "it signs in to a service of Azure with a credential";

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
  finds: (connection) => {
    const signsIn = signIn(connection);
    // the credential is what it signs in with: one defect, told once
    return signsIn.length > 0 ? signsIn : inBody(connection);
  },
});

function signIn({ authType, category }: Connection): readonly Problem[] {
  const isOthers = holds(category, (name) => !KNOWS_IDENTITIES.test(name));
  const problems = isOthers === "yes" ? [] : must(authType, KEYLESS, WITH_CREDENTIAL);
  return isOthers === "unknown" && problems.length > 0
    ? mustHold("unknown", WITH_CREDENTIAL, { attribute: category.at })
    : problems;
}

function inBody({ authType, credentials }: Connection): readonly Problem[] {
  const isKeyless = holds(authType, KEYLESS);
  if (credentials.state === "absent" || isKeyless === "yes") {
    return [];
  }
  const isTold = credentials.state === "known" && isKeyless === "no";
  return mustHold(isTold ? "no" : "unknown", "a credential stands in the body", {
    attribute: credentials.at,
  });
}
