import {
  CONTAINER_REGISTRY,
  type Fact,
  KEY_VAULT,
  type Kind,
  NETWORK_SECURITY_GROUP,
  type NetworkSecurityGroup,
  OUTBOUND_RULE,
  type SecurityRule,
  STORAGE_ACCOUNT,
  WORKSPACE,
} from "../../baseline/azure";
import { separated } from "../../baseline/azure/joins/text-list";
import { SEPARATE_SECURITY_RULE } from "../../baseline/azure/network-security-group";
import { firewallFacts, STORAGE_FIREWALL } from "../../baseline/azure/storage-firewall";
import type { Subject } from "../../baseline/azure/subject";
import { OPENED, OUTBOUND } from "./network-words";
import { isOn, type RiskWords, type Row, row } from "./weaker-fact";
import { hasMore, hasMorePorts, isOtherHost } from "./wider";

const PUBLIC_ACCESS = {
  azurerm: "public_network_access_enabled",
  body: "properties.publicNetworkAccess",
  whenAbsent: true,
};

const EXCEPTION: RiskWords = {
  ...OPENED,
  what: "its firewall lets more in",
  why: "Whoever comes from there can try to get in.",
  fix: "Name single addresses that somebody answers for, or none.",
  severity: "medium",
};

const HOST: RiskWords = {
  ...OPENED,
  what: "computes reach another place outside",
  why: "What runs on them can send data there.",
  fix: "Make sure that the place is the team's own, or one that it trusts.",
  severity: "medium",
  recommendations: OUTBOUND,
};

const RULE: RiskWords = {
  ...OPENED,
  what: "a rule lets more through",
  why: "Whoever can send packets there can try what listens.",
  fix: "Name one range and one port, or leave the rule out.",
  severity: "medium",
};

/** What a firewall says of who comes past it; a vault and a registry have one word for `bypass`. */
interface Firewall {
  readonly defaultAction: Fact<string>;
  readonly addresses: Fact<unknown>;
  readonly subnets?: Fact<unknown>;
  readonly bypass?: Fact<readonly string[]>;
}

/** What is open, or leads out, as far as one resource says it. */
export const NETWORK_FACTS: readonly Row[] = [
  ...[WORKSPACE, STORAGE_ACCOUNT, KEY_VAULT, CONTAINER_REGISTRY].map((kind: Kind) =>
    row(kind, "network-opened", ({ facts }) => facts.flag(PUBLIC_ACCESS), isOn, OPENED),
  ),
  ...firewall(STORAGE_ACCOUNT, ({ facts }) => firewallFacts(facts, "network_rules.")),
  ...firewall(STORAGE_FIREWALL, (one) => one),
  ...firewall(KEY_VAULT, ({ addresses, defaultAction, subnets }) => ({ addresses, defaultAction, subnets })),
  ...firewall(CONTAINER_REGISTRY, ({ addresses, defaultAction }) => ({ addresses, defaultAction })),
  row(OUTBOUND_RULE, "network-opened", ({ host }) => host, isOtherHost, HOST),
  row(OUTBOUND_RULE, "network-opened", ({ serviceTag }) => serviceTag, isOther, HOST),
  row(OUTBOUND_RULE, "network-opened", ({ ports }) => ports, hasMorePorts, HOST),
  row(
    NETWORK_SECURITY_GROUP,
    "network-opened",
    ({ inlineRules }) => texts(inlineRules, "Allow"),
    hasMore,
    RULE,
  ),
  row(NETWORK_SECURITY_GROUP, "network-opened", ({ inlineRules }) => texts(inlineRules, "Deny"), hasLess, {
    ...RULE,
    what: "a rule that kept something out is gone, or another one",
  }),
  row(SEPARATE_SECURITY_RULE, "network-opened", ({ rule }) => textOf(rule, "Allow"), isOther, RULE),
];

function firewall<S extends Subject>(kind: Kind<S>, read: (subject: S) => Firewall): Row[] {
  const nothing = { state: "absent", at: "//nothing" } as const;
  return [
    row(kind, "network-opened", (one) => read(one).defaultAction, isAllow, OPENED),
    row(kind, "network-opened", (one) => entries(read(one).addresses), hasMore, EXCEPTION),
    row(kind, "network-opened", (one) => entries(read(one).subnets ?? nothing), hasMore, EXCEPTION),
    row(kind, "network-opened", (one) => separated(read(one).bypass ?? nothing), letsMorePast, EXCEPTION),
  ];
}

function entries(fact: Fact<unknown>): Fact<readonly string[]> {
  if (fact.state !== "known") {
    return fact;
  }
  const list = Array.isArray(fact.value) ? fact.value : [fact.value];
  return { ...fact, value: list.map((one) => (typeof one === "string" ? one : JSON.stringify(one))) };
}

function isAllow(after: string | undefined, before: string | undefined): boolean {
  return /^allow$/i.test(after ?? "") && before !== undefined && !/^allow$/i.test(before);
}

function letsMorePast(after: readonly string[] = [], before: readonly string[] = []): boolean {
  return hasMore(
    after.filter((one) => !/^none$/i.test(one)),
    before,
  );
}

/** The rules of a group that allow something, or deny it, each as one text: a change of any is a change. */
function texts(
  rules: NetworkSecurityGroup["inlineRules"],
  wanted: "Allow" | "Deny",
): Fact<readonly string[]> {
  if (rules.state !== "known") {
    return rules.state === "absent" ? { state: "known", at: rules.at, byDefault: true, value: [] } : rules;
  }
  const value = rules.value.flatMap((rule) => {
    const fact = textOf(rule, wanted);
    return fact.state === "known" && fact.value !== "" ? [fact.value] : [];
  });
  return { ...rules, byDefault: false, value };
}

/** Empty for a rule that says the opposite. */
function textOf(rule: SecurityRule, wanted: "Allow" | "Deny"): Fact<string> {
  const { access, destinations, direction, ports, protocol, sources } = rule;
  if (access.state !== "known") {
    return access;
  }
  const isWanted = access.value.toLowerCase() === wanted.toLowerCase();
  const value = isWanted
    ? JSON.stringify([direction, protocol, sources, destinations, ports].map(shown))
    : "";
  return { ...access, at: "", value };
}

function shown(fact: Fact<unknown>): unknown {
  const value = fact.state === "known" ? fact.value : fact.state;
  return Array.isArray(value) ? [...value].sort() : value;
}

function hasLess(after: readonly string[] = [], before: readonly string[] = []): boolean {
  return hasMore(before, after);
}

function isOther(after: string | undefined, before: string | undefined): boolean {
  return (after ?? "") !== "" && before !== undefined && after !== before;
}
