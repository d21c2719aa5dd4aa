import { type AzureEstate, KEY_VAULT, PRIVATE_ENDPOINT, WORKSPACE, ZONE_LINK } from "../../baseline/azure";
import { knownTargets } from "../../baseline/azure/joins/address";
import { holdsEncryptionKeys } from "../../baseline/azure/joins/encryption-key";
import { resourcesAt } from "../../baseline/azure/joins/references";
import type { ResourceChange } from "../changes";
import { subscriptionOf } from "../changes/same-id";
import type { RiskContext } from "./context";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { References, rerouted, type Targets } from "./leads-to";
import { OPENED, OUTBOUND } from "./network-words";
import { type Risk, withoutRules } from "./risk";
import { attributesAt, isOf, type RiskWords } from "./weaker-fact";

const OTHER_GROUP: RiskWords = {
  ...OPENED,
  what: "rules that aren't in the input filter its traffic",
  why: "Nobody here can tell what the other security group lets through.",
  fix: "Make sure whose group it is, and that it denies what the old one denied.",
  severity: "medium",
};

const OTHER_NETWORK: RiskWords = {
  ...OPENED,
  what: "another network looks up its names, and the one of before doesn't",
  why: "In the one of before they lead to the public addresses of the same services.",
  fix: "Keep the link, and add another one where another network needs the names.",
  severity: "medium",
};

const MORE_NETWORKS: RiskWords = {
  ...OPENED,
  what: "a network that isn't in the input looks up its names",
  why: "Whoever is in that network learns the private addresses, and with a route reaches them.",
  fix: "Make sure whose network it is.",
  severity: "low",
};

const WAY_OUT: RiskWords = {
  ...OPENED,
  what: "it leads into another subscription",
  why: "What is in the network can send data there, past every firewall and every outbound rule.",
  fix: "Make sure that the resource is the organisation's own.",
  severity: "medium",
  recommendations: OUTBOUND,
};

const TRUSTED: RiskWords = {
  ...OPENED,
  what: "services of Azure pass its firewall",
  why: "Any of those that Microsoft trusts comes past it, with the rights that it has.",
  fix: "Let them in only where a service of Azure works with the vault.",
  severity: "medium",
};

const GROUP_ASSOCIATION = /^azurerm_(subnet|network_interface)_network_?security_group_association$/;
const GROUP = /(^|\.)network_security_group_id$|networkSecurityGroup\.id$/;
const NETWORK = /^(virtual_network_id|body\.properties\.virtualNetwork\.id)$/;

/** What stays, or comes, and leads to what isn't the stack's own: other rules, other networks, other subscriptions. */
export const networkMoved: Detector = (context) => {
  const { base, head } = context;
  if (base === undefined || head === undefined) {
    return [];
  }
  const gone = new Gone(context);
  const references = new References(context, gone);
  return context.changes.flatMap((change) => [
    ...otherGroup(change, references),
    ...otherNetwork(change, references),
    ...(change.kind === "create" ? comes(change, gone, head) : []),
    ...trusted(change, context),
  ]);
};

function otherGroup(change: ResourceChange, references: References): Risk[] {
  const isAssociation =
    GROUP_ASSOCIATION.test(change.type) || change.armType?.startsWith("microsoft.network/");
  const found = isAssociation ? rerouted(change, GROUP, references) : [];
  const outside = found.filter(
    ({ attribute: { after, path } }) => after.state !== "absent" && isOutside(change, path),
  );
  return outside.length === 0
    ? []
    : [
        {
          ...withoutRules("network-opened", change, OTHER_GROUP),
          certainty: "possible",
          attributes: outside.map(({ attribute }) => attribute),
        },
      ];
}

function isOutside({ after }: ResourceChange, path: string): boolean {
  const targets = after?.targets(path.replace(/\[(\d+)\]/g, ".$1"));
  return targets?.state !== "known" || targets.value.some((one) => !isOwn(one));
}

function isOwn(one: Extract<Targets, { state: "known" }>["value"][number]): boolean {
  return one.kind === "resource" && one.resource.mode === "managed";
}

function otherNetwork(change: ResourceChange, references: References): Risk[] {
  const found = isOf(change, ZONE_LINK)
    ? rerouted(change, NETWORK, references).filter(({ attribute }) => attribute.after.state !== "absent")
    : [];
  return found.length === 0
    ? []
    : [
        {
          ...withoutRules("network-opened", change, OTHER_NETWORK),
          certainty: found.some(({ leads }) => leads === "elsewhere") ? "certain" : "possible",
          attributes: found.map(({ attribute }) => attribute),
        },
      ];
}

/** What is new on what was there: whose network, or whose service it is only people know. */
function comes(change: ResourceChange, gone: Gone, head: AzureEstate): Risk[] {
  const { after } = change;
  if (after === undefined) {
    return [];
  }
  const told = (words: RiskWords): Risk => ({
    ...withoutRules("network-opened", change, words),
    certainty: "possible",
  });
  if (isOf(change, ZONE_LINK)) {
    const { network, zone } = ZONE_LINK.read(after);
    const isForeign = knownTargets(network).some((one) => !isOwn(one));
    return isForeign && !gone.isCreated(zone) ? [told(MORE_NETWORKS)] : [];
  }
  if (isOf(change, PRIVATE_ENDPOINT)) {
    const { subnet, target } = PRIVATE_ENDPOINT.read(after);
    const own = subscriptionOf(after, head);
    const isForeign = knownTargets(target).some((one) => {
      const [, theirs] = (one.kind === "external" && /^\/subscriptions\/([^/]+)\//i.exec(one.id)) || [];
      return own !== undefined && theirs !== undefined && theirs.toLowerCase() !== own;
    });
    return isForeign && !gone.isCreated(subnet) ? [told(WAY_OUT)] : [];
  }
  return [];
}

/** A workspace and what is encrypted need them in: a rule of the baseline asks for that. */
function trusted(change: ResourceChange, { head }: RiskContext): Risk[] {
  const { after, before } = change;
  if (head === undefined || before === undefined || after === undefined || !isOf(change, KEY_VAULT)) {
    return [];
  }
  const [old, wanted] = [KEY_VAULT.read(before).bypass, KEY_VAULT.read(after).bypass];
  const isOpened =
    old.state === "known" &&
    !/^azureservices$/i.test(old.value) &&
    wanted.state === "known" &&
    /^azureservices$/i.test(wanted.value);
  const isNeeded = () =>
    holdsEncryptionKeys(after, head) ||
    head.all(WORKSPACE).some(({ vault }) => resourcesAt(vault).includes(after));
  return isOpened && !isNeeded()
    ? [
        {
          ...withoutRules("network-opened", change, TRUSTED),
          attributes: attributesAt(change, old.at, wanted.at),
        },
      ]
    : [];
}
