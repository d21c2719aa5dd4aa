import type { AzureEstate } from "../../azure";
import { isAtDestroy } from "../../azure/joins/endpoints";
import { answersOnKubernetes } from "../../azure/joins/kubernetes-endpoint";
import { ungated } from "../../azure/joins/traffic-gates";
import { ONLINE_ENDPOINT, type OnlineEndpoint } from "../../azure/online-endpoint";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

export const trafficGate = rule({
  id: "reliability/traffic-gate",
  title: "In production, a rise of traffic waits until somebody has asked the deployment",
  recommendations: [
    "ai-operations/safe-deployment-strategy",
    "deploy/update-plan-blue-green",
    "deploy/online-safe-rollout-mirrored-traffic",
  ],
  severity: "low",
  why: "A model that answers nothing, or nonsense, reaches callers with the next apply. A pipeline may ask before it applies, which Terraform doesn't show: then say so in an acknowledgement.",
  fix: {
    construct: "GatedTraffic: smokeTest; in environments/: serving.online[].smokeTest",
    terraform:
      "what writes the traffic: depends_on with a resource whose lifecycle has a postcondition about the deployment's smoke test",
  },
  // a plan doesn't repeat what the configuration says of a resource's life
  looksAt: (estate) =>
    estate.graph.kind === "configuration" && estate.environment.production
      ? estate.all(ONLINE_ENDPOINT).filter((one) => isManaged(one, estate))
      : [],
  finds: unasked,
});

/** What a cluster answers is asked with a token that no gate of this kind has. */
function isManaged({ compute, resource }: OnlineEndpoint, estate: AzureEstate): boolean {
  return !isAtDestroy(resource) && answersOnKubernetes(compute, estate) !== "yes";
}

function unasked(endpoint: OnlineEndpoint, estate: AzureEstate): readonly Problem[] {
  const attribute = endpoint.traffic.at;
  const names = ungated(endpoint, estate);
  return names === undefined
    ? mustHold("unknown", "requests reach nobody who wasn't asked", { attribute })
    : names.flatMap((name) =>
        mustHold("no", `requests reach ${name}, and nothing that the traffic waits for has asked it`, {
          attribute,
        }),
      );
}
