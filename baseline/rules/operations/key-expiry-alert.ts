import { anyOf } from "../../azure";
import { isWatched } from "../../azure/joins/alerts";
import { criticalVaults } from "../../azure/joins/critical-vaults";
import { isListenedTo } from "../../azure/joins/vault-events";
import { mustHold } from "../must";
import { rule } from "../rule";

const EVENTS: Readonly<Record<string, string>> = {
  "keys that expire": "Microsoft.KeyVault.KeyNearExpiry",
  "secrets that expire": "Microsoft.KeyVault.SecretNearExpiry",
};

export const keyExpiryAlert = rule({
  id: "operations/key-expiry-alert",
  title: "In production, somebody is told before a key or secret of a vault expires",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit", "security/encrypt-with-cmk"],
  severity: "medium",
  why: "A key whose rotation has failed silently expires one day, and with it everything that it encrypts stands still.",
  fix: {
    construct: "KeyExpiryAlert; in an environment's file, alerts",
    terraform:
      "azurerm_eventgrid_system_topic on the vault, with an event subscription to KeyNearExpiry and SecretNearExpiry",
  },
  looksAt: criticalVaults,
  finds: ({ resource }, estate) =>
    Object.entries(EVENTS).flatMap(([what, event]) => {
      const byQuery = (query: string) => (query.includes(event) ? "yes" : "no");
      return mustHold(
        anyOf([isListenedTo(resource, event, estate), isWatched(resource, { byQuery }, estate)]),
        `nothing of this input tells of ${what}`,
      );
    }),
});
