/** A rule of a network security group; the first one that matches, by priority, decides. */
export interface SecurityRule {
  /** Unique in its group, 1 to 80 characters, e.g. `allow-https`. */
  readonly name: string;
  /** 100 to 4096, unique among the rules of its direction; lower numbers are looked at first. */
  readonly priority: number;
  readonly direction: "Inbound" | "Outbound";
  readonly access: "Allow" | "Deny";
  readonly protocol: "Tcp" | "Udp" | "*";
  /** A CIDR range, a service tag or `*`. */
  readonly source: string;
  /** A CIDR range, a service tag or `*`. */
  readonly destination: string;
  /** Destination ports or ranges of them, e.g. `443`, `8000-8100`; `*` alone for all. */
  readonly ports: readonly string[];
  /** Why, for the reader of the rules; at most 140 characters. */
  readonly description: string;
}

const MIN_PRIORITY = 100;
export const MAX_PRIORITY = 4096;

/** Where the rules lie that are given besides built-in ones: behind those, before the last Deny. */
const ADDITIONAL = { from: 200, to: 3999 };

/**
 * What is wrong with rules given besides built-in ones, in words; empty if nothing is. They may
 * open the way to the Internet only where a firewall stands in it and decides.
 *
 * @param firewallProp the prop that leads to a firewall
 * @param hasFirewall whether it is given
 */
export function additionalRuleProblems(
  rules: readonly SecurityRule[],
  firewallProp: string,
  hasFirewall: boolean,
): string[] {
  return rules.flatMap(({ name, priority, direction, access, source, destination }) => {
    const problems: string[] = [];
    if (priority < ADDITIONAL.from || priority > ADDITIONAL.to) {
      problems.push(`priority must be from ${ADDITIONAL.from} to ${ADDITIONAL.to} (got ${priority})`);
    }
    if (access === "Allow" && direction === "Inbound" && isAnywhere(source)) {
      problems.push(`source "${source}" lets the Internet in; name a range or a service tag`);
    }
    if (access === "Allow" && direction === "Outbound" && isAnywhere(destination) && !hasFirewall) {
      problems.push(
        `destination "${destination}" opens the way to the Internet; name a range or a service tag, or give ${firewallProp}`,
      );
    }
    return problems.map((problem) => `additionalRules: "${name}": ${problem}`);
  });
}

function isAnywhere(address: string): boolean {
  return ["*", "internet", "0.0.0.0/0"].includes(address.toLowerCase());
}

/** What is wrong with a set of rules, in words; empty if nothing is. */
export function securityRuleProblems(rules: readonly SecurityRule[]): string[] {
  return rules.flatMap((rule, index) => [
    ...ruleProblems(rule),
    ...rules.slice(0, index).flatMap((earlier) => clashes(earlier, rule)),
  ]);
}

function ruleProblems(rule: SecurityRule): string[] {
  const problems: string[] = [];
  const { name, priority, ports, description } = rule;
  if (!/^[a-zA-Z0-9](?:[\w.-]{0,78}\w)?$/.test(name)) {
    problems.push(
      `rule name ${JSON.stringify(name)} must be 1 to 80 letters, digits, ".", "_" and "-", beginning with a letter or digit`,
    );
  }
  if (!Number.isInteger(priority) || priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
    problems.push(
      `priority of rule "${name}" must be a whole number from ${MIN_PRIORITY} to ${MAX_PRIORITY} (got ${priority})`,
    );
  }
  if (ports.length === 0) {
    problems.push(`ports of rule "${name}" must name at least one port; "*" for all`);
  }
  if (description.length > 140) {
    problems.push(
      `description of rule "${name}" has ${description.length} characters, at most 140 are allowed`,
    );
  }
  return problems;
}

function clashes(earlier: SecurityRule, rule: SecurityRule): string[] {
  const problems: string[] = [];
  if (earlier.name.toLowerCase() === rule.name.toLowerCase()) {
    problems.push(`rule name "${rule.name}" is used twice`);
  }
  if (earlier.direction === rule.direction && earlier.priority === rule.priority) {
    problems.push(
      `rules "${earlier.name}" and "${rule.name}" have the same priority ${rule.priority} ${rule.direction.toLowerCase()}`,
    );
  }
  return problems;
}
