import {
  knownValue,
  NETWORK_SECURITY_GROUP,
  OUTBOUND_RULE,
  PRIVATE_DNS_ZONE,
  PRIVATE_ENDPOINT,
  PUBLIC_IP,
  ZONE_LINK,
} from "../../baseline/azure";
import { SECURITY_GROUP_ASSOCIATION } from "../../baseline/azure/network-security-group";
import { publishedByAnybody } from "../../baseline/azure/public-places";
import { REGISTRY_CACHE_RULE } from "../../baseline/azure/registry-parts";
import type { ResourceChange } from "../changes";
import type { RiskContext } from "./context";
import type { Detector } from "./detectors";
import { isGateway, WAYS } from "./gateways";
import { Gone } from "./goes-with";
import { NETWORK_FACTS } from "./network-facts";
import { OPENED, OUTBOUND } from "./network-words";
import { isOfTypes, servesNew } from "./of-types";
import { PERIMETER_ASSOCIATION } from "./perimeter";
import { type Risk, withoutRules } from "./risk";
import { isOf, type RiskWords, weakerFacts } from "./weaker-fact";

/** What protects by being there, or opens by being there. */
interface Whole {
  readonly isIt: (change: ResourceChange, gone: Gone, context: RiskContext) => boolean;
  readonly words: RiskWords;
}

const UNFILTERED: RiskWords = {
  ...OPENED,
  what: "nothing filters the subnet's traffic any more",
  why: "Whatever reaches the network reaches each machine in it.",
  fix: "Keep a group on every subnet.",
};

const WAY: RiskWords = {
  ...OPENED,
  what: "the network gets a way that it did not have",
  why: "Traffic can pass there that no private endpoint and no outbound rule sees.",
  fix: "Make sure that it leads where it should, and only that way round.",
  severity: "medium",
};

/** What goes while what it protects stays. */
const TAKEN: readonly Whole[] = [
  {
    isIt: (change, gone) =>
      isOf(change, PRIVATE_ENDPOINT) &&
      !(change.before !== undefined && gone.isDestroyed(PRIVATE_ENDPOINT.read(change.before).target)),
    words: {
      ...OPENED,
      what: "its target has one private entry less",
      why: "What used it gets no answer any more, or goes to the public address, which somebody then opens.",
      fix: "Keep the endpoint as long as anything uses its target.",
    },
  },
  {
    isIt: (change, gone) =>
      (isOf(change, ZONE_LINK) || isOf(change, PRIVATE_DNS_ZONE)) && !gone.isUnused(change),
    words: {
      ...OPENED,
      what: "private names are not resolved in the network any more",
      why: "They lead to the public addresses of the same services.",
      fix: "Keep zone and link as long as a private endpoint writes its names there.",
    },
  },
  {
    isIt: (change, gone) =>
      isOf(change, SECURITY_GROUP_ASSOCIATION) &&
      !(
        change.before !== undefined && gone.isDestroyed(SECURITY_GROUP_ASSOCIATION.read(change.before).subnet)
      ),
    words: UNFILTERED,
  },
  {
    isIt: (change) =>
      change.type !== "azurerm_subnet_network_security_group_association" &&
      /_security_group_association$/.test(change.type),
    words: UNFILTERED,
  },
  { isIt: isGroupOnSomething, words: UNFILTERED },
  {
    isIt: (change, gone) =>
      isOf(change, PERIMETER_ASSOCIATION) &&
      !(change.before !== undefined && gone.isDestroyed(PERIMETER_ASSOCIATION.read(change.before).inside)),
    words: {
      ...OPENED,
      what: "the resource in it has no perimeter around it any more",
      why: "Whatever its own firewall lets in comes in, and what it sends goes anywhere.",
      fix: "Keep the association.",
      severity: "medium",
    },
  },
];

/** What comes, while what it opens was there. */
const COME: readonly Whole[] = [
  {
    isIt: ({ after, ...change }, gone) =>
      isOf(change, OUTBOUND_RULE) &&
      after !== undefined &&
      !isPrivateRule(after) &&
      !gone.isCreated(OUTBOUND_RULE.read(after).workspace),
    words: {
      ...OPENED,
      what: "computes reach one more place outside",
      why: "What runs on them can send data there.",
      fix: "Make sure that the place is the team's own, or one that it trusts, and that the rule is as narrow as can be.",
      severity: "medium",
      recommendations: OUTBOUND,
    },
  },
  {
    isIt: ({ after, ...change }, gone) =>
      isOf(change, REGISTRY_CACHE_RULE) &&
      after !== undefined &&
      isPublished(after) &&
      !servesNew(after, ["container_registry_id", "parent_id"], [], gone),
    words: {
      ...OPENED,
      what: "it hands on images from a place where anybody publishes",
      why: "Whoever gets hold of that repository has code run on the computes.",
      fix: "Make sure who publishes there, or import the images that are needed.",
      severity: "medium",
      recommendations: ["security/approved-container-registries"],
    },
  },
  { isIt: (change) => isOf(change, PUBLIC_IP) || isOfTypes(change, WAYS), words: WAY },
  { isIt: isGateway, words: WAY },
];

const ofFacts = weakerFacts(NETWORK_FACTS);

/** Public access, outbound rules, inbound rules; private endpoints, zones and their links that go. */
export const networkOpened: Detector = (context) => {
  const gone = new Gone(context);
  const found = context.changes.flatMap((change): Risk[] => {
    const comes = change.kind === "create" && context.base !== undefined;
    const rows = gone.isTaken(change) ? TAKEN : comes ? COME : [];
    return rows
      .filter(({ isIt }) => isIt(change, gone, context))
      .map(({ words }) => withoutRules("network-opened", change, words));
  });
  return [...found, ...ofFacts(context)];
};

/** Where an association puts it on a subnet, the association tells. */
function isGroupOnSomething(change: ResourceChange, gone: Gone, { base }: RiskContext): boolean {
  if (!isOf(change, NETWORK_SECURITY_GROUP)) {
    return false;
  }
  const { before } = change;
  const associations = (base?.all(SECURITY_GROUP_ASSOCIATION) ?? []).filter(
    ({ group }) =>
      group.state === "known" &&
      group.value.some((one) => one.kind === "resource" && one.resource === before),
  );
  return associations.length === 0 || !associations.every(({ resource }) => gone.has(resource));
}

function isPublished(after: NonNullable<ResourceChange["after"]>): boolean {
  const source = knownValue(REGISTRY_CACHE_RULE.read(after).source);
  return source !== undefined && publishedByAnybody(source.split("/")[0] ?? "") !== undefined;
}

function isPrivateRule(after: NonNullable<ResourceChange["after"]>): boolean {
  const { ruleType } = OUTBOUND_RULE.read(after);
  return ruleType.state === "known" && ruleType.value === "PrivateEndpoint";
}
