import { isPatch } from "../../azure/facts";
import { workspaceSettings } from "../../azure/joins/workspaces";
import { is, must } from "../must";
import { rule } from "../rule";

export const workspaceServiceSideEncryption = rule({
  id: "security/workspace-service-side-encryption",
  title: "Metadata under your key stays on Microsoft's side",
  recommendations: ["security/encrypt-with-cmk"],
  severity: "low",
  why: "Otherwise Azure puts Cosmos DB, AI Search and a storage account into a second resource group of your subscription, which no rule here closes and which you pay for.",
  fix: {
    construct: "MachineLearningWorkspace: encryptionKey, which switches it on",
    terraform: "azurerm_machine_learning_workspace: service_side_encryption_enabled = true",
  },
  looksAt: workspaceSettings,
  finds: ({ encryptionKey, resource, serviceSideEncryption }) =>
    encryptionKey.state === "absent" && !isPatch(resource)
      ? []
      : must(
          serviceSideEncryption,
          is(true),
          "metadata lies in services that Azure adds to your subscription",
        ),
});
