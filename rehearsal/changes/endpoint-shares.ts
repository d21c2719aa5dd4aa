import { objectAt } from "../simulator/arm/json";
import type { ArmResource } from "../simulator/arm/resource-store";

/** How the requests of an online endpoint are shared out, in percent by deployment; zeros are left out. */
export interface EndpointShares {
  readonly live: ReadonlyMap<string, number>;
  /** Who gets copies of how many of them. */
  readonly mirror: ReadonlyMap<string, number>;
}

/** The shares in an endpoint as Azure holds it, or in the body of a request. */
export function sharesIn(endpoint: ArmResource | unknown): EndpointShares {
  return { live: share(endpoint, "traffic"), mirror: share(endpoint, "mirrorTraffic") };
}

/** What all deployments answer together: 100 once one of them is live. */
export function sumOf({ live }: EndpointShares): number {
  return [...live.values()].reduce((sum, percent) => sum + percent, 0);
}

/** Deployments that answer requests and get copies of them at the same time: Azure has no such thing. */
export function mirrorsToLive({ live, mirror }: EndpointShares): string[] {
  return [...mirror.keys()].filter((name) => live.has(name));
}

/** `blue 90, green 10`, with copies after it: `blue 100; a copy of 10 to green`. */
export function sharesText({ live, mirror }: EndpointShares): string {
  const text = [...live].map(([name, percent]) => `${name} ${percent}`).join(", ") || "no traffic";
  return [text, ...[...mirror].map(([name, percent]) => `a copy of ${percent} to ${name}`)].join("; ");
}

/** Azure ignores the case of names. */
function share(from: unknown, property: "traffic" | "mirrorTraffic"): Map<string, number> {
  return new Map(
    Object.entries(objectAt(from, "properties", property))
      .map(([name, percent]) => [name.toLowerCase(), Number(percent)] as const)
      .filter(([, percent]) => percent > 0),
  );
}
