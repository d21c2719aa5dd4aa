import { purposeOf } from "../../azure/joins/compute-purpose";
import { identitiesOfCompute } from "../../azure/joins/identity-uses";
import { workspaceAt } from "../../azure/joins/workspaces";
import { computesWithWorkspace } from "../computes-with-workspace";
import { needs } from "../needed-role";
import { rule } from "../rule";

export const imageBuildPush = rule({
  id: "security/image-build-push",
  title: "The cluster that builds images may push them to the workspace's registry",
  recommendations: [
    "security/managed-identity-between-services",
    "security/approved-container-registries",
    "security/dependent-services-private",
  ],
  severity: "medium",
  why: "A private registry builds nothing by itself; if the cluster can't push, people build images elsewhere.",
  fix: {
    construct: "SecureContainerRegistry.grantPush",
    terraform: "azurerm_role_assignment: AcrPush on the registry for the identity of the image build cluster",
  },
  looksAt: (estate) =>
    computesWithWorkspace(estate).filter((compute) => purposeOf(compute, estate) === "image builds"),
  finds: (compute, estate) => {
    const workspace = workspaceAt(compute.workspace, estate);
    return workspace === undefined
      ? []
      : needs(
          identitiesOfCompute(compute),
          {
            on: workspace.registry,
            roles: ["AcrPush", "Contributor", "Owner"],
            problem: "the identity of the image build cluster can't push images: AcrPush is missing",
          },
          estate,
        );
  },
});
