import { type TerraformElement, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * The versions of the azurerm provider that the constructs can write for.
 * `5.2.0` is the line that still gets fixes; `4.81.0` is the last of the previous major.
 */
export type AzurermVersion = "5.2.0" | "4.81.0";

export const AZURERM_VERSIONS: readonly AzurermVersion[] = ["5.2.0", "4.81.0"];
export const DEFAULT_AZURERM_VERSION: AzurermVersion = "5.2.0";

/** `local_authentication_enabled`, `internet_*`: how reachable a monitoring resource is. */
export interface MonitoringAccess {
  /** Whether keys are accepted beside Entra tokens. */
  readonly localAuthentication: boolean;
  /** Whether telemetry may arrive from outside a private link scope. */
  readonly publicIngestion: boolean;
  /** Whether queries may come from outside a private link scope. */
  readonly publicQuery: boolean;
}

const DIALECT = Symbol.for("mlzone.azurerm-dialect");

/**
 * All that differs between azurerm 4.81 and 5.2 for the resource types in use, and the
 * attributes that are younger than the bindings (4.55), in one place.
 *
 * A construct asks `AzurermDialect.of(this)` and never looks at a version itself. The first
 * call pins the stack's `required_providers`, because the bindings would pin 4.55.0.
 */
export class AzurermDialect {
  /** The dialect of the stack that `scope` belongs to; azurerm 5.2 unless `pin` said otherwise. */
  static of(scope: IConstruct): AzurermDialect {
    const stack = TerraformStack.of(scope) as TerraformStack & { [DIALECT]?: AzurermDialect };
    return stack[DIALECT] ?? AzurermDialect.pin(stack, DEFAULT_AZURERM_VERSION);
  }

  /**
   * Chooses the provider version of a stack; call it before the first construct is made.
   *
   * @throws if constructs of the stack were already written for another version
   */
  static pin(scope: IConstruct, version: AzurermVersion): AzurermDialect {
    const stack = TerraformStack.of(scope) as TerraformStack & { [DIALECT]?: AzurermDialect };
    const present = stack[DIALECT];
    if (present !== undefined && present.version !== version) {
      throw new Error(
        `${stack.node.path}: azurerm is pinned to ${present.version} already; ` +
          `call AzurermDialect.pin(stack, "${version}") before the first construct`,
      );
    }
    stack[DIALECT] = present ?? new AzurermDialect(stack, version);
    return stack[DIALECT];
  }

  private constructor(
    stack: TerraformStack,
    readonly version: AzurermVersion,
  ) {
    stack.addOverride("terraform.required_providers.azurerm", { source: "hashicorp/azurerm", version });
  }

  private get isV4(): boolean {
    return this.version.startsWith("4.");
  }

  /** `azurerm_private_dns_zone_virtual_network_link`: by zone id in 5.x, by name and group in 4.x. */
  privateDnsZoneLink(link: TerraformElement, privateDnsZoneId: string): void {
    if (!this.isV4) {
      link.addOverride("private_dns_zone_name", undefined);
      link.addOverride("resource_group_name", undefined);
      link.addOverride("private_dns_zone_id", privateDnsZoneId);
    }
  }

  /** `azurerm_subnet`: `service_endpoints` list in 4.x, `service_endpoint` blocks in 5.x. */
  subnetServiceEndpoints(subnet: TerraformElement, services: readonly string[]): void {
    if (services.length === 0) {
      return;
    }
    if (this.isV4) {
      subnet.addOverride("service_endpoints", [...services]);
    } else {
      subnet.addOverride(
        "service_endpoint",
        services.map((service) => ({ service })),
      );
    }
  }

  /** `azurerm_log_analytics_workspace`: booleans in 4.x, access types in 5.x. */
  logAnalyticsAccess(workspace: TerraformElement, access: MonitoringAccess): void {
    workspace.addOverride("local_authentication_enabled", access.localAuthentication);
    if (this.isV4) {
      workspace.addOverride("internet_ingestion_enabled", access.publicIngestion);
      workspace.addOverride("internet_query_enabled", access.publicQuery);
    } else {
      workspace.addOverride("internet_ingestion_access_type", accessType(access.publicIngestion));
      workspace.addOverride("internet_query_access_type", accessType(access.publicQuery));
    }
  }

  /** `azurerm_application_insights`: names that exist in both majors, but not in the bindings. */
  applicationInsightsAccess(component: TerraformElement, access: MonitoringAccess): void {
    component.addOverride("local_authentication_enabled", access.localAuthentication);
    component.addOverride("ip_masking_enabled", true);
    component.addOverride("daily_data_cap_notifications_enabled", true);
    component.addOverride("internet_ingestion_enabled", access.publicIngestion);
    component.addOverride("internet_query_enabled", access.publicQuery);
  }

  /** `azurerm_container_registry.georeplications`: routing is renamed and required in 5.x. */
  registryGeoreplications(registry: TerraformElement, replicas: readonly RegistryReplica[]): void {
    if (replicas.length === 0) {
      return;
    }
    const routing = this.isV4 ? "regional_endpoint_enabled" : "global_endpoint_routing_enabled";
    registry.addOverride(
      "georeplications",
      replicas.map((replica) => ({
        location: replica.location,
        zone_redundancy_enabled: replica.zoneRedundant,
        [routing]: true,
        tags: replica.tags,
      })),
    );
  }

  /** `azurerm_kubernetes_cluster.node_provisioning_profile`: not in the bindings, required in 5.x. */
  clusterNodeProvisioning(cluster: TerraformElement): void {
    cluster.addOverride("node_provisioning_profile", [{ mode: "Manual", default_node_pools: "Auto" }]);
  }

  /** `azurerm_machine_learning_workspace.storage_account_access_type`: since 4.77. */
  workspaceDatastoreAccess(workspace: TerraformElement, access: "Identity" | "AccessKey"): void {
    workspace.addOverride("storage_account_access_type", access);
  }
}

/** A further region of a container registry. */
export interface RegistryReplica {
  readonly location: string;
  readonly zoneRedundant: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

function accessType(open: boolean): "Enabled" | "Disabled" {
  return open ? "Enabled" : "Disabled";
}
