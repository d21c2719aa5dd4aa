import type { AzureEstate } from "../../baseline/azure";
import {
  APPLICATION_INSIGHTS,
  CONTAINER_REGISTRY,
  KEY,
  KEY_VAULT,
  type Kind,
  LOG_ANALYTICS,
  STORAGE_ACCOUNT,
  WORKSPACE,
} from "../../baseline/azure";
import { nameOfResource, nameOfTarget, onlyTarget } from "../../baseline/azure/joins/address";
import { resourceGroupOf } from "../../baseline/azure/joins/resource-group-of";
import type { GraphResource } from "../../baseline/graph";

/** Types whose names in Terraform and in ARM have little in common, or end alike. */
const KINDS: readonly Kind[] = [
  APPLICATION_INSIGHTS,
  CONTAINER_REGISTRY,
  KEY,
  KEY_VAULT,
  LOG_ANALYTICS,
  STORAGE_ACCOUNT,
  WORKSPACE,
];

const GROUP = "microsoft.resources/resourcegroups";

/** An ARM id in lower case, in its parts. */
interface Parts {
  readonly subscription: string;
  readonly group?: string;
  /** E.g. `microsoft.network/virtualnetworks/subnets`. */
  readonly type: string;
  /** From the outermost; the last one is the resource's own. */
  readonly names: readonly string[];
}

/**
 * Whether an id that somebody wrote out is that of a resource of the input: by its type, its names, its
 * group and its subscription, as far as the input tells them.
 */
export function isIdOf(id: string, resource: GraphResource, estate: AzureEstate): boolean {
  const parts = partsOf(id.toLowerCase());
  const name = nameOfResource(resource);
  if (parts === undefined || name === undefined || parts.names.at(-1) !== name) {
    return false;
  }
  const group = resourceGroupOf(resource, estate).name;
  const subscription = subscriptionOf(resource, estate);
  return (
    isOfType(resource, parts.type) &&
    (parts.type === GROUP || isSameIfTold(group, parts.group)) &&
    isSameIfTold(subscription, parts.subscription) &&
    parts.names.slice(0, -1).every((parent) => isBelow(resource, parent))
  );
}

function partsOf(id: string): Parts | undefined {
  const [, subscription, group, rest] =
    /^\/subscriptions\/([^/]+)(?:\/resourcegroups\/([^/]+))?(?:\/providers\/(.+?))?\/?$/.exec(id) ?? [];
  if (subscription === undefined) {
    return undefined;
  }
  if (rest === undefined) {
    return group === undefined ? undefined : { subscription, group, type: GROUP, names: [group] };
  }
  const [provider = "", ...pairs] = rest.split("/");
  const types = pairs.filter((_, index) => index % 2 === 0);
  const names = pairs.filter((_, index) => index % 2 === 1);
  return types.length === names.length && names.length > 0
    ? { subscription, group, type: [provider, ...types].join("/"), names }
    : undefined;
}

function isOfType({ armType, type }: GraphResource, wanted: string): boolean {
  if (armType !== undefined) {
    return armType === wanted;
  }
  const kind = KINDS.find(({ azurerm }) => azurerm.includes(type));
  if (kind !== undefined) {
    return kind.arm.some((one) => one.toLowerCase() === wanted);
  }
  // virtualNetworks and azurerm_virtual_network, userAssignedIdentities and azurerm_user_assigned_identity
  const last = (wanted.split("/").at(-1) ?? "").replace(/ies$/, "y").replace(/s$/, "");
  return type.replaceAll("_", "").endsWith(last);
}

/** The subscription of its provider, where the input writes it down. */
export function subscriptionOf({ provider }: GraphResource, { graph }: AzureEstate): string | undefined {
  const [name = "azurerm", alias] = provider?.split(".") ?? [];
  const settings = graph.providers.find((one) => one.name === name && one.alias === alias)?.settings;
  const value = settings?.value("subscription_id");
  return value?.state === "known" && typeof value.value === "string" ? value.value.toLowerCase() : undefined;
}

function isSameIfTold(told: string | undefined, wanted: string | undefined): boolean {
  return told === undefined || wanted === undefined || told === wanted;
}

/** Whether one of its attributes names the parent, or leads to it. */
function isBelow(resource: GraphResource, parent: string): boolean {
  return Object.keys(resource.attributes)
    .filter((name) => /_(id|name)$/.test(name))
    .some((name) => {
      const target = onlyTarget(resource.targets(name));
      const value = resource.value(name);
      const written = value.state === "known" && typeof value.value === "string" ? value.value : "";
      return (
        (target !== undefined && nameOfTarget(target) === parent) ||
        written.split("/").at(-1)?.toLowerCase() === parent
      );
    });
}
