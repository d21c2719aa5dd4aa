import { knownValue } from "../../azure";
import { defenderPlans, hasExtension } from "../../azure/joins/defender";
import { mustHold } from "../must";
import { rule } from "../rule";

/** What a plan does only if asked, for what every landing zone has: by the service, in lower case. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  storageaccounts: {
    OnUploadMalwareScanning: "nobody looks for malware in what is uploaded",
    SensitiveDataDiscovery: "nobody looks for data that should not lie there",
  },
  containers: { ContainerRegistriesVulnerabilityAssessments: "nobody looks for vulnerabilities of images" },
  cloudposture: {
    SensitiveDataDiscovery: "which ways of an attack lead to sensitive data isn't seen",
    ContainerRegistriesVulnerabilityAssessments: "which ways of an attack lead over an image isn't seen",
  },
};

export const defenderExtensions = rule({
  id: "security/defender-extensions",
  title: "Defender scans uploads for malware, storage for sensitive data, and images for vulnerabilities",
  recommendations: ["security/security-baseline-and-defender"],
  severity: "medium",
  why: "The plan alone watches who calls; what lies in a store or in an image it looks at only with these.",
  fix: {
    construct: "DefenderPlans switches them on; malwareScanGbPerMonth limits what a scan costs",
    terraform:
      'azurerm_security_center_subscription_pricing: extension { name = "OnUploadMalwareScanning" } and the like',
  },
  looksAt: (estate) => defenderPlans(estate).filter(({ tier }) => !/^free$/i.test(knownValue(tier) ?? "")),
  finds: (plan) => {
    const { extensions, service } = plan;
    const needed = NEEDED[(knownValue(service) ?? "").toLowerCase()] ?? {};
    return Object.entries(needed).flatMap(([name, problem]) =>
      mustHold(hasExtension(plan, name), `the extension ${name} is not on: ${problem}`, {
        attribute: extensions.at,
      }),
    );
  },
});
