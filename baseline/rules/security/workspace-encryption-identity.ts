import { isWritten } from "../../azure/joins/references";
import { standaloneWorkspaces } from "../../azure/joins/workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

export const workspaceEncryptionIdentity = rule({
  id: "security/workspace-encryption-identity",
  title: "The workspace's encryption names the identity that may use the key",
  recommendations: ["security/encrypt-with-cmk", "security/least-privilege-workspace-identity"],
  severity: "medium",
  why: "Without one, the workspace asks for the key with an identity that has no role on it, and its creation fails.",
  fix: {
    construct: "MachineLearningWorkspace: identity, which also reads the key",
    terraform: "azurerm_machine_learning_workspace: encryption { user_assigned_identity_id = … }",
  },
  looksAt: standaloneWorkspaces,
  finds: ({ encryptionKey, encryptionIdentity }) =>
    encryptionKey.state === "absent"
      ? []
      : mustHold(isWritten(encryptionIdentity), "no identity is named that may use the key", {
          attribute: encryptionIdentity.at,
        }),
});
