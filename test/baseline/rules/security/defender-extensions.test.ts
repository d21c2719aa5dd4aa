import { defenderExtensions } from "../../../../baseline/rules/security/defender-extensions";
import { findingsOf } from "../findings";
import { defenderPlan } from "../governing";

const found = (template: object) => findingsOf(defenderExtensions, template);
const named = (...names: readonly string[]) => ({ extension: names.map((name) => ({ name })) });

test("plans with what they need pass, and those that need nothing", () => {
  expect(
    found(defenderPlan("StorageAccounts", named("OnUploadMalwareScanning", "SensitiveDataDiscovery"))),
  ).toEqual([]);
  expect(found(defenderPlan("KeyVaults"))).toEqual([]);
});

test.each([
  ["StorageAccounts", ["SensitiveDataDiscovery"], "OnUploadMalwareScanning"],
  ["StorageAccounts", ["OnUploadMalwareScanning"], "SensitiveDataDiscovery"],
  ["Containers", [], "ContainerRegistriesVulnerabilityAssessments"],
  ["CloudPosture", ["ContainerRegistriesVulnerabilityAssessments"], "SensitiveDataDiscovery"],
] as const)("%s with %j lacks %s", (service, extensions, missing) => {
  expect(found(defenderPlan(service, named(...extensions)))).toEqual([
    expect.stringContaining(`.${service}: violation: the extension ${missing} is not on`),
  ]);
});

test("a plan that is off is another rule's", () => {
  expect(found(defenderPlan("Containers", { tier: "Free" }))).toEqual([]);
});

test("azapi says of each whether it is on", () => {
  const byAzapi = (isEnabled: string) => ({
    resource: {
      azapi_resource: {
        c: {
          type: "Microsoft.Security/pricings@2024-01-01",
          name: "Containers",
          body: {
            properties: {
              pricingTier: "Standard",
              extensions: [{ name: "ContainerRegistriesVulnerabilityAssessments", isEnabled }],
            },
          },
        },
      },
    },
  });
  expect(found(byAzapi("True"))).toEqual([]);
  expect(found(byAzapi("False"))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(defenderPlan("Containers", { extension: "${var.extensions}" }))[0]).toContain(": unknown: ");
});
