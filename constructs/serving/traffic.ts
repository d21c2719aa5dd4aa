/** Percent of an endpoint's requests by deployment, e.g. `{ blue: 90, green: 10 }`. */
export type Shares = Readonly<Record<string, number>>;

/** Who answers an endpoint's requests, and who sees a copy of them. */
export interface Traffic {
  /** Whole percents that sum to 100; nothing, or zeros, while no deployment may answer yet. */
  readonly live: Shares;
  /**
   * One deployment without live traffic, and the percents of requests that it gets a copy of, 1 to 50: its
   * answers reach nobody.
   * @default - none
   */
  readonly mirror?: Shares;
}

/** Azure's own limit: more would cost the network twice. */
const MOST_MIRRORED = 50;

/** What is wrong with a split, all at once; empty if nothing is. */
export function trafficProblems({ live, mirror = {} }: Traffic, deployments: readonly string[]): string[] {
  const sum = Object.values(live).reduce((all, share) => all + share, 0);
  const mirrored = Object.entries(mirror).filter(([, share]) => share !== 0);
  return [
    ...sharesProblems("live", live, 100, deployments),
    ...sharesProblems("mirror", mirror, MOST_MIRRORED, deployments),
    ...(sum === 0 || sum === 100 ? [] : [`live must sum to 0 or to 100 (it sums to ${sum})`]),
    ...(mirrored.length > 1 ? [`mirror takes one deployment (got ${mirrored.length})`] : []),
    ...mirrored
      .filter(([name]) => (live[name] ?? 0) > 0)
      .map(([name]) => `mirror.${name} has live traffic: a copy goes to a deployment that answers nobody`),
    ...(mirrored.length > 0 && sum === 0 ? ["mirror copies live traffic, and there is none"] : []),
  ];
}

function sharesProblems(
  field: string,
  shares: Shares,
  most: number,
  deployments: readonly string[],
): string[] {
  return Object.entries(shares).flatMap(([name, share]) => [
    ...(deployments.includes(name)
      ? []
      : [
          `${field}.${name} is no deployment of the endpoint (${deployments.length === 0 ? "it has none" : `it has ${deployments.join(", ")}`})`,
        ]),
    ...(Number.isInteger(share) && share >= 0 && share <= most
      ? []
      : [`${field}.${name} must be a whole number from 0 to ${most} (got ${share})`]),
  ]);
}
