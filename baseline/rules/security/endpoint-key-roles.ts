import { type AzureEstate, allOf, not, ROLE_DEFINITION, type Truth } from "../../azure";
import { isOnlyOnKubernetes } from "../../azure/joins/endpoint-roles";
import { allows, type Permission } from "../../azure/joins/role-actions";
import type { GraphResource } from "../../graph";
import { mustHold } from "../must";
import { rule } from "../rule";

const ML = "Microsoft.MachineLearningServices/workspaces";

/** What answers with something that opens an endpoint without a role. */
const ANSWERS_WITH_KEYS = ["onlineEndpoints", "batchEndpoints"].flatMap((endpoint) =>
  ["listKeys", "regenerateKeys", "token"].map((action) => `${ML}/${endpoint}/${action}/action`),
);

/** The only proof of who calls that the router of a Kubernetes cluster takes; elsewhere Entra's is one. */
const TOKEN = `${ML}/onlineEndpoints/token/action`;

/** Rights of machine learning alone: whoever has all rights on everything is another rule's. */
const ABOUT = /^Microsoft\.MachineLearningServices\/workspaces\/./i;

export const endpointKeyRoles = rule({
  id: "security/endpoint-key-roles",
  title: "No role of your own hands out keys or tokens of endpoints",
  recommendations: ["deploy/online-rbac-for-keys-and-tokens", "deploy/batch-endpoint-authn-authz"],
  severity: "high",
  why: "A key outlives the role of whoever read it, and a token of the service's own says nobody's name in the logs. Only an endpoint on Kubernetes takes no better one.",
  fix: {
    construct:
      "CustomRole with ONLINE_INVOKER, BATCH_INVOKER or SERVING_DEPLOYER, which leave them out; KUBERNETES_INVOKER by grantInvoke of endpoints on Kubernetes alone",
    terraform:
      "azurerm_role_definition: permissions.actions without listKeys, regenerateKeys and token/action, or with them in not_actions; token/action where each azurerm_role_assignment is on an endpoint with compute",
  },
  looksAt: ROLE_DEFINITION,
  finds: ({ permissions, resource }, estate) =>
    permissions.state === "known"
      ? permissions.value.flatMap((permission) => {
          const [found] = ANSWERS_WITH_KEYS.map(
            (one) => [one, handsOut(permission, one, resource, estate)] as const,
          ).filter(([, truth]) => truth !== "no");
          return found === undefined
            ? []
            : mustHold(not(found[1]), `it allows ${found[0]}`, { attribute: permission.actions.at });
        })
      : [],
});

function handsOut(
  permission: Permission,
  operation: string,
  role: GraphResource,
  estate: AzureEstate,
): Truth {
  const allowed = allows(permission, operation, (action) => ABOUT.test(action));
  return operation === TOKEN && allowed !== "no"
    ? allOf([allowed, not(isOnlyOnKubernetes(role, estate))])
    : allowed;
}
