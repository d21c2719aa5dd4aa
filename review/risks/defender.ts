import type { Fact } from "../../baseline/azure";
import { kind } from "../../baseline/azure/subject";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { type Risk, withoutRules } from "./risk";
import { isOf, isOff, type RiskWords, row, weakerFacts } from "./weaker-fact";

/** What Defender watches of a subscription for, one resource a kind of service. */
const PLAN = kind(
  { azurerm: ["azurerm_security_center_subscription_pricing"], arm: ["Microsoft.Security/pricings"] },
  (facts) => ({
    isPaid: isPaid(facts.text({ azurerm: "tier", body: "properties.pricingTier" })),
  }),
);

/** Defender on one storage account, or the older switch on one resource. */
const ON_ONE = kind(
  {
    azurerm: ["azurerm_security_center_storage_defender", "azurerm_advanced_threat_protection"],
    arm: [
      "Microsoft.Security/defenderForStorageSettings",
      "Microsoft.Security/advancedThreatProtectionSettings",
    ],
  },
  (facts) => ({
    enabled: facts.flag({ azurerm: "enabled", body: "properties.isEnabled", whenAbsent: { azurerm: true } }),
    scansUploads: facts.flag({
      azurerm: "malware_scanning_on_upload_enabled",
      body: "properties.malwareScanning.onUpload.isEnabled",
      whenAbsent: { azurerm: false },
    }),
    looksForSensitiveData: facts.flag({
      azurerm: "sensitive_data_discovery_enabled",
      body: "properties.sensitiveDataDiscovery.isEnabled",
      whenAbsent: { azurerm: false },
    }),
    watched: facts.resource.targets(
      facts.resource.type.startsWith("azapi_")
        ? "parent_id"
        : facts.resource.type === "azurerm_advanced_threat_protection"
          ? "target_resource_id"
          : "storage_account_id",
    ),
  }),
);

const UNWATCHED: RiskWords = {
  what: "Defender does not watch it any more",
  why: "An attack, or a malicious file, is noticed by nobody while it happens.",
  fix: "Keep the plan on.",
  severity: "high",
  recommendations: ["security/security-baseline-and-defender"],
};

const ofFacts = weakerFacts([
  row(PLAN, "monitoring-lost", ({ isPaid }) => isPaid, isOff, UNWATCHED),
  row(ON_ONE, "monitoring-lost", ({ enabled }) => enabled, isOff, UNWATCHED),
  row(ON_ONE, "monitoring-lost", ({ scansUploads }) => scansUploads, isOff, {
    ...UNWATCHED,
    what: "Defender does not scan new files any more",
    severity: "medium",
  }),
  row(ON_ONE, "monitoring-lost", ({ looksForSensitiveData }) => looksForSensitiveData, isOff, {
    ...UNWATCHED,
    what: "Defender does not look for sensitive data any more",
    severity: "medium",
  }),
]);

/** Plans of Defender that go or become free, and what it does less on one resource. */
export const defender: Detector = (context) => {
  const gone = new Gone(context);
  const removed = context.changes.flatMap((change): Risk[] => {
    const { before } = change;
    if (before === undefined || !gone.isTaken(change)) {
      return [];
    }
    const isLoss = isOf(change, PLAN)
      ? isOn(PLAN.read(before).isPaid)
      : isOf(change, ON_ONE) &&
        isOn(ON_ONE.read(before).enabled) &&
        !gone.isDestroyed(ON_ONE.read(before).watched);
    return isLoss ? [withoutRules("monitoring-lost", change, UNWATCHED)] : [];
  });
  return [...removed, ...ofFacts(context)];
};

/** What nobody can tell may have been on. */
function isOn(fact: Fact<boolean>): boolean {
  return fact.state !== "known" || fact.value;
}

function isPaid(tier: Fact<string>): Fact<boolean> {
  return tier.state === "known" ? { ...tier, value: !/^free$/i.test(tier.value) } : tier;
}
