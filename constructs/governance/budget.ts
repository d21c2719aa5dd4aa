import { ConsumptionBudgetResourceGroup } from "@cdktf/provider-azurerm/lib/consumption-budget-resource-group";
import { ConsumptionBudgetSubscription } from "@cdktf/provider-azurerm/lib/consumption-budget-subscription";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";
import { type BudgetThreshold, budgetProblems } from "./budget-problems";
import type { IResourceGroup } from "./resource-group";

/** Something that costs are held against. */
export interface IBudget {
  /** ARM id. */
  readonly budgetId: string;
}

/** A role whose holders are written to: those who have it at the budget's scope or above. */
export type BudgetRole = "Owner" | "Contributor" | "Reader";

/** The time after which a budget begins anew. */
export type BudgetPeriod = "Monthly" | "Quarterly" | "Annually";

export interface BudgetProps {
  /** 1 to 63 letters, digits, underscores and hyphens. */
  readonly name: string;
  /** What a period may cost, at least 1, in the currency of the billing account. */
  readonly amount: number;
  /**
   * The first day of the month from which on costs count, e.g. `2026-11-01`, not before June 2017. It is written down
   * instead of taken from the clock, since another one makes another budget: leave it as it is.
   */
  readonly startsOn: string;
  /** 1 to 50 addresses of those who pay and of those who can do something. */
  readonly emails: readonly string[];
  /** ARM id of an action group that is told too. @default - none */
  readonly actionGroupId?: string;
  /** @default Owner */
  readonly roles?: readonly BudgetRole[];
  /** What the budget is for. @default - all of the subscription */
  readonly resourceGroup?: IResourceGroup;
  /** @default Monthly */
  readonly period?: BudgetPeriod;
  /** Of the costs only those with such tags, by the tag's name, e.g. `{ useCase: ["churn"] }`. @default - all costs */
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  /**
   * 1 to 5 shares of the amount, each of which is told of once a period.
   * @default - 50, 80 and 100 percent spent, 100 and 120 percent foreseen
   */
  readonly thresholds?: readonly BudgetThreshold[];
}

const DEFAULT_THRESHOLDS: readonly BudgetThreshold[] = [
  { of: "actual", percent: 50 },
  { of: "actual", percent: 80 },
  { of: "actual", percent: 100 },
  { of: "forecast", percent: 100 },
  { of: "forecast", percent: 120 },
];

/**
 * A budget: who hears when costs come near an amount, or are foreseen to. It switches nothing off. Azure looks at
 * costs once or twice a day, so that news of them are up to a day old.
 *
 * Recommendations: `cost/policies-and-quotas`, `ai-cost/cost-accountability`, `ai-cost/cost-model-drivers`.
 */
export class Budget extends AzureConstruct implements IBudget {
  readonly budgetId: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: BudgetProps) {
    super(scope, id);
    const { actionGroupId, emails, resourceGroup, roles = ["Owner"], tags = {} } = props;
    const thresholds = props.thresholds ?? DEFAULT_THRESHOLDS;
    const problems = budgetProblems({ ...props, thresholds });
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const terms = {
      name: props.name,
      amount: props.amount,
      timeGrain: props.period ?? "Monthly",
      timePeriod: { startDate: `${props.startsOn}T00:00:00Z` },
      filter: filterOf(tags),
      notification: thresholds.map(({ of, percent }) => ({
        enabled: true,
        operator: "GreaterThanOrEqualTo",
        threshold: percent,
        thresholdType: of === "actual" ? "Actual" : "Forecasted",
        contactEmails: [...emails],
        contactGroups: actionGroupId === undefined ? undefined : [actionGroupId],
        contactRoles: [...roles],
      })),
    };
    this.budgetId =
      resourceGroup === undefined
        ? new ConsumptionBudgetSubscription(this, "Resource", {
            ...terms,
            subscriptionId: `/subscriptions/${AzureContext.of(this).subscriptionId}`,
          }).id
        : new ConsumptionBudgetResourceGroup(this, "Resource", {
            ...terms,
            resourceGroupId: resourceGroup.resourceGroupId,
          }).id;
  }
}

function filterOf(tags: Readonly<Record<string, readonly string[]>>) {
  const named = Object.entries(tags).map(([name, values]) => ({ name, operator: "In", values: [...values] }));
  return named.length === 0 ? undefined : { tag: named };
}
