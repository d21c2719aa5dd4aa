const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
// The last label begins with a letter: an IPv4 address is not a name.
const HOST = new RegExp(`^(?:${LABEL}\\.)+(?=[a-z])${LABEL}$`);
const WILDCARD = "*.";

/** Whether `host` stands for all hosts below a domain. */
export function isWildcard(host: string): boolean {
  return host.startsWith(WILDCARD);
}

/**
 * What is wrong with the host of a rule, in words; `undefined` if nothing is. No port: the rules
 * of a managed network pass 80 and 443, whatever one writes.
 */
export function hostProblem(host: string): string | undefined {
  const name = isWildcard(host) ? host.slice(WILDCARD.length) : host;
  return name.length <= 253 && HOST.test(name)
    ? undefined
    : `host "${host}" must be a DNS name in lower case with at least two labels, without scheme, port and path, e.g. packages.example.com`;
}
