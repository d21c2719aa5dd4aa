import type { GraphResource, Target } from "../graph";

/** How wide a scope of Azure is, from the widest. */
export type ScopeLevel = "tenant" | "management group" | "subscription" | "resource group" | "resource";

const CONTAINERS: Readonly<Record<string, ScopeLevel>> = {
  azurerm_management_group: "management group",
  azurerm_subscription: "subscription",
  azurerm_client_config: "subscription",
  azurerm_resource_group: "resource group",
};

const ARM_CONTAINERS: Readonly<Record<string, ScopeLevel>> = {
  "microsoft.management/managementgroups": "management group",
  "microsoft.subscription/aliases": "subscription",
  "microsoft.resources/subscriptions": "subscription",
  "microsoft.resources/resourcegroups": "resource group",
};

/** How wide what a reference or an ARM id leads to is; undefined where the input doesn't tell. */
export function scopeLevelOf(target: Target<GraphResource>): ScopeLevel | undefined {
  if (target.kind === "external") {
    return levelOfId(target.id);
  }
  const { resource, suffix } = target;
  const level = CONTAINERS[resource.type] ?? ARM_CONTAINERS[resource.armType ?? ""] ?? "resource";
  // a plan doesn't tell what follows a reference, and mostly nothing does
  if (level === "resource" || suffix === undefined || suffix === "") {
    return level;
  }
  return levelOfId(
    `${level === "resource group" ? "/subscriptions/s/resourceGroups/g" : "/subscriptions/s"}${suffix}`,
  );
}

function levelOfId(id: string): ScopeLevel | undefined {
  const text = id.toLowerCase().replace(/\/+$/, "");
  if (text === "") {
    return id === "/" ? "tenant" : undefined;
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
  return text.startsWith("/") ? "resource" : undefined;
}
