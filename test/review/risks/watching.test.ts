import type { Attributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { ACCOUNT, azapi, CLOSED, RG } from "./samples";
import { told } from "./told";

const ST = "azurerm_storage_account.st";
const LOGS = "azurerm_log_analytics_workspace.l";
const INSIGHTS = "azurerm_application_insights.i";
const PLAN = "azurerm_security_center_subscription_pricing.p";
const DEFENDER = "azurerm_security_center_storage_defender.d";

const logs = (more: Attributes = {}) => ({ [LOGS]: { name: "l", ...RG, ...more } });
const telemetry = (more: Attributes = {}) => ({
  [INSIGHTS]: { name: "i", ...RG, application_type: "web", ...more },
});
const plan = (tier: string) => ({ [PLAN]: { tier, resource_type: "StorageAccounts" } });
const account = { [ST]: { ...ACCOUNT, ...CLOSED } };
const watched = (more: Attributes = {}) => ({
  ...account,
  [DEFENDER]: { storage_account_id: `\${${ST}.id}`, ...more },
});
const pricing = (tier: string) => ({
  "azapi_resource.p": azapi("Microsoft.Security/pricings", { pricingTier: tier }),
});

describe("less is seen", () => {
  test.each<[string, Resources, Resources, string]>([
    ["a limit of logs where there was none", logs(), logs({ daily_quota_gb: 1 }), `${LOGS} daily_quota_gb ?`],
    [
      "a lower limit of logs",
      logs({ daily_quota_gb: 5 }),
      logs({ daily_quota_gb: 0.5 }),
      `${LOGS} daily_quota_gb ?`,
    ],
    [
      "a lower limit of telemetry",
      telemetry(),
      telemetry({ daily_data_cap_in_gb: 1 }),
      `${INSIGHTS} daily_data_cap_in_gb ?`,
    ],
    [
      "a lower percentage",
      telemetry(),
      telemetry({ sampling_percentage: 50 }),
      `${INSIGHTS} sampling_percentage`,
    ],
    ["a plan that becomes the free one", plan("Standard"), plan("Free"), `${PLAN} tier`],
    ["a plan that goes", plan("Standard"), {}, PLAN],
    ["a plan by azapi", pricing("Standard"), pricing("Free"), "azapi_resource.p body.properties.pricingTier"],
    ["what watches an account goes", watched(), account, DEFENDER],
    [
      "new files are not scanned",
      watched({ malware_scanning_on_upload_enabled: true }),
      watched({ malware_scanning_on_upload_enabled: false }),
      `${DEFENDER} malware_scanning_on_upload_enabled`,
    ],
    [
      "nobody looks for sensitive data",
      watched({ sensitive_data_discovery_enabled: true }),
      watched(),
      `${DEFENDER} sensitive_data_discovery_enabled`,
    ],
  ])("%s", (_, before, after, risk) => {
    expect(told(["monitoring-lost"], before, after)).toEqual([`monitoring-lost ${risk}`]);
  });

  test.each<[string, Resources, Resources]>([
    ["no limit is written", logs(), logs({ daily_quota_gb: -1 })],
    ["a limit goes", logs({ daily_quota_gb: 5 }), logs({ daily_quota_gb: -1 })],
    ["the limit that Azure has anyway", telemetry(), telemetry({ daily_data_cap_in_gb: 100 })],
    ["a higher limit of telemetry", telemetry({ daily_data_cap_in_gb: 1 }), telemetry()],
    ["a plan that is paid now", plan("Free"), plan("Standard")],
    ["a free plan that goes", plan("Free"), {}],
    ["what watches an account goes with it", watched(), {}],
    [
      "what watched nothing goes",
      { "azurerm_advanced_threat_protection.a": { target_resource_id: "/x", enabled: false } },
      {},
    ],
  ])("not: %s", (_, before, after) => {
    expect(told(["monitoring-lost"], before, after)).toEqual([]);
  });
});
