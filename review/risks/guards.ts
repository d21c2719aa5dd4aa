import {
  APPLICATION_INSIGHTS,
  CONTAINER_REGISTRY,
  type Fact,
  LOG_ANALYTICS,
  WORKSPACE,
} from "../../baseline/azure";
import { COMPUTE } from "../../baseline/azure/compute";
import { VIRTUAL_NETWORK } from "../../baseline/azure/virtual-network";
import { FIREWALL_POLICY, WEB_FIREWALL } from "./filters";
import { OPENED, OUTBOUND } from "./network-words";
import { PERIMETER_ASSOCIATION } from "./perimeter";
import { isOff, isOn, type RiskWords, row, weakerFacts } from "./weaker-fact";

/** From weakest; what stands further to the right keeps out more. */
type Levels = readonly string[];

const FILTERED: RiskWords = {
  ...OPENED,
  what: "what is known to attack isn't stopped any more",
  why: "Addresses and patterns that Microsoft knows for attacks pass, and at most somebody reads of it later.",
  fix: "Keep the mode.",
  severity: "medium",
};

const PERIMETER: RiskWords = {
  ...OPENED,
  what: "the perimeter only writes down what it would keep out",
  why: "Whatever the resource's own firewall lets in comes in.",
  fix: "Keep the mode Enforced.",
  severity: "medium",
};

const QUERIED: RiskWords = {
  ...OPENED,
  what: "the public network reaches its logs",
  why: "Whoever holds a token reads them from anywhere, or fills them.",
  fix: "Keep it closed, and reach it through the private link scope.",
  severity: "medium",
};

const UNENCRYPTED: RiskWords = {
  what: "machines in the network may send each other what isn't encrypted",
  why: "Whoever listens between two machines reads what they send.",
  fix: "Keep the encryption of the network, and its enforcement.",
  severity: "medium",
  recommendations: ["security/encrypt-with-cmk"],
};

const IMAGES: RiskWords = {
  what: "images are handed out before anybody has looked at them",
  why: "Whoever may push an image has it run on the computes.",
  fix: "Keep the policy.",
  severity: "medium",
  recommendations: ["security/approved-container-registries"],
};

/** Settings that keep something out, or keep it for a while, and get weaker in place. */
export const guards = weakerFacts([
  row(
    FIREWALL_POLICY,
    "network-opened",
    ({ intelligence }) => intelligence,
    isLower(["off", "alert", "deny"]),
    FILTERED,
  ),
  row(
    FIREWALL_POLICY,
    "network-opened",
    ({ detection }) => detection,
    isLower(["off", "alert", "deny"]),
    FILTERED,
  ),
  row(WEB_FIREWALL, "network-opened", ({ mode }) => mode, isLower(["detection", "prevention"]), FILTERED),
  row(WEB_FIREWALL, "network-opened", ({ enabled }) => enabled, isOff, FILTERED),
  row(
    PERIMETER_ASSOCIATION,
    "network-opened",
    ({ mode }) => mode,
    isLower(["learning", "audit", "enforced"]),
    PERIMETER,
  ),
  row(
    VIRTUAL_NETWORK,
    "network-opened",
    ({ facts }) =>
      facts.flag({
        azurerm: "ddos_protection_plan.enable",
        body: "properties.enableDdosProtection",
        whenAbsent: false,
      }),
    isOff,
    {
      ...FILTERED,
      what: "nothing protects it against floods of packets any more",
      why: "Public addresses in the network stop answering while somebody floods them.",
      fix: "Keep the protection plan.",
      severity: "low",
    },
  ),
  row(
    VIRTUAL_NETWORK,
    "encryption-weakened",
    ({ facts }) =>
      facts.text({
        azurerm: "encryption.enforcement",
        body: "properties.encryption.enforcement",
        whenAbsent: "none",
      }),
    isLower(["none", "allowunencrypted", "dropunencrypted"]),
    UNENCRYPTED,
  ),
  row(LOG_ANALYTICS, "network-opened", ({ publicQuery }) => publicQuery, isOn, QUERIED),
  row(LOG_ANALYTICS, "network-opened", ({ publicIngestion }) => publicIngestion, isOn, QUERIED),
  row(APPLICATION_INSIGHTS, "network-opened", ({ publicQuery }) => publicQuery, isOn, QUERIED),
  row(APPLICATION_INSIGHTS, "network-opened", ({ publicIngestion }) => publicIngestion, isOn, QUERIED),
  row(CONTAINER_REGISTRY, "network-opened", ({ bypass }) => letsPast(bypass), isOn, {
    ...OPENED,
    what: "services of Azure pass its firewall",
    why: "Any of those that Microsoft trusts comes past it, with the rights that it has.",
    fix: "Let them in only where a service of Azure works with the registry.",
    severity: "medium",
  }),
  row(
    CONTAINER_REGISTRY,
    "protection-removed",
    ({ facts }) =>
      facts.flag({
        azurerm: "quarantine_policy_enabled",
        body: "properties.policies.quarantinePolicy.status",
        whenAbsent: false,
      }),
    isOff,
    IMAGES,
  ),
  row(
    CONTAINER_REGISTRY,
    "protection-removed",
    ({ facts }) =>
      facts.flag({
        azurerm: ["trust_policy_enabled", "trust_policy.enabled"],
        body: "properties.policies.trustPolicy.status",
        whenAbsent: false,
      }),
    isOff,
    { ...IMAGES, what: "images need no signature any more" },
  ),
  row(
    CONTAINER_REGISTRY,
    "protection-removed",
    ({ facts }) =>
      facts.flag({ body: "properties.policies.softDeletePolicy.status", whenAbsent: { arm: false } }),
    isOff,
    {
      ...IMAGES,
      what: "deleted images can't be brought back any more",
      why: "An endpoint that pulls a deleted image doesn't start again.",
      recommendations: ["reliability/recovery-strategy-for-dependencies"],
    },
  ),
  row(
    WORKSPACE,
    "encryption-weakened",
    ({ facts }) =>
      facts.flag({
        azurerm: "high_business_impact_enabled",
        body: "properties.hbiWorkspace",
        whenAbsent: false,
      }),
    isOff,
    {
      ...UNENCRYPTED,
      what: "it doesn't say any more that its data is sensitive",
      why: "Microsoft collects more of how it is used, and encrypts less on the machines.",
      fix: "Keep the switch on.",
    },
  ),
  row(
    WORKSPACE,
    "network-opened",
    ({ facts }) => countOf(facts.any({ body: "properties.sharedPrivateLinkResources" })),
    (after = 0, before = 0) => after > before,
    {
      ...OPENED,
      what: "it gets a private link to one more resource",
      why: "What runs in the workspace can send data there, past the network's rules.",
      fix: "Make sure that the resource is the team's own, or leave the link out.",
      severity: "medium",
      recommendations: OUTBOUND,
    },
  ),
  row(
    COMPUTE,
    "network-opened",
    ({ facts }) => facts.flag({ body: "properties.properties.isolatedNetwork", whenAbsent: { arm: false } }),
    isOff,
    {
      ...OPENED,
      what: "its machines are in no isolated network any more",
      why: "They have a way out that no rule of the workspace sees.",
      fix: "Keep the switch on.",
      severity: "medium",
      recommendations: OUTBOUND,
    },
  ),
]);

/** For rows: another word than before, and one that keeps out less; a word that nobody knows keeps out nothing. */
function isLower(levels: Levels): (after: string | undefined, before: string | undefined) => boolean {
  const level = (word = "") => levels.indexOf(word.toLowerCase());
  return (after, before) => level(after) < level(before);
}

function letsPast(bypass: Fact<string>): Fact<boolean> {
  return bypass.state === "known" ? { ...bypass, value: /^azureservices$/i.test(bypass.value) } : bypass;
}

function countOf(list: Fact<unknown>): Fact<number> {
  return list.state === "known"
    ? { ...list, value: Array.isArray(list.value) ? list.value.length : 1 }
    : list;
}
