import type { LandingZoneConfig } from "./landing-zone-config";

type Batch = NonNullable<NonNullable<LandingZoneConfig["serving"]>["batch"]>[number];

/** Endpoints that one field of a configuration names. */
export interface EndpointHosts {
  /** E.g. `serving.batch[0].prefix`. */
  readonly path: string;
  /** E.g. `stores-1` and `stores-2`. */
  readonly names: readonly string[];
}

/** The endpoints of an environment: their names are host names of its region. */
export function endpointHosts({ serving }: Pick<LandingZoneConfig, "serving">): EndpointHosts[] {
  return [
    ...(serving?.online ?? []).map(({ name }, at) => ({ path: `serving.online[${at}].name`, names: [name] })),
    ...(serving?.batch ?? []).map((batch, at) => ({
      path: `serving.batch[${at}].prefix`,
      names: batchEndpointNames(batch),
    })),
  ];
}

/** The endpoints that the models of a prefix are spread over. */
export function batchEndpointNames({ deploymentsPerEndpoint = 20, models, prefix }: Batch): string[] {
  return Array.from(
    { length: Math.ceil(models.length / deploymentsPerEndpoint) },
    (_, index) => `${prefix}-${index + 1}`,
  );
}
