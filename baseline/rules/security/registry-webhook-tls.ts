import { REGISTRY_WEBHOOK } from "../../azure/registry-parts";
import { must } from "../must";
import { rule } from "../rule";

export const registryWebhookTls = rule({
  id: "security/registry-webhook-tls",
  title: "Webhooks of a registry call by HTTPS",
  recommendations: [
    "security/encryption-at-rest-and-in-transit",
    "ai-security/https-everywhere-tls-termination",
  ],
  severity: "low",
  why: "A call without encryption shows names of images, and the header that proves who calls; whoever reads it can call, too, and start what the webhook starts.",
  fix: {
    construct: "No construct makes webhooks",
    terraform: "azurerm_container_registry_webhook: service_uri with https://",
  },
  looksAt: REGISTRY_WEBHOOK,
  finds: ({ url }) => must(url, (text) => /^https:/i.test(text), "the webhook calls without encryption"),
});
