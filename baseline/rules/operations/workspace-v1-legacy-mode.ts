import { WORKSPACE } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const workspaceV1LegacyMode = rule({
  id: "operations/workspace-v1-legacy-mode",
  title: "The workspace uses version 2 of the service's API",
  recommendations: ["ai-operations/prefer-paas", "security/managed-vnet-isolation"],
  severity: "medium",
  why: "The legacy mode refuses version 2: managed endpoints, the managed network and current tools do not work with it.",
  fix: {
    construct: "MachineLearningWorkspace writes it; there is no property that changes it",
    terraform: "azurerm_machine_learning_workspace: v1_legacy_mode_enabled = false",
  },
  looksAt: WORKSPACE,
  finds: ({ v1LegacyMode }) => must(v1LegacyMode, is(false), "managed endpoints and networks can't be used"),
});
