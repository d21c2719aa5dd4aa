import { computesWithWorkspace, lacksIn } from "../computes-with-workspace";
import { rule } from "../rule";

export const computeRegistryPull = rule({
  id: "security/compute-registry-pull",
  title: "Computes may pull from the workspace's registry",
  recommendations: [
    "security/managed-identity-between-services",
    "security/approved-container-registries",
    "ai-security/identity-segmentation",
  ],
  severity: "medium",
  why: "A compute that can't pull starts no job, unless somebody opens the registry's admin user for it.",
  fix: {
    construct: "SecureContainerRegistry.grantPull, or grantPush for image builds",
    terraform: "azurerm_role_assignment: AcrPull on the registry for the compute's identity",
  },
  looksAt: computesWithWorkspace,
  finds: (compute, estate) =>
    lacksIn(compute, estate, ({ registry }) => [
      {
        on: registry,
        roles: ["AcrPull", "AcrPush", "Contributor", "Owner"],
        problem: "the compute's identity can't pull images: AcrPull is missing",
      },
    ]),
});
