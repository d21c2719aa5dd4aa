import type { GraphResource } from "../../baseline/graph";
import { groupFrame } from "./groups";
import { labelOf, lastOf } from "./names";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";
import { addressesFrom, targetsFrom } from "./targets";

/** Types of azurerm that are part of something else, and the attributes that say of what. */
const PARTS: readonly (readonly [type: RegExp, attributes: readonly string[]])[] = [
  [/^azurerm_monitor_diagnostic_setting$/, ["log_analytics_workspace_id", "target_resource_id"]],
  [/^azurerm_management_lock$/, ["scope"]],
  [/^azurerm_role_definition$/, ["scope"]],
  [/^azurerm_storage_/, ["storage_account_id", "storage_account_name"]],
  [/^azurerm_key_vault_/, ["key_vault_id"]],
  [/^azurerm_container_registry_/, ["container_registry_id", "container_registry_name"]],
  [/^azurerm_subnet_/, ["subnet_id"]],
  [/^azurerm_network_security_rule$/, ["network_security_group_name"]],
  [/^azurerm_route$/, ["route_table_name"]],
  [/^azurerm_private_dns_zone_/, ["private_dns_zone_id", "private_dns_zone_name"]],
  [/^azurerm_private_dns_/, ["private_dns_zone_id", "zone_name"]],
  [/^azurerm_virtual_network_peering$/, ["virtual_network_id", "virtual_network_name"]],
  [/^azurerm_federated_identity_credential$/, ["user_assigned_identity_id", "parent_id"]],
  [/^azurerm_machine_learning_/, ["workspace_id", "machine_learning_workspace_id"]],
  [/^azurerm_monitor_private_link_scoped_service$/, ["scope_name"]],
  [/^azurerm_monitor_data_collection_|^azurerm_log_analytics_/, ["workspace_id", "workspace_resource_id"]],
  [/^azurerm_application_insights_/, ["application_insights_id"]],
  [/^azurerm_nat_gateway_/, ["nat_gateway_id"]],
  [/^azurerm_bastion_/, ["bastion_host_id"]],
  [/^azapi_/, ["parent_id", "resource_id"]],
];

/** Where a name means another type than it says. */
const NAMED: Readonly<Record<string, string>> = {
  zone_name: "azurerm_private_dns_zone",
  scope_name: "azurerm_monitor_private_link_scope",
};

/** Puts what has no box of its own where it belongs; the rest becomes a box for each type. */
export function drawParts(sketch: Sketch, sides: Sides): void {
  const rest = new Set(sides.resources.filter(({ address }) => sketch.homeOf(address) === undefined));
  // a rule of a security group has its place when the group has one
  for (const guard of rest) {
    drawGuard(guard, sketch);
  }
  for (const resource of rest) {
    if (sketch.homeOf(resource.address) === undefined) {
      const home = homeOfPart(resource, sketch, sides);
      if (home !== undefined) {
        sketch.home(resource.address, home, "part");
        for (const note of noteOf(resource)) {
          sketch.note(home, note);
        }
      }
    }
  }
  for (const resource of rest) {
    drawOther(resource, sketch, sides);
  }
}

/** What stands on one subnet is part of it. */
function drawGuard(resource: GraphResource, sketch: Sketch): void {
  const noun = GUARDS[resource.type];
  if (noun === undefined) {
    return;
  }
  const subnets = resource.referrers.flatMap(({ from }) => {
    const isJoin = /^azurerm_subnet_\w+_association$/.test(from.type);
    const addresses = isJoin ? addressesFrom(from, from.targets("subnet_id")) : [from.address];
    return /^azurerm_subnet(_|$)/.test(from.type)
      ? addresses.flatMap((address) => sketch.homeOf(address) ?? [])
      : [];
  });
  const [subnet, ...more] = new Set(subnets);
  if (subnet !== undefined && more.length === 0) {
    sketch.home(resource.address, subnet, "part");
    sketch.line(subnet, noun);
  }
}

const GUARDS: Readonly<Record<string, string>> = {
  azurerm_network_security_group: "network security group",
  azurerm_route_table: "route table",
  azurerm_subnet_service_endpoint_storage_policy: "service endpoint policy",
};

function homeOfPart(resource: GraphResource, sketch: Sketch, sides: Sides): string | undefined {
  const [, attributes = []] = PARTS.find(([type]) => type.test(resource.type)) ?? [];
  for (const attribute of attributes) {
    for (const target of targetsFrom(resource, resource.targets(attribute))) {
      const home =
        target.kind === "resource"
          ? sketch.homeOf(target.resource.address)
          : sketch.homeOf(named(attribute, lastOf(target.id), sides)?.address);
      if (home !== undefined) {
        return home;
      }
    }
  }
  return undefined;
}

/** `storage_account_name` names a storage account. */
function named(attribute: string, name: string, { resources }: Sides): GraphResource | undefined {
  const type = NAMED[attribute] ?? `azurerm_${attribute.replace(/_name$/, "")}`;
  return resources.find((resource) => {
    const found = resource.value("name");
    return resource.type === type && found.state === "known" && found.value === name;
  });
}

/** What a part says of its whole. */
function noteOf(resource: GraphResource): string[] {
  return /^azurerm_management_lock$/.test(resource.type) ? ["locked against deletion"] : [];
}

/** What nobody foresaw: one box for each type in a resource group. */
function drawOther(resource: GraphResource, sketch: Sketch, sides: Sides): void {
  if (sketch.homeOf(resource.address) !== undefined) {
    return;
  }
  const inside = groupFrame(resource, sketch, sides);
  const type = resource.armType ?? resource.type;
  const noun = type.replace(/^azurerm_|^azuread_|^microsoft\./, "").replaceAll("_", " ");
  const key = `${inside ?? ""}/${type}`;
  sketch.box(key, { area: "other", noun, plural: `${noun}s`, inside });
  sketch.home(resource.address, key);
  const name = resource.value("name");
  sketch.item(key, name.state === "known" ? String(name.value) : labelOf(resource), resource.address);
}
