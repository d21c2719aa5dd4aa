import { COMPUTE } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { mustHave } from "../must";
import { rule } from "../rule";

export const kubernetesNamespace = rule({
  id: "security/kubernetes-namespace",
  title: "A workspace has a namespace of its own in a Kubernetes cluster",
  recommendations: ["security/use-case-workspace-segregation", "ai-reliability/bulkhead-isolation"],
  severity: "medium",
  why: "Limits, rights and network policies hold for a namespace: in the default one, another use case takes what this one needs, and reads its secrets.",
  fix: {
    construct: "KubernetesAttachment: namespace, a KubernetesNamespace",
    terraform:
      "azapi_resource of Microsoft.MachineLearningServices/workspaces/computes: properties.properties.namespace of its own",
  },
  looksAt: (estate) =>
    withoutPatches(estate.all(COMPUTE)).filter(
      ({ computeType }) => computeType.state === "known" && /^kubernetes$/i.test(computeType.value),
    ),
  finds: ({ namespace }) =>
    mustHave(
      namespace,
      (name) => !/^default$/i.test(name),
      "the models share a namespace with everything else",
    ),
});
