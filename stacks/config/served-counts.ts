import { endpointHosts } from "./endpoint-hosts";
import type { LandingZoneConfig } from "./landing-zone-config";
import { servingLimits } from "./resolve-serving";

type Config = Pick<LandingZoneConfig, "serving">;

/** What counts against a limit of the subscription. */
export interface ServedCount {
  readonly things: "endpoints" | "deployments";
  readonly count: number;
  readonly limit: number;
  /** The field that says the limit. */
  readonly field: "mostEndpoints" | "mostDeployments";
}

/** Endpoints and deployments of an environment, online and batch: Azure counts both together, by region. */
export function servedCounts({ serving }: Config): ServedCount[] {
  const { batch = [], online = [] } = serving ?? {};
  const { mostDeployments, mostEndpoints } = servingLimits(serving ?? {});
  const endpoints = endpointHosts({ serving }).flatMap(({ names }) => names).length;
  const deployments =
    online.flatMap((one) => one.deployments).length +
    batch.flatMap(({ models }) => models.filter(({ retired }) => !retired)).length;
  return [
    { things: "endpoints", count: endpoints, limit: mostEndpoints, field: "mostEndpoints" },
    { things: "deployments", count: deployments, limit: mostDeployments, field: "mostDeployments" },
  ];
}
