import type { ConfigIssue } from "../config-issue";
import { check } from "./check";

/** Wildcards need somebody who accepted them; a plain host needs nobody. */
export const wildcards = check(["egress"], ({ egress }) =>
  (egress?.fqdns ?? []).flatMap(({ host, wildcard }, at): ConfigIssue[] => {
    const path = `egress.fqdns[${at}].wildcard`;
    if (host.startsWith("*.") && wildcard === undefined) {
      return [{ path, problem: `is missing; the wildcard in ${JSON.stringify(host)} needs a Deviation` }];
    }
    return !host.startsWith("*.") && wildcard !== undefined
      ? [{ path, problem: `must be left out: ${JSON.stringify(host)} has no wildcard` }]
      : [];
  }),
);

/** Ports above 65535 and ranges from high to low. */
export const ports = check(["egress"], ({ egress }) =>
  (egress?.serviceTags ?? []).flatMap((rule, at): ConfigIssue[] =>
    rule.ports.split(",").every(isPortRange)
      ? []
      : [
          {
            path: `egress.serviceTags[${at}].ports`,
            problem: `must be ports from 1 to 65535, ranges from low to high (got ${JSON.stringify(rule.ports)})`,
          },
        ],
  ),
);

function isPortRange(text: string): boolean {
  const [from = 0, to = from] = text.split("-").map(Number);
  return from >= 1 && from <= to && to <= 65535;
}
