import { allOf, anyOf, holds } from "../../azure";
import { isPatch } from "../../azure/facts";
import { isWritten } from "../../azure/joins/references";
import { hasStrictData } from "../../azure/joins/strict-data";
import { workspaceSettings } from "../../azure/joins/workspaces";
import { is, must, mustHold } from "../must";
import { rule } from "../rule";

export const workspaceCustomerManagedKey = rule({
  id: "security/workspace-customer-managed-key",
  title: "In production and for confidential data, a key of your own encrypts the workspace",
  recommendations: [
    "security/encrypt-with-cmk",
    "security/advisor-workspace-cmk",
    "security/policy-workspace-cmk",
    "security/encryption-at-rest-and-in-transit",
    "ai-security/encrypt-all-data-stores",
  ],
  severity: "medium",
  why: "With Microsoft's key you can neither rotate it nor take it away, and encryption can't be changed once the workspace exists.",
  fix: {
    construct: 'MachineLearningWorkspace: encryptionKey; in a stack, encryption.keys: "customer"',
    terraform:
      "azurerm_machine_learning_workspace: encryption { key_vault_id, key_id, user_assigned_identity_id } and service_side_encryption_enabled = true",
  },
  looksAt: workspaceSettings,
  finds: ({ resource, encryptionKey, encryptionKeySource, encryptionStatus }, estate) => {
    if (!hasStrictData(estate)) {
      return [];
    }
    return isPatch(resource)
      ? must(encryptionStatus, is(true), "a patch takes the workspace's own key away")
      : mustHold(
          allOf([
            anyOf([holds(encryptionKey, (id) => id !== ""), isWritten(encryptionKeySource)]),
            holds(encryptionStatus, is(true)),
          ]),
          "Microsoft's key encrypts the workspace, not one of your own",
          { attribute: encryptionKey.at },
        );
  },
});
