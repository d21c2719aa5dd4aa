import { CONTAINER_REGISTRY } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const registryAnonymousPull = rule({
  id: "security/registry-anonymous-pull",
  title: "Nobody pulls images without signing in",
  recommendations: [
    "ai-security/rbac-abac-control-and-data-plane",
    "ai-security/private-access-to-image-data-code-repos",
    "ai-security/protect-model-artifacts",
  ],
  severity: "high",
  why: "Whoever reaches the registry could fetch every image, and the code and models in it, without leaving a name.",
  fix: {
    construct: "SecureContainerRegistry forbids it; there is no property that allows it",
    terraform: "azurerm_container_registry: anonymous_pull_enabled = false",
  },
  looksAt: CONTAINER_REGISTRY,
  finds: ({ anonymousPull }) => must(anonymousPull, is(false), "images are pulled without signing in"),
});
