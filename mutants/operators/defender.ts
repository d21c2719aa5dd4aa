import { textOf } from "../../terraform-json";
import { attribute, elements } from "../block-rows";
import type { Domain } from "../domain";
import { choice, flag, type Target } from "../row";
import { GOVERNED } from "./policies";

/** Plans for what every landing zone has; the others are for machines and models of other services. */
const OF_ALL = ["StorageAccounts", "KeyVaults", "Containers", "Arm", "CloudPosture"];

/** Of what plans do only if asked, that which looks at data and images. */
const SCANS = [
  "OnUploadMalwareScanning",
  "SensitiveDataDiscovery",
  "ContainerRegistriesVulnerabilityAssessments",
];

export function isPlanOfAll({ resource }: Target): boolean {
  return OF_ALL.includes(textOf(resource.attributes, "resource_type") ?? "");
}

/** What Defender watches of a subscription. */
export const DEFENDER_PLAN: Domain = {
  type: "azurerm_security_center_subscription_pricing",
  rows: [
    choice("tier", { Standard: ["Free"] }, { breaks: GOVERNED }),
    choice(
      "subplan",
      { DefenderForStorageV2: ["PerTransaction", "PerStorageAccount"] },
      { breaks: GOVERNED },
    ),
    elements("extension", {
      breaks: GOVERNED,
      only: (one) => SCANS.includes(textOf(Object(one), "name") ?? ""),
    }),
  ],
};

/** Who hears of what it finds. */
export const SECURITY_CONTACT: Domain = {
  type: "Microsoft.Security/securityContacts",
  rows: [
    attribute("body.properties.emails", { breaks: GOVERNED }),
    flag("body.properties.isEnabled", true, { breaks: GOVERNED }),
    choice("body.properties.notificationsByRole.state", { On: ["Off"] }, { breaks: GOVERNED }),
    elements("body.properties.notificationsSources", {
      breaks: GOVERNED,
      only: (one) => textOf(Object(one), "sourceType") === "Alert",
    }),
  ],
};
