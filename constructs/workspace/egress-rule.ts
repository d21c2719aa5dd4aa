import { createHash } from "node:crypto";
import type { Deviation } from "../governance/deviation";

interface NamedRule {
  /** The rule's name in the workspace, and the last part of its Terraform address. */
  readonly name: string;
  /** What it opens, in words for error messages. */
  readonly target: string;
  /** Who accepted that it opens more than one destination. @default - it doesn't */
  readonly deviation?: Deviation;
}

/** Transport protocols of a service tag rule; `*` is any. */
export type EgressProtocol = "TCP" | "UDP" | "ICMP" | "*";

/** A host that the managed firewall lets HTTP and HTTPS pass to. */
export interface FqdnRule extends NamedRule {
  readonly kind: "fqdn";
  readonly host: string;
}

/** The addresses of a service, on named ports. */
export interface ServiceTagRule extends NamedRule {
  readonly kind: "serviceTag";
  readonly serviceTag: string;
  readonly protocol: EgressProtocol;
  readonly ports: string;
}

/** A private endpoint inside the managed network. */
export interface PrivateEndpointRule extends NamedRule {
  readonly kind: "privateEndpoint";
  readonly targetId: string;
  readonly subresource: string;
  readonly spark: boolean;
}

/** One outbound rule of a managed network. */
export type EgressRule = FqdnRule | ServiceTagRule | PrivateEndpointRule;

// The published schema's rule (3 to 33 characters), without what differs in case alone.
const NAME = /^[a-z0-9][a-z0-9-]{2,32}$/;
const LONGEST = 33;

/** What is wrong with the name of a rule, in words; `undefined` if nothing is. */
export function ruleNameProblem(name: string): string | undefined {
  return NAME.test(name)
    ? undefined
    : `name "${name}" must be 3 to ${LONGEST} lower-case letters, digits and hyphens, beginning with a letter or digit`;
}

/**
 * The name of the rule for `target`: the same at each synthesis and, whatever rules stand before
 * it, so that no rule is replaced because of another.
 */
export function ruleNameOf(target: string): string {
  const slug = target
    .toLowerCase()
    .replace("*", "any")
    .replace(/[^a-z0-9]+/g, "-");
  if (slug.length <= LONGEST) {
    return slug;
  }
  const digest = createHash("sha256").update(target).digest("hex").slice(0, 8);
  return `${slug.slice(0, 24)}-${digest}`;
}
