import type { Truth } from "../../azure";
import { isPatch } from "../../azure/facts";
import { isTold, isWritten, type References, targetKeys } from "../../azure/joins/references";
import { workspaceSettings } from "../../azure/joins/workspaces";
import { must, mustHave, mustHold, oneOf } from "../must";
import { rule } from "../rule";

const OTHER_KIND = "the workspace has an identity of another kind than the one with its roles";

export const workspaceIdentity = rule({
  id: "security/workspace-identity",
  title: "The workspace works with a user-assigned identity alone",
  recommendations: [
    "security/policy-workspace-uami",
    "security/managed-identity-between-services",
    "security/least-privilege-workspace-identity",
  ],
  severity: "medium",
  why: "A system-assigned identity exists only with the workspace: its roles come too late, or Azure gives it broad ones by itself.",
  fix: {
    construct: "MachineLearningWorkspace: identity; there is no property for another kind",
    terraform:
      'azurerm_machine_learning_workspace: identity { type = "UserAssigned", identity_ids = […] } and primary_user_assigned_identity',
  },
  looksAt: workspaceSettings,
  finds: ({ resource, identityType, identities, primaryIdentity }) => {
    if (isPatch(resource)) {
      return must(identityType, oneOf("UserAssigned"), OTHER_KIND);
    }
    return [
      ...mustHave(identityType, oneOf("UserAssigned"), OTHER_KIND),
      ...mustHold(isWritten(identities), "no user-assigned identity is named", { attribute: identities.at }),
      ...mustHold(isWritten(primaryIdentity), "no identity is named as the primary one", {
        attribute: primaryIdentity.at,
      }),
      ...mustHold(
        isOneOf(primaryIdentity, identities),
        "the primary identity is not one of the workspace's",
        {
          attribute: primaryIdentity.at,
        },
      ),
    ];
  },
});

/** Where both are told; that one is missing is said already. */
function isOneOf(one: References, several: References): Truth {
  if (one.state !== "known" || several.state !== "known") {
    return "yes";
  }
  if (!isTold(one) || !isTold(several)) {
    return "unknown";
  }
  const keys = targetKeys(several);
  return targetKeys(one).every((key) => keys.includes(key)) ? "yes" : "no";
}
