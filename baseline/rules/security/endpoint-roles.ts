import { type AzureEstate, ROLE_DEFINITION, type RoleAssignment, roles } from "../../azure";
import { isTabled } from "../../azure/built-in-role";
import { definitionOf, endpointAssignments, isOnKubernetesEndpoint } from "../../azure/joins/endpoint-roles";
import { must } from "../must";
import { type Problem, rule } from "../rule";

/** What calls an endpoint, and what is looked at for that. */
const CALLS =
  /^Microsoft\.MachineLearningServices\/workspaces\/(.*\/read|onlineEndpoints\/score\/action|batchEndpoints\/jobs\/write)$/i;

/** What calls one that a Kubernetes cluster answers for. */
const FETCHES_TOKEN = /^Microsoft\.MachineLearningServices\/workspaces\/onlineEndpoints\/token\/action$/i;

const READS = roles("Reader");

export const endpointRoles = rule({
  id: "security/endpoint-roles",
  title: "Who has a role on an endpoint may call it, and no more",
  recommendations: [
    "deploy/online-rbac-for-keys-and-tokens",
    "deploy/batch-endpoint-authn-authz",
    "security/least-privilege-user-rbac",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "high",
  why: "The built-in roles of machine learning read keys, change the model behind the endpoint and shift its traffic: a caller needs none of that.",
  fix: {
    construct:
      "OnlineEndpoint and BatchEndpoint: grantInvoke with a CustomRole of ONLINE_INVOKER or BATCH_INVOKER; of KUBERNETES_INVOKER on a cluster",
    terraform:
      "azurerm_role_assignment on the endpoint: a role of your own with read and onlineEndpoints/score/action, or batchEndpoints/jobs/write; token/action where compute is a Kubernetes cluster",
  },
  looksAt: endpointAssignments,
  finds: (assignment, estate) => ofDefinition(assignment, estate) ?? ofBuiltIn(assignment),
});

/** Undefined where the role isn't one of the input's own. */
function ofDefinition(assignment: RoleAssignment, estate: AzureEstate): readonly Problem[] | undefined {
  const resource = definitionOf(assignment, estate);
  const permissions = resource && ROLE_DEFINITION.read(resource).permissions;
  if (permissions?.state !== "known") {
    return permissions && [];
  }
  // where it can't be told, the rule on keys and tokens says so
  const takesToken = isOnKubernetesEndpoint(assignment, estate) !== "no";
  const calls = (one: string) => CALLS.test(one) || (takesToken && FETCHES_TOKEN.test(one));
  return permissions.value.flatMap(({ actions }) =>
    must(actions, (all) => all.every(calls), BEYOND).map((problem) => ({
      ...problem,
      attribute: assignment.role.at,
      related: resource && [resource.address],
    })),
  );
}

/** A role that neither the input nor the table knows is one of somebody's own: it is judged where it is made. */
function ofBuiltIn({ role }: RoleAssignment): readonly Problem[] {
  return must(role, (name) => READS.has(name) || !isTabled(name), BEYOND);
}

const BEYOND = "that is more than calling the endpoint";
