import type { Truth } from "../../azure";
import { versionIsPinned } from "../../azure/joins/key-version";
import { workspaceSettings } from "../../azure/joins/workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

const OPPOSITE: Readonly<Record<Truth, Truth>> = { yes: "no", no: "yes", unknown: "unknown" };

export const workspaceKeyVersion = rule({
  id: "security/workspace-key-version",
  title: "The workspace's key is named without a version",
  recommendations: ["security/encrypt-with-cmk"],
  severity: "medium",
  why: "A version pins the workspace to one key: azurerm never sends a changed key_id, so the key doesn't rotate, and the workspace is lost with the version.",
  fix: {
    construct: "CustomerManagedKey: versionlessKeyId, which MachineLearningWorkspace takes by itself",
    terraform:
      "azurerm_machine_learning_workspace: encryption.key_id = azurerm_key_vault_key.….versionless_id",
  },
  looksAt: workspaceSettings,
  finds: ({ encryptionKey, encryptionKeySource }) =>
    encryptionKey.state === "absent"
      ? []
      : mustHold(
          OPPOSITE[versionIsPinned(encryptionKey, encryptionKeySource)],
          "the key is pinned to one version and can't rotate",
          { attribute: encryptionKey.at },
        ),
});
