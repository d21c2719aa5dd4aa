import { kind } from "../../baseline/azure/subject";

/** What a firewall does with what is known to attack. */
export const FIREWALL_POLICY = kind(
  { azurerm: ["azurerm_firewall_policy"], arm: ["Microsoft.Network/firewallPolicies"] },
  (facts) => ({
    intelligence: facts.text({
      azurerm: "threat_intelligence_mode",
      body: "properties.threatIntelMode",
      whenAbsent: "Alert",
    }),
    detection: facts.text({
      azurerm: "intrusion_detection.mode",
      body: "properties.intrusionDetection.mode",
      whenAbsent: "Off",
    }),
  }),
);

/** Of an application gateway, and of Front Door. */
export const WEB_FIREWALL = kind(
  {
    azurerm: ["azurerm_web_application_firewall_policy", "azurerm_cdn_frontdoor_firewall_policy"],
    arm: [
      "Microsoft.Network/applicationGatewayWebApplicationFirewallPolicies",
      "Microsoft.Network/frontDoorWebApplicationFirewallPolicies",
    ],
  },
  (facts) => ({
    mode: facts.text({ azurerm: ["policy_settings.mode", "mode"], body: "properties.policySettings.mode" }),
    enabled: facts.flag({
      azurerm: ["policy_settings.enabled", "enabled"],
      body: ["properties.policySettings.state", "properties.policySettings.enabledState"],
      whenAbsent: true,
    }),
  }),
);
