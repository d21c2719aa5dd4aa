import { purposeOf } from "../../azure/joins/compute-purpose";
import { computesWithWorkspace, lacksIn } from "../computes-with-workspace";
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
  finds: (compute, estate) =>
    lacksIn(compute, estate, ({ registry }) => [
      {
        on: registry,
        roles: ["AcrPush", "Contributor", "Owner"],
        problem: "the identity of the image build cluster can't push images: AcrPush is missing",
      },
    ]),
});
