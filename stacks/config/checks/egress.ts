import { Egress } from "../../../constructs/workspace/egress-intention";
import type { ConfigIssue } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";
import { shownValue, withShownValues } from "../shown-value";
import { check } from "./check";

interface Intention {
  readonly path: string;
  readonly egress: Egress;
  /** The texts that the construct may repeat in a problem. */
  readonly texts: readonly string[];
}

/** What the egress construct would refuse: hosts, wildcards, ports, tags of every customer. */
export const egressRules = check(["egress"], ({ egress = {} }) =>
  intentionsOf(egress).flatMap(({ path, egress: { problems }, texts }) =>
    problems.map(
      (problem): ConfigIssue => ({ path, problem: `is wrong: ${withShownValues(problem, texts)}` }),
    ),
  ),
);

/** One destination opened twice. */
export const distinctEgress = check(["egress"], ({ egress = {} }) => {
  const rules = intentionsOf(egress).flatMap(({ path, egress: { rules } }) =>
    rules.map(({ name, target }) => ({ path, name, target })),
  );
  return rules.flatMap(({ path, name, target }, at): ConfigIssue[] => {
    const first = rules.findIndex((rule) => rule.name === name);
    return first === at
      ? []
      : [{ path, problem: `must not repeat ${rules[first]?.path}: both open ${shownValue(target)}` }];
  });
});

function intentionsOf(egress: NonNullable<LandingZoneConfig["egress"]>): Intention[] {
  const { packageFeed, azureArtifacts, fqdns = [], serviceTags = [], privateEndpoints = [] } = egress;
  return [
    ...(packageFeed === undefined
      ? []
      : [{ path: "egress.packageFeed", egress: Egress.packageFeed(packageFeed), texts: [packageFeed] }]),
    ...(azureArtifacts === undefined
      ? []
      : [
          {
            path: "egress.azureArtifacts",
            egress: Egress.azureArtifacts(azureArtifacts),
            texts: [azureArtifacts.organization, azureArtifacts.accepted.expires],
          },
        ]),
    ...fqdns.map(({ host, wildcard }, at) => ({
      path: `egress.fqdns[${at}]`,
      egress: Egress.fqdn(host, { wildcard }),
      texts: [host],
    })),
    ...serviceTags.map(({ tag, ...options }, at) => ({
      path: `egress.serviceTags[${at}]`,
      egress: Egress.serviceTag(tag, options),
      texts: [tag, options.ports],
    })),
    ...privateEndpoints.map(({ targetId, subresource }, at) => ({
      path: `egress.privateEndpoints[${at}]`,
      egress: Egress.privateEndpoint(targetId, subresource),
      texts: [targetId, subresource],
    })),
  ];
}
