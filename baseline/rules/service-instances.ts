import { type AzureEstate, type Facts, holds, type Truth } from "../azure";
import { onlyTarget } from "../azure/joins/address";
import { ownSubscriptions, ownTenants } from "../azure/joins/own-places";
import type { StorageFirewallFacts } from "../azure/storage-firewall";
import { must, mustHold } from "./must";
import type { Problem } from "./rule";

/**
 * A firewall's instances of other services must be named one by one, and be of the same tenant and of a
 * subscription that the input works in.
 */
export function mustLetNoStrangerIn(
  instances: StorageFirewallFacts["instances"],
  estate: AzureEstate,
): Problem[] {
  // a plan doesn't tell unwritten ones until apply: nobody asked for one
  if (instances.state === "unknown" && estate.graph.kind !== "plan") {
    return mustHold("unknown", "instances of services are let in", { attribute: instances.at });
  }
  return instances.state === "known" ? instances.value.flatMap((one) => problemsOf(one, estate)) : [];
}

function problemsOf(instance: Facts, estate: AzureEstate): Problem[] {
  const id = instance.text(RESOURCE);
  const tenant = instance.text(TENANT);
  return [
    ...must(id, (text) => !text.includes("*"), "a wildcard lets in more than one service instance").filter(
      ({ certainty }) => certainty === "violation",
    ),
    ...mustHold(isOfOwnSubscription(instance, estate), `${id.at} lets in a service of another subscription`, {
      attribute: id.at,
    }),
    ...mustHold(isOfOwnTenant(instance, estate), `${tenant.at} lets in a service of another tenant`, {
      attribute: tenant.at,
    }),
  ];
}

const RESOURCE = { azurerm: "endpoint_resource_id", body: "resourceId" };
const TENANT = { azurerm: "endpoint_tenant_id", body: "tenantId" };

/** Where no provider tells the subscription, none is another one. */
function isOfOwnSubscription(instance: Facts, estate: AzureEstate): Truth {
  const own = ownSubscriptions(estate);
  const target = onlyTarget(instance.targets(RESOURCE));
  if (target?.kind !== "external" || own.size === 0) {
    return "yes";
  }
  const subscription = /^\/subscriptions\/([^/]+)/i.exec(target.id)?.[1]?.toLowerCase();
  return subscription === undefined ? "unknown" : own.has(subscription) ? "yes" : "no";
}

/** The provider takes its own tenant where nothing is written. */
function isOfOwnTenant(instance: Facts, estate: AzureEstate): Truth {
  const tenant = instance.text(TENANT);
  const target = onlyTarget(instance.targets(TENANT));
  // what nobody wrote is known after apply in a plan
  const isUnwritten =
    tenant.state === "absent" || (tenant.state === "unknown" && estate.graph.kind === "plan");
  if (isUnwritten || isWhoeverDeploys(target)) {
    return "yes";
  }
  const own = ownTenants(estate);
  return own.size === 0 ? "unknown" : holds(tenant, (id) => own.has(id.toLowerCase()));
}

function isWhoeverDeploys(target: ReturnType<typeof onlyTarget>): boolean {
  return target?.kind === "resource" && /^az(urerm|api)_client_config$/.test(target.resource.type);
}
