import { not } from "../../azure";
import { receivers, sharesOf } from "../../azure/joins/endpoint-traffic";
import { answersOnKubernetes } from "../../azure/joins/kubernetes-endpoint";
import { ONLINE_ENDPOINT } from "../../azure/online-endpoint";
import { mustHold } from "../must";
import { rule } from "../rule";

export const kubernetesMirror = rule({
  id: "reliability/kubernetes-mirror",
  title: "No copies of requests are asked of a Kubernetes endpoint, which makes none",
  recommendations: ["deploy/online-safe-rollout-mirrored-traffic", "deploy/online-managed-or-kubernetes"],
  severity: "medium",
  why: "Azure copies requests on its own machines only: a candidate that got none is promoted as if it had been tried.",
  fix: {
    construct:
      "OnlineEndpoint on a KubernetesAttachment takes no mirror; a canary of few percent tries a candidate there",
    terraform: "the body that writes the endpoint: no mirrorTraffic where compute is a Kubernetes cluster",
  },
  looksAt: ONLINE_ENDPOINT,
  finds: ({ compute, mirrorTraffic }, estate) => {
    const mirror = sharesOf(mirrorTraffic);
    // what can't be told of copies is another rule's
    return mirror.state === "known" && receivers(mirror.value).length > 0
      ? mustHold(
          not(answersOnKubernetes(compute, estate)),
          "copies go to nobody: a Kubernetes cluster answers",
          {
            attribute: mirrorTraffic.at,
          },
        )
      : [];
  },
});
