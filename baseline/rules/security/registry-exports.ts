import { CONTAINER_REGISTRY } from "../../azure";
import { CONNECTED_REGISTRY } from "../../azure/registry-parts";
import { is, must, mustHold } from "../must";
import { rule } from "../rule";

export const registryExports = rule({
  id: "security/registry-exports",
  title: "Registries let no image out",
  recommendations: [
    "security/minimize-exfiltration-service-endpoint-policy",
    "ai-security/protect-model-artifacts",
  ],
  severity: "medium",
  why: "With exports allowed, whoever may read the registry can copy its images into one of their own with a single command, past the private network.",
  fix: {
    construct: "SecureContainerRegistry forbids exports; there is no property that allows them",
    terraform:
      "azurerm_container_registry: export_policy_enabled = false; no azurerm_container_connected_registry",
  },
  looksAt: (estate) => [...estate.all(CONTAINER_REGISTRY), ...estate.all(CONNECTED_REGISTRY)],
  finds: (one) =>
    "exports" in one
      ? must(one.exports, is(false), "images may be copied to another registry")
      : mustHold("no", "images are copied to a place outside of Azure and of the private network"),
});
