import { type AzureEstate, NETWORK_SECURITY_GROUP } from "../../baseline/azure";
import { knownTargets, nameOfTarget } from "../../baseline/azure/joins/address";
import { ruleSets } from "../../baseline/azure/joins/traffic";
import { SEPARATE_SECURITY_RULE } from "../../baseline/azure/network-security-group";
import { VIRTUAL_NETWORK } from "../../baseline/azure/virtual-network";
import type { GraphResource } from "../../baseline/graph";
import type { ResourceChange } from "../changes";
import { changeOf } from "./change-at";
import type { RiskContext } from "./context";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { OPENED } from "./network-words";
import { type Risk, withoutRules } from "./risk";
import { otherwise } from "./rule-order";
import { type Reach, rangesOf, reachOf } from "./rule-reach";
import { isOf, type RiskWords } from "./weaker-fact";

const THROUGH: RiskWords = {
  ...OPENED,
  what: "a rule lets more through",
  why: "Whoever can send packets there can try what listens.",
  fix: "Name one range and one port, or leave the rule out.",
  severity: "medium",
};

const LOST: RiskWords = { ...THROUGH, what: "a rule that kept something out is gone, or another one" };
const GONE: RiskWords = { ...THROUGH, what: "a rule that kept something out is gone" };

const OVERTAKEN: RiskWords = {
  ...THROUGH,
  what: "a rule lets through what an earlier one kept out",
  fix: "Give the rule that denies the lower priority again.",
};

/** What a rule says, in its group or as a resource of its own. */
const SAID =
  /^(security_rule|body\.properties\.securityRules)(\[|\.|$)|^(body\.properties\.)?(access|direction|priority|protocol|source\w*|destination\w*)(\[|\.|$)/;

/** The rules of one group of either side. */
interface Group {
  readonly rules: readonly Reach[];
  /** The group, where it is in the input. */
  readonly resource?: GraphResource;
  /** Whether the rules that stand in it are told. */
  readonly isTold: boolean;
}

/**
 * Security groups that let more through than before, whether by a rule, without one, or in another order.
 * Rules that stand in a group and those that are resources of their own are the same to it.
 */
export const securityRules: Detector = (context) => {
  const { base, head } = context;
  if (base === undefined || head === undefined) {
    return [];
  }
  const gone = new Gone(context);
  const [before, after] = [groupsOf(base, gone), groupsOf(head)];
  const own = [base, head].flatMap((estate) => rangesOf(estate.all(VIRTUAL_NETWORK)));
  const found = [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Risk[] => {
    const [old, wanted] = [before.get(key) ?? absent(key), after.get(key) ?? absent(key)];
    if (old === undefined || wanted === undefined) {
      return [];
    }
    if (!wanted.isTold && old.isTold) {
      return untold(wanted, context);
    }
    const isMeant = ({ rule }: Reach) =>
      old.isTold || (rule.facts.resource !== old.resource && rule.facts.resource !== wanted.resource);
    const { lost, opened, overtaken } = otherwise(
      old.rules.filter(isMeant),
      wanted.rules.filter(isMeant),
      own,
    );
    const at = (words: RiskWords, ...reaches: readonly Reach[]) =>
      risksAt(
        words,
        reaches.map(({ rule }) => rule.facts.resource),
        gone,
        context,
      );
    return [
      ...opened.flatMap((allow) => at(THROUGH, allow)),
      ...lost.flatMap((deny) => at(LOST, deny)),
      ...overtaken.flatMap(({ allow, deny, wasDeny }) => at(OVERTAKEN, allow, deny, wasDeny)),
    ];
  });
  return onceEach(found);
};

/** A group that comes or goes as a whole is told elsewhere; one that isn't in the input has no such end. */
function absent(key: string): Group | undefined {
  return key.startsWith(ELSEWHERE) ? { rules: [], isTold: true } : undefined;
}

const ELSEWHERE = "elsewhere ";

/** By the address in HEAD or, of what isn't in the input, by name. */
function groupsOf(estate: AzureEstate, gone?: Gone): Map<string, Group> {
  const separate = new Map(estate.all(SEPARATE_SECURITY_RULE).map((one) => [one.resource, one]));
  const inline = new Map(
    estate.all(NETWORK_SECURITY_GROUP).map(({ inlineRules, resource }) => [resource, inlineRules.state]),
  );
  const groups = new Map<string, Group>();
  for (const { resource, rules } of ruleSets(estate)) {
    const state = inline.get(resource);
    const rule = separate.get(resource);
    const reaches = rules.map(reachOf);
    if (state !== undefined) {
      const address = gone?.newAddress(resource.address) ?? resource.address;
      groups.set(address, { rules: reaches, resource, isTold: state !== "unknown" });
    } else if (rule !== undefined) {
      const [target] = knownTargets(rule.group);
      const key = `${ELSEWHERE}${(target && nameOfTarget(target)) ?? resource.address}`;
      groups.set(key, { rules: [...(groups.get(key)?.rules ?? []), ...reaches], isTold: true });
    }
  }
  return groups;
}

/** Somebody writes something else where only a plan tells what it says. */
function untold({ resource }: Group, context: RiskContext): Risk[] {
  const change = resource && changeOf(resource.address, context);
  const attributes = change?.attributes.filter(({ path }) => SAID.test(path)) ?? [];
  return change === undefined || attributes.length === 0
    ? []
    : [{ ...withoutRules("network-opened", change, THROUGH), certainty: "possible", attributes }];
}

/** At the first of the resources to which the pull request does something. */
function risksAt(
  words: RiskWords,
  resources: readonly GraphResource[],
  gone: Gone,
  context: RiskContext,
): Risk[] {
  const change = resources
    .flatMap((resource) => changeAtOf(resource, gone, context) ?? [])
    .find(({ kind }) => kind !== "keep");
  if (change === undefined) {
    return [];
  }
  const isWhole = change.kind === "destroy" || change.kind === "forget";
  return [
    {
      ...withoutRules("network-opened", change, words !== THROUGH && isWhole ? GONE : words),
      attributes: change.attributes.filter(({ path }) => SAID.test(path)),
    },
  ];
}

function changeAtOf(
  { address }: GraphResource,
  gone: Gone,
  context: RiskContext,
): ResourceChange | undefined {
  return changeOf(gone.newAddress(address), context) ?? changeOf(address, context);
}

/** Each thing once of a group, however many rules say it; of a rule, the first. */
function onceEach(risks: readonly Risk[]): Risk[] {
  const told = new Map<ResourceChange, Set<string>>();
  return risks.filter(({ change, what }) => {
    const known = told.get(change) ?? new Set<string>();
    const isTold = known.has(what) || (known.size > 0 && isOf(change, SEPARATE_SECURITY_RULE));
    told.set(change, known.add(what));
    return !isTold;
  });
}
