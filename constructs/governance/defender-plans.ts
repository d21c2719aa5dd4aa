import { SecurityCenterSubscriptionPricing } from "@cdktf/provider-azurerm/lib/security-center-subscription-pricing";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";
import {
  DEFAULT_DEFENDER_PLANS,
  DEFENDER_TERMS,
  type DefenderExtension,
  type DefenderPlan,
} from "./defender-plan";
import { type Deviation, Deviations } from "./deviation";

type DefaultPlan = (typeof DEFAULT_DEFENDER_PLANS)[number];

export interface DefenderPlansProps {
  /**
   * Gigabytes a month that are scanned for malware in each storage account, 10 or more; -1 for no limit. What
   * is uploaded beyond it is not scanned, and a finding says so. A scan is paid by the gigabyte.
   * @default 5000
   */
  readonly malwareScanGbPerMonth?: number;
  /**
   * Defender for Servers, where the subscription has virtual machines of its own, e.g. jump hosts or runners. It
   * sees neither compute instances nor clusters: those lie in a subscription of Microsoft's.
   * @default - none
   */
  readonly servers?: "P1" | "P2";
  /**
   * Defender for AI services, where the subscription has models of Azure OpenAI or Foundry; its alerts don't quote
   * what people asked.
   * @default false
   */
  readonly ai?: boolean;
  /** Plans of the default ones that stay off. @default - all are on */
  readonly without?: Readonly<Partial<Record<DefaultPlan, Deviation>>>;
  /**
   * Plans that are on already, by another tool or by hand: Terraform takes them over instead of failing at
   * them. Leave them named or take them out afterwards, both is well.
   * @default - none
   */
  readonly alreadyOn?: readonly DefenderPlan[];
  /** Whether Terraform refuses to switch a plan off. @default false */
  readonly preventDestroy?: boolean;
}

const LEAST_SCAN_GB = 10;

/**
 * The plans of Defender for Cloud, which a subscription has once: storage with malware scanning and the discovery of
 * sensitive data, key vaults, containers (image scanning in registries, and clusters), Resource Manager, and
 * posture, which looks at machine learning too. Destroying them switches them off for everybody in the
 * subscription, so they belong into a stack of their own.
 *
 * Malware scanning lets Azure add a rule of its own to the firewall of each storage account
 * (`Microsoft.Security/datascanners/StorageDataScanner`), and an Event Grid topic beside it.
 *
 * Recommendation: `security/security-baseline-and-defender`.
 */
export class DefenderPlans extends AzureConstruct {
  /** The plans that are on. */
  readonly plans: readonly DefenderPlan[];

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: DefenderPlansProps = {}) {
    super(scope, id);
    const problems = problemsOf(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { ai = false, alreadyOn = [], servers, without = {} } = props;
    this.plans = [
      ...DEFAULT_DEFENDER_PLANS.filter((plan) => !this.isLeftOut(plan, without[plan])),
      ...(servers === undefined ? [] : (["VirtualMachines"] as const)),
      ...(ai ? (["AI"] as const) : []),
    ];
    const { subscriptionId } = AzureContext.of(this);
    for (const plan of this.plans) {
      const pricing = new SecurityCenterSubscriptionPricing(this, plan, {
        resourceType: plan,
        tier: "Standard",
        subplan: plan === "VirtualMachines" ? servers : DEFENDER_TERMS[plan].subplan,
        extension: extensionsOf(plan, props).map(({ name, properties }) => ({
          name,
          additionalExtensionProperties: properties && { ...properties },
        })),
        lifecycle: props.preventDestroy ? { preventDestroy: true } : undefined,
      });
      if (alreadyOn.includes(plan)) {
        pricing.importFrom(`/subscriptions/${subscriptionId}/providers/Microsoft.Security/pricings/${plan}`);
      }
    }
  }

  private isLeftOut(plan: DefaultPlan, deviation: Deviation | undefined): boolean {
    return Deviations.of(this).accept(this, `without.${plan}`, deviation, {
      recommendations: ["security/security-baseline-and-defender"],
      rules: ["security/defender-plans"],
      attributes: [`plan.${plan}`],
      policies: DEFENDER_TERMS[plan].policies,
    });
  }
}

function extensionsOf(plan: DefenderPlan, props: DefenderPlansProps): readonly DefenderExtension[] {
  const { malwareScanGbPerMonth = 5000, servers } = props;
  const { extensions } = DEFENDER_TERMS[plan];
  if (plan === "StorageAccounts") {
    const cap = { CapGBPerMonthPerStorageAccount: String(malwareScanGbPerMonth) };
    return [{ name: "OnUploadMalwareScanning", properties: cap }, ...extensions];
  }
  // the smaller plan of servers has no scan without an agent
  return plan === "VirtualMachines" && servers === "P1" ? [] : extensions;
}

function problemsOf(props: DefenderPlansProps): string[] {
  const { ai, alreadyOn = [], malwareScanGbPerMonth: cap, servers, without = {} } = props;
  const defaults: readonly string[] = DEFAULT_DEFENDER_PLANS;
  const on: readonly string[] = [
    ...DEFAULT_DEFENDER_PLANS.filter((plan) => without[plan] === undefined),
    ...(servers === undefined ? [] : ["VirtualMachines"]),
    ...(ai ? ["AI"] : []),
  ];
  return [
    cap === undefined || cap === -1 || (Number.isInteger(cap) && cap >= LEAST_SCAN_GB)
      ? undefined
      : `malwareScanGbPerMonth must be a whole number of ${LEAST_SCAN_GB} or more, or -1 for no limit (got ${cap})`,
    servers === undefined || servers === "P1" || servers === "P2"
      ? undefined
      : `servers must be P1 or P2 (got ${JSON.stringify(servers)})`,
    ...Object.keys(without)
      .filter((plan) => !defaults.includes(plan))
      .map((plan) => `without must name plans of ${defaults.join(", ")} (got ${plan})`),
    ...alreadyOn
      .filter((plan) => !on.includes(plan))
      .map((plan) => `alreadyOn must name plans that are to be on: ${on.join(", ")} (got ${plan})`),
  ].filter((problem) => problem !== undefined);
}
