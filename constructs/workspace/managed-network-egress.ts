import { MachineLearningWorkspaceNetworkOutboundRuleFqdn } from "@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-fqdn";
import { MachineLearningWorkspaceNetworkOutboundRulePrivateEndpoint } from "@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-private-endpoint";
import { MachineLearningWorkspaceNetworkOutboundRuleServiceTag } from "@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-service-tag";
import { Annotations, type ITerraformDependable, type TerraformResource, Token } from "cdktf";
import type { Construct } from "constructs";
import { type Acceptance, Deviations } from "../governance/deviation";
import { AzapiResource } from "../terraform/azapi-resource";
import { AzapiUpdateResource } from "../terraform/azapi-update-resource";
import { AzureConstruct } from "../terraform/azure-construct";
import type { Egress } from "./egress-intention";
import type { EgressRule, PrivateEndpointRule } from "./egress-rule";

/** The size of the firewall that FQDN rules bring. */
export type FirewallSku = "Basic" | "Standard";

export interface ManagedNetworkEgressProps {
  /** ARM id of a workspace with a managed network that allows approved outbound only. */
  readonly workspaceId: string;
  /** What computes may reach. @default - nothing beyond what Azure ML itself needs */
  readonly rules?: readonly Egress[];
  /**
   * The managed firewall, which exists, and costs, only with rules for hosts. `Basic` is the
   * cheaper one, for little traffic.
   * @default Standard
   */
  readonly firewallSku?: FirewallSku;
  /** What must exist before the first rule: roles that approve private endpoints. @default - nothing */
  readonly after?: readonly ITerraformDependable[];
}

// The first rule for a host brings a firewall: more than the providers' 30 minutes.
const TIMEOUTS = { create: "60m", update: "60m", delete: "60m" } as const;

const RECOMMENDATIONS = [
  "security/exfiltration-guard-explicit-egress",
  "security/approved-python-packages",
] as const;

/** What somebody accepts with a rule that opens more than one destination. */
const WIDE: Readonly<Record<EgressRule["kind"], Acceptance>> = {
  fqdn: { recommendations: RECOMMENDATIONS, rules: ["security/outbound-fqdn-wildcard"] },
  serviceTag: { recommendations: RECOMMENDATIONS, rules: ["security/outbound-service-tag"] },
  privateEndpoint: { recommendations: RECOMMENDATIONS, rules: [] },
};

/** The pairs of resource provider and sub-resource that azurerm's rule takes. */
const AZURERM_PROVIDER_OF: Readonly<Record<string, string>> = {
  vault: "Microsoft.KeyVault",
  redisCache: "Microsoft.Cache",
  amlworkspace: "Microsoft.MachineLearningServices",
  blob: "Microsoft.Storage",
  table: "Microsoft.Storage",
  queue: "Microsoft.Storage",
  file: "Microsoft.Storage",
  web: "Microsoft.Storage",
  dfs: "Microsoft.Storage",
};

/**
 * All that computes in a workspace's managed network may reach. Make one for a workspace: Azure
 * rewrites the whole list with each rule, so rules that are written at the same time delete each
 * other, and only within one construct do they wait for one another.
 *
 * Recommendations: `security/managed-network-approved-outbound`,
 * `security/exfiltration-guard-explicit-egress`, `security/approved-python-packages`,
 * `security/managed-vnet-isolation`.
 */
export class ManagedNetworkEgress extends AzureConstruct {
  /** What computes must wait for: the last rule, and so all of them; empty without rules. */
  readonly last: readonly ITerraformDependable[];

  /** @throws with all problems of the rules at once */
  constructor(scope: Construct, id: string, props: ManagedNetworkEgressProps) {
    super(scope, id);
    const intentions = props.rules ?? [];
    const rules = intentions.flatMap((egress) => egress.rules);
    const problems = [...intentions.flatMap((egress) => egress.problems), ...collisions(rules)];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    for (const warning of intentions.flatMap((egress) => egress.warnings)) {
      Annotations.of(this).addWarning(warning);
    }
    let before = [...(props.after ?? [])];
    if (rules.some((rule) => rule.kind === "fqdn")) {
      before = [this.createFirewallSku(props, before)];
    }
    for (const rule of rules) {
      const made = this.createRule(rule, props.workspaceId, before);
      Deviations.of(this).accept(this, `rules.${rule.name}`, rule.deviation, {
        ...WIDE[rule.kind],
        resources: [made],
      });
      before = [made];
    }
    this.last = rules.length === 0 ? [] : before;
  }

  private createFirewallSku(
    props: ManagedNetworkEgressProps,
    dependsOn: ITerraformDependable[],
  ): ITerraformDependable {
    return new AzapiUpdateResource(this, "firewall-sku", {
      type: "Microsoft.MachineLearningServices/workspaces@2025-12-01",
      resourceId: props.workspaceId,
      body: {
        properties: {
          managedNetwork: {
            // azapi merges this into what it reads. The mode stands here too, so that the request
            // never turns isolation off, even where a read comes back without the block.
            isolationMode: "AllowOnlyApprovedOutbound",
            firewallSku: props.firewallSku ?? "Standard",
          },
        },
      },
      dependsOn,
      timeouts: TIMEOUTS,
    });
  }

  private createRule(
    rule: EgressRule,
    workspaceId: string,
    dependsOn: ITerraformDependable[],
  ): TerraformResource {
    const { name } = rule;
    switch (rule.kind) {
      case "fqdn":
        return new MachineLearningWorkspaceNetworkOutboundRuleFqdn(this, name, {
          name,
          workspaceId,
          destinationFqdn: rule.host,
          dependsOn,
          timeouts: TIMEOUTS,
        });
      case "serviceTag":
        return new MachineLearningWorkspaceNetworkOutboundRuleServiceTag(this, name, {
          name,
          workspaceId,
          serviceTag: rule.serviceTag,
          protocol: rule.protocol,
          portRanges: rule.ports,
          dependsOn,
          timeouts: TIMEOUTS,
        });
      case "privateEndpoint":
        return this.createPrivateEndpoint(rule, workspaceId, dependsOn);
    }
  }

  private createPrivateEndpoint(
    rule: PrivateEndpointRule,
    workspaceId: string,
    dependsOn: ITerraformDependable[],
  ): TerraformResource {
    const { name, targetId, subresource, spark } = rule;
    if (isKnownToAzurerm(rule)) {
      return new MachineLearningWorkspaceNetworkOutboundRulePrivateEndpoint(this, name, {
        name,
        workspaceId,
        serviceResourceId: targetId,
        subResourceTarget: subresource,
        sparkEnabled: spark,
        dependsOn,
        timeouts: { create: TIMEOUTS.create, delete: TIMEOUTS.delete },
      });
    }
    return new AzapiResource(this, name, {
      type: "Microsoft.MachineLearningServices/workspaces/outboundRules@2025-12-01",
      name,
      parentId: workspaceId,
      body: {
        properties: {
          type: "PrivateEndpoint",
          category: "UserDefined",
          destination: { serviceResourceId: targetId, subresourceTarget: subresource, sparkEnabled: spark },
        },
      },
      dependsOn,
      timeouts: TIMEOUTS,
    });
  }
}

/** By the sub-resource alone where Terraform computes the target's id. */
function isKnownToAzurerm({ targetId, subresource }: PrivateEndpointRule): boolean {
  const provider = AZURERM_PROVIDER_OF[subresource];
  return (
    provider !== undefined && (Token.isUnresolved(targetId) || targetId.includes(`/providers/${provider}/`))
  );
}

function collisions(rules: readonly EgressRule[]): string[] {
  return [...new Set(rules.map((rule) => rule.name))].flatMap((name) => {
    const targets = rules.filter((rule) => rule.name === name).map((rule) => `"${rule.target}"`);
    return targets.length === 1
      ? []
      : [`rules for ${targets.join(" and ")} have the same name "${name}"; drop one, or give it a name`];
  });
}
