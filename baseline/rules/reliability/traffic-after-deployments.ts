import type { AzureEstate } from "../../azure";
import { named, onlineDeploymentsOf } from "../../azure/joins/deployments";
import { sharesOf } from "../../azure/joins/endpoint-traffic";
import { isAtDestroy, placesOf } from "../../azure/joins/endpoints";
import { ONLINE_ENDPOINT, type OnlineEndpoint } from "../../azure/online-endpoint";
import type { GraphResource } from "../../graph";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

export const trafficAfterDeployments = rule({
  id: "reliability/traffic-after-deployments",
  title: "Traffic waits for the deployments that it goes to",
  recommendations: ["reliability/blue-green-online-endpoint", "deploy/update-plan-blue-green"],
  severity: "medium",
  why: "Terraform may write the traffic before the deployment is there, which Azure refuses; or it removes the old one first, and nobody answers.",
  fix: {
    construct: "OnlineTraffic: deployments, all of the endpoint",
    terraform: "what writes the traffic: depends_on with every deployment that it names",
  },
  looksAt: (estate) => estate.all(ONLINE_ENDPOINT).filter(({ resource }) => !isAtDestroy(resource)),
  finds: tooEarly,
});

function tooEarly(endpoint: OnlineEndpoint, estate: AzureEstate): readonly Problem[] {
  const { mirrorTraffic, resource, traffic, written } = endpoint;
  const shares = [traffic, mirrorTraffic].map(sharesOf);
  const names = shares.flatMap((one) => (one.state === "known" ? [...one.value.keys()] : []));
  const deployments = named(
    [resource, ...placesOf(written)].flatMap((place) => onlineDeploymentsOf(place, estate)),
  );
  return [...new Set(names)].flatMap((name) => {
    const deployment = deployments.get(name)?.resource;
    return deployment === undefined || waitsFor(resource, deployment)
      ? []
      : mustHold("no", `the traffic may be written before ${deployment.address} is there`, {
          attribute: traffic.at,
          related: [deployment.address],
        });
  });
}

function waitsFor(resource: GraphResource, deployment: GraphResource): boolean {
  return (
    resource.dependsOn.includes(deployment) || deployment.referrers.some(({ from }) => from === resource)
  );
}
