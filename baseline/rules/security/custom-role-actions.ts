import { ROLE_DEFINITION } from "../../azure";
import { must } from "../must";
import { type Problem, rule } from "../rule";

/**
 * A wildcard that isn't in reading alone or below one kind of machine learning's own, or a name that gives
 * rights to others.
 */
const EVERYTHING =
  /^(?!Microsoft\.MachineLearningServices\/workspaces\/\w+\/\*$).*\*(?!.*\/read$)|^Microsoft\.Authorization\/(.*\/)?(write|delete|elevateAccess\/Action)$|\/(federatedIdentityCredentials|localUsers|accessPolicies)\/write$|(?<!\/(?:online|batch)Endpoints)\/deployments\/write$/i;
const KEYS =
  /\/(list\w*(keys?|secrets?|credentials?|sas)|regenerate\w*keys?|generateCredentials)(\/action)?$/i;

export const customRoleActions = rule({
  id: "security/custom-role-actions",
  title: "Roles of your own name what they allow, and no keys",
  recommendations: [
    "security/least-privilege-user-rbac",
    "security/least-privilege-workspace-identity",
    "deploy/online-rbac-for-keys-and-tokens",
  ],
  severity: "high",
  why: "A wildcard allows what Azure adds tomorrow; whoever lists keys needs no role any more.",
  fix: {
    construct: "CustomRole: actions one by one; RoleAssignment: role with one of BUILT_IN_ROLES",
    terraform:
      "azurerm_role_definition: permissions.actions and data_actions one by one, without list…/action",
  },
  looksAt: ROLE_DEFINITION,
  finds: ({ permissions }) =>
    permissions.state === "known"
      ? permissions.value.flatMap(({ actions, dataActions }): Problem[] => [
          ...must(
            actions,
            (all) => !all.some((one) => EVERYTHING.test(one)),
            "it allows more than anybody named",
          ),
          ...must(actions, (all) => !all.some((one) => KEYS.test(one)), "it reads keys"),
          ...must(
            dataActions,
            (all) => !all.some((one) => EVERYTHING.test(one)),
            "it allows all use of data",
          ),
        ])
      : must(permissions, () => true, "it allows more than anybody named"),
});
