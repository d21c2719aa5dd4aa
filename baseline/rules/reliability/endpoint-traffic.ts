import { isPatch } from "../../azure/facts";
import { receivers, type Shares, sharesOf, sumOf } from "../../azure/joins/endpoint-traffic";
import { ONLINE_ENDPOINT, type OnlineEndpoint } from "../../azure/online-endpoint";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

/** Azure's own limit. */
const MOST_MIRRORED = 50;

export const endpointTraffic = rule({
  id: "reliability/endpoint-traffic",
  title: "An endpoint's traffic is shared out as a whole, and copies go to a deployment that answers nobody",
  recommendations: [
    "reliability/blue-green-online-endpoint",
    "deploy/online-safe-rollout-mirrored-traffic",
    "deploy/update-plan-blue-green",
    "ai-operations/safe-deployment-strategy",
  ],
  severity: "medium",
  why: "Azure refuses shares that sum to neither 0 nor 100, in the middle of a rollout; copies to the live deployment double its load.",
  fix: {
    construct: "OnlineTraffic: traffic, from the steps of blueGreen",
    terraform:
      "the body that writes the endpoint: traffic with whole percents that sum to 0 or 100, mirrorTraffic of at most 50 to one deployment without traffic",
  },
  looksAt: ONLINE_ENDPOINT,
  finds: (endpoint) => {
    const live = sharesOf(endpoint.traffic);
    const mirror = sharesOf(endpoint.mirrorTraffic);
    return [
      ...(live.state === "known"
        ? ofLive(endpoint, live.value)
        : mustHold("unknown", "its traffic sums to 0 or 100", { attribute: live.at })),
      ...(mirror.state === "known"
        ? ofMirror(endpoint, live.state === "known" ? live.value : new Map(), mirror.value)
        : mustHold("unknown", "its copies are few, and go to one that answers nobody", {
            attribute: mirror.at,
          })),
    ];
  },
});

function ofLive({ resource, traffic }: OnlineEndpoint, shares: Shares): Problem[] {
  const sum = sumOf(shares);
  const isWhole = [...shares.values()].every((share) => Number.isInteger(share) && share >= 0);
  if (isWhole && (sum === 0 || sum === 100)) {
    return [];
  }
  // an update adds to the shares that it finds
  return mustHold(
    isPatch(resource) && isWhole ? "unknown" : "no",
    `the traffic sums to ${sum}, not 0 or 100`,
    {
      attribute: traffic.at,
    },
  );
}

function ofMirror({ mirrorTraffic }: OnlineEndpoint, live: Shares, mirror: Shares): Problem[] {
  const attribute = mirrorTraffic.at;
  const to = receivers(mirror);
  return [
    ...mustHold(sumOf(mirror) <= MOST_MIRRORED ? "yes" : "no", "more than half of the traffic is copied", {
      attribute,
    }),
    ...mustHold(to.length <= 1 ? "yes" : "no", "copies go to more than one deployment", { attribute }),
    ...mustHold(
      to.some((name) => (live.get(name) ?? 0) > 0) ? "no" : "yes",
      "copies go to a deployment that answers requests itself",
      { attribute },
    ),
  ];
}
