import type { StateConfig } from "../stacks/config/state-config";

/**
 * The storage account of the Terraform state, deployed once before the first shared environment.
 * README, "Where the state lies", says how its own state moves into it.
 */
export const state: StateConfig = {
  useCase: "churn",
  location: "westeurope",
  tenantId: "00000000-0000-0000-0000-000000000001",
  subscriptionId: "00000000-0000-0000-0000-000000000003",
  tags: {
    owner: "ml-platform@example.com",
    costCenter: "4711",
    dataClassification: "internal",
  },

  // the groups of people and pipelines that deploy landing zones: they reach every state
  deployers: [{ group: "00000000-0000-0000-0000-000000000014" }],

  // the states of prod-serving, for who rolls models out and reads no other state
  containers: [{ name: "tfstate-serving", deployers: [{ group: "00000000-0000-0000-0000-000000000033" }] }],

  // from these addresses only; with a runner inside a network: kind "private-endpoint"
  access: {
    kind: "addresses",
    allowedIpRanges: ["203.0.113.10"],
    deviation: {
      reason: "the first deployment comes from a hosted runner, before any private network exists",
      approvedBy: "platform team",
      expires: "2027-06-30",
    },
  },

  // "azurerm" once the account exists
  backend: { kind: "local" },
};
