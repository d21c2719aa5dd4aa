import { ROLE_DEFINITION } from "../../azure";
import { allows } from "../../azure/joins/role-actions";
import { mustHold } from "../must";
import { rule } from "../rule";

const ML = "Microsoft.MachineLearningServices/workspaces";

/** What answers with something that opens an endpoint without a role. */
const ANSWERS_WITH_KEYS = ["onlineEndpoints", "batchEndpoints"].flatMap((endpoint) =>
  ["listKeys", "regenerateKeys", "token"].map((action) => `${ML}/${endpoint}/${action}/action`),
);

/** Rights of machine learning alone: whoever has all rights on everything is another rule's. */
const ABOUT = /^Microsoft\.MachineLearningServices\/workspaces\/./i;

export const endpointKeyRoles = rule({
  id: "security/endpoint-key-roles",
  title: "No role of your own hands out keys or tokens of endpoints",
  recommendations: ["deploy/online-rbac-for-keys-and-tokens", "deploy/batch-endpoint-authn-authz"],
  severity: "high",
  why: "A key outlives the role of whoever read it, and a token of the service's own says nobody's name in the logs.",
  fix: {
    construct: "CustomRole with ONLINE_INVOKER, BATCH_INVOKER or SERVING_DEPLOYER, which leave them out",
    terraform:
      "azurerm_role_definition: permissions.actions without listKeys, regenerateKeys and token/action, or with them in not_actions",
  },
  looksAt: ROLE_DEFINITION,
  finds: ({ permissions }) =>
    permissions.state === "known"
      ? permissions.value.flatMap((permission) => {
          const { actions } = permission;
          const [found] = ANSWERS_WITH_KEYS.map(
            (one) => [one, allows(permission, one, (action) => ABOUT.test(action))] as const,
          ).filter(([, truth]) => truth !== "no");
          return found === undefined
            ? []
            : mustHold(found[1] === "yes" ? "no" : "unknown", `it allows ${found[0]}`, {
                attribute: actions.at,
              });
        })
      : [],
});
