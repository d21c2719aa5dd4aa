import type { GraphResource, Target } from "../graph";

/** How wide a scope of Azure is, from the widest. */
export type ScopeLevel = "tenant" | "management group" | "subscription" | "resource group" | "resource";

const CONTAINERS: Readonly<Record<string, ScopeLevel>> = {
  azurerm_management_group: "management group",
  azurerm_subscription: "subscription",
  azurerm_subscriptions: "subscription",
  azurerm_client_config: "subscription",
  azurerm_resource_group: "resource group",
};

const ARM_CONTAINERS: Readonly<Record<string, ScopeLevel>> = {
  "microsoft.management/managementgroups": "management group",
  "microsoft.subscription/aliases": "subscription",
  "microsoft.resources/subscriptions": "subscription",
  "microsoft.resources/resourcegroups": "resource group",
};

/** Attributes that hold the id of a container, whatever has them. */
const CONTAINER_IDS: readonly (readonly [RegExp, ScopeLevel])[] = [
  [/management_group_id$/, "management group"],
  [/subscription_id$/, "subscription"],
  [/resource_group_id$/, "resource group"],
];

/** How wide what a reference or an ARM id leads to is; undefined where the input doesn't tell. */
export function scopeLevelOf(target: Target<GraphResource>): ScopeLevel | undefined {
  if (target.kind === "external") {
    return levelOfId(target.id);
  }
  const { attribute, resource, suffix } = target;
  const level = CONTAINERS[resource.type] ?? ARM_CONTAINERS[resource.armType ?? ""] ?? levelByName(attribute);
  // a plan doesn't tell what follows a reference, and mostly nothing does
  if (suffix === undefined || suffix === "") {
    return level;
  }
  return level === undefined ? undefined : levelOfId(`${LIKE[level]}${suffix}`);
}

/** An id of each level, to tell how wide is what follows one. */
const LIKE: Readonly<Record<ScopeLevel, string>> = {
  tenant: "",
  "management group": "/providers/Microsoft.Management/managementGroups/m",
  subscription: "/subscriptions/s",
  "resource group": "/subscriptions/s/resourceGroups/g",
  resource: "/subscriptions/s/resourceGroups/g/providers/n/t/r",
};

/** How wide what an attribute of a resource leads to is: its own id, unless the name says otherwise. */
function levelByName(attribute: string | undefined): ScopeLevel | undefined {
  const name = attribute?.split(".").at(-1)?.toLowerCase() ?? "id";
  const [, container] = CONTAINER_IDS.find(([pattern]) => pattern.test(name)) ?? [];
  return container ?? (/(^|_)id$/.test(name) ? "resource" : undefined);
}

/**
 * How wide an id with references in it is, such as `/subscriptions/${var.id}/resourceGroups/${var.name}`;
 * undefined where what stands last may be more than one part of the id.
 */
export function levelOfTemplate(text: string): ScopeLevel | undefined {
  const last = /\$\{([^{}]*)\}$/.exec(text)?.[1];
  const isOnePart = last === undefined || /(name|subscription|subscription_id|group|guid)\s*$/i.test(last);
  return text.startsWith("/") && isOnePart ? levelOfId(text.replace(/\$\{[^{}]*\}/g, "x")) : undefined;
}

/** Azure's ids have no empty part, no way back and no escapes: who reads them so reads something else. */
const ODD = /\/\/|[\s\\%?#*]|(^|\/)\.{1,2}(\/|$)/;
const RESOURCE =
  /^(\/subscriptions\/[^/]+(\/resourcegroups\/[^/]+)?|\/providers\/microsoft\.management\/managementgroups\/[^/]+)?(\/providers\/[^/]+(\/[^/]+\/[^/]+)+)+$/;

function levelOfId(id: string): ScopeLevel | undefined {
  const text = id.toLowerCase().replace(/\/$/, "");
  if (text === "") {
    return id === "/" ? "tenant" : undefined;
  }
  if (ODD.test(text)) {
    return undefined;
  }
  if (/^\/providers\/microsoft\.management\/managementgroups\/[^/]+$/.test(text)) {
    return "management group";
  }
  if (/^(\/providers\/microsoft\.subscription)?\/subscriptions\/[^/]+$/.test(text)) {
    return "subscription";
  }
  if (/^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+$/.test(text)) {
    return "resource group";
  }
  if (/^\/providers\/[^/]+$/.test(text)) {
    return "tenant";
  }
  return RESOURCE.test(text) ? "resource" : undefined;
}
