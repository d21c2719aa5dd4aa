import { isAttributes, nested, textOf } from "../../terraform-json";
import { addedBlock, block, elements } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, type Target } from "../row";
import { ALERTED } from "./alert-breaks";

/** Whose changes weaken or hide something, of all that Azure can tell of. */
const TELLING = [
  "Microsoft.Authorization/roleAssignments",
  "Microsoft.Authorization/roleDefinitions",
  "Microsoft.Authorization/locks",
  "Microsoft.Authorization/policyAssignments",
  "Microsoft.Authorization/policyExemptions",
  "Microsoft.Insights/actionGroups",
  "Microsoft.KeyVault/vaults",
  "Microsoft.Network/networkSecurityGroups",
  "Microsoft.Network/privateEndpoints",
];

const SAID = ["Incident", "Security", "Maintenance", "ActionRequired"];
const changesBreak: Breaks = [...ALERTED, "security/security-baseline-and-defender"];

function criteriaOf({ resource }: Target) {
  const [criteria] = [resource.attributes.criteria].flat();
  return isAttributes(criteria) ? criteria : {};
}

function isOf(target: Target, ...categories: readonly string[]): boolean {
  return categories.includes(textOf(criteriaOf(target), "category") ?? "");
}

/** Whether somebody misses it: of Advisor's, those of high impact. */
export function isMissed(target: Target): boolean {
  const impact = textOf(criteriaOf(target), "recommendation_impact");
  return !isOf(target, "Recommendation") || impact === undefined || impact === "High";
}

/** An alert on an event of the activity log. */
export const ACTIVITY_ALERT: Domain = {
  type: "azurerm_monitor_activity_log_alert",
  rows: [
    flag("enabled", true, { absent: true, breaks: ALERTED }),
    block("action", { breaks: ALERTED }),
    choice(
      "criteria.category",
      { Administrative: ["Autoscale"], Policy: ["Autoscale"], ServiceHealth: ["ResourceHealth"] },
      { breaks: changesBreak },
    ),
    elements("criteria.resource_types", {
      breaks: changesBreak,
      when: (target) => isOf(target, "Administrative"),
      only: (type) => TELLING.includes(String(type)),
    }),
    choice(
      "criteria.operation_name",
      { "Microsoft.Insights/diagnosticSettings/delete": ["Microsoft.Insights/diagnosticSettings/read"] },
      { breaks: changesBreak },
    ),
    // of all that happens, only what one person does, or what doesn't succeed
    addedBlock("criteria.caller", "somebody@example.com", {
      breaks: changesBreak,
      when: (target) => isOf(target, "Administrative"),
    }),
    addedBlock("criteria.resource_group", "rg-elsewhere", {
      breaks: changesBreak,
      when: (target) => isOf(target, "Administrative"),
    }),
    elements("criteria.service_health.events", {
      breaks: ALERTED,
      only: (event) => SAID.includes(String(event)),
    }),
    {
      ...choice("criteria.recommendation_impact", { High: ["Low"] }, { breaks: ALERTED }),
    },
    failedOnly(),
  ],
};

function failedOnly() {
  return {
    paths: ["criteria.statuses"],
    *edits(target: Target) {
      const { criteria } = target.resource.attributes;
      const written = nested({ criteria: criteriaOf(target) }, "criteria").statuses;
      if (Array.isArray(written) && isOf(target, "Administrative")) {
        yield {
          operator: "weaken-value" as const,
          place: {
            path: Array.isArray(criteria) ? ["criteria", 0, "statuses"] : ["criteria", "statuses"],
            label: "criteria.statuses",
          },
          to: { value: ["Failed"] },
          value: "Failed",
          change: "only what fails is told of",
          breaks: changesBreak,
        };
      }
    },
  };
}
