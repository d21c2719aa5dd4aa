import { holds } from "../../azure";
import { defenderPlans, hasPlan } from "../../azure/joins/defender";
import { mustHave, mustHold, oneOf } from "../must";
import { rule } from "../rule";

/** What every landing zone has something of; posture looks at machine learning too. */
const NEEDED = ["StorageAccounts", "KeyVaults", "Containers", "Arm", "CloudPosture"] as const;

export const defenderPlansOn = rule({
  id: "security/defender-plans",
  title: "Defender's plans for storage, vaults, registries, Resource Manager and posture are on",
  recommendations: ["security/security-baseline-and-defender"],
  severity: "medium",
  why: "An attack on a key, a file with malware or a registry's vulnerable image is noticed by nobody while it happens.",
  fix: {
    construct: "DefenderPlans: all are on but those of `without`",
    terraform: 'azurerm_security_center_subscription_pricing for each: tier = "Standard"',
  },
  looksAt: defenderPlans,
  finds: (plan, estate) => [
    ...mustHave(plan.tier, oneOf("Standard"), "Defender watches nothing of this kind"),
    // asked once, where the first of them is
    ...(plan.resource === defenderPlans(estate)[0]?.resource
      ? NEEDED.flatMap((service) =>
          mustHold(hasPlan(service, estate), `no plan of this input is for ${service}`, {
            attribute: `plan.${service}`,
          }),
        )
      : []),
    ...(holds(plan.service, (name) => /^StorageAccounts$/i.test(name)) === "yes"
      ? mustHave(plan.subplan, oneOf("DefenderForStorageV2"), "the older plan scans no uploads")
      : []),
  ],
});
