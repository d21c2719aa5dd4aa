import type { SubscriptionConfig } from "../stacks/config/subscription-config";

/**
 * What each subscription has once, whoever works in it: a stack an entry, `<name>-subscription`, deployed before
 * the first environment in it. Each has a state of its own, so that destroying dev switches off nothing that prod
 * needs. A subscription that a platform team governs has no entry.
 */
export const subscriptions: Readonly<Record<string, SubscriptionConfig>> = {
  // dev lies in it
  nonprod: {
    useCase: "churn",
    location: "westeurope",
    tenantId: "00000000-0000-0000-0000-000000000001",
    subscriptionId: "00000000-0000-0000-0000-000000000002",
    tags: {
      owner: "ml-platform@example.com",
      costCenter: "4711",
      dataClassification: "internal",
    },

    // who hears of what changes and fails, and where docs/runbooks is read
    alerts: {
      emails: ["ml-platform@example.com"],
      runbooks: "https://git.example.com/ml-platform/landing-zone/docs/runbooks",
    },

    // who hears of what Defender for Cloud finds
    securityContact: { emails: ["security@example.com"] },

    // of all that is in the subscription, in the currency of the billing account
    budget: { monthly: 3000, startsOn: "2026-12-01", emails: ["ml-owner@example.com"] },

    // one person's machine; a team moves to azurerm, as prod does
    backend: { kind: "local" },
  },

  // prod lies in it, and the Terraform state
  prod: {
    useCase: "churn",
    location: "westeurope",
    tenantId: "00000000-0000-0000-0000-000000000001",
    subscriptionId: "00000000-0000-0000-0000-000000000003",
    tags: {
      owner: "ml-platform@example.com",
      costCenter: "4711",
      dataClassification: "internal",
    },

    alerts: {
      emails: ["ml-oncall@example.com"],
      runbooks: "https://git.example.com/ml-platform/landing-zone/docs/runbooks",
    },

    securityContact: { emails: ["security@example.com"] },

    budget: { monthly: 8000, startsOn: "2026-12-01", emails: ["ml-owner@example.com"] },

    // a blob of its own: whoever deploys environments needn't reach it
    backend: {
      kind: "azurerm",
      resourceGroup: "rg-churn-tfstate-weu",
      storageAccount: "sttfchurnexample",
      container: "tfstate",
      key: "prod-subscription.tfstate",
    },
  },
};
