import { defenderPlansOn } from "../../../../baseline/rules/security/defender-plans";
import { findingsOf } from "../findings";
import { all, defenderPlan } from "../governing";

const NEEDED = ["StorageAccounts", "KeyVaults", "Containers", "Arm", "CloudPosture"];
const planOf = (service: string, over: object = {}) =>
  defenderPlan(service, {
    ...(service === "StorageAccounts" ? { subplan: "DefenderForStorageV2" } : {}),
    ...over,
  });
const found = (...templates: readonly object[]) => findingsOf(defenderPlansOn, all(...templates));
const byAzapi = (service: string, pricingTier: string) => ({
  resource: {
    azapi_resource: {
      [service]: {
        type: "Microsoft.Security/pricings@2024-01-01",
        name: service,
        body: { properties: { pricingTier, subPlan: "DefenderForStorageV2" } },
      },
    },
  },
});

test("the five plans pass, whoever wrote them", () => {
  expect(found(...NEEDED.map((service) => planOf(service)))).toEqual([]);
  expect(found(...NEEDED.map((service) => byAzapi(service, "Standard")))).toEqual([]);
});

test.each(NEEDED)("without %s one finding says so", (missing) => {
  const others = NEEDED.filter((service) => service !== missing).sort();
  expect(found(...others.map((service) => planOf(service)))).toEqual([
    `azurerm_security_center_subscription_pricing.${others[0]}: violation: no plan of this input is for ${missing}`,
  ]);
});

test("a plan that is off is a violation", () => {
  const others = NEEDED.slice(1).map((service) => planOf(service));
  expect(found(planOf("StorageAccounts", { tier: "Free" }), ...others)).toEqual([
    'azurerm_security_center_subscription_pricing.StorageAccounts: violation: tier is "Free": Defender watches nothing of this kind',
  ]);
  expect(found(...NEEDED.map((service) => byAzapi(service, "Free")))).toHaveLength(5);
});

test("the older plan of storage is a violation, by default too", () => {
  const others = NEEDED.slice(1).map((service) => planOf(service));
  expect(found(planOf("StorageAccounts", { subplan: "PerTransaction" }), ...others)).toHaveLength(1);
  expect(found(planOf("StorageAccounts", { subplan: undefined }), ...others)).toHaveLength(1);
});

test("an input without any plan leaves Defender to others; what only a plan tells is unknown", () => {
  expect(findingsOf(defenderPlansOn, { resource: {} })).toEqual([]);
  const others = NEEDED.slice(1).map((service) => planOf(service));
  expect(found(planOf("StorageAccounts", { tier: "${var.tier}" }), ...others)).toEqual([
    expect.stringContaining(": unknown: "),
  ]);
});
