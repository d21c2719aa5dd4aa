import { CONTAINER_REGISTRY } from "../../azure";
import { is, must } from "../must";
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
    terraform: "azurerm_container_registry: export_policy_enabled = false",
  },
  looksAt: CONTAINER_REGISTRY,
  finds: ({ exports }) => must(exports, is(false), "images may be copied to another registry"),
});
