import {
  CONTAINER_REGISTRY,
  type Fact,
  KEY_VAULT,
  type Kind,
  OUTBOUND_RULE,
  STORAGE_ACCOUNT,
  WORKSPACE,
} from "../../baseline/azure";
import { separated } from "../../baseline/azure/joins/text-list";
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

function isOther(after: string | undefined, before: string | undefined): boolean {
  return (after ?? "") !== "" && before !== undefined && after !== before;
}
