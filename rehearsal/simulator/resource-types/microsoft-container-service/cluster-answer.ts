import { at, isObject, type JsonObject, listAt, objectAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import { stableGuid } from "../../arm/stable-guid";
import type { Cloud } from "../../cloud";
import { principalOf } from "../microsoft-managed-identity";
import { completedPool } from "./pool-answer";

/** What AKS gives who names no version, or a minor one alone. */
const KUBERNETES_VERSION = "1.34.2";

/** Adds what Azure adds to a cluster: versions, addresses, and the defaults that azurerm reads back. */
export function completeCluster(resource: ArmResource, cloud: Cloud): void {
  const { properties } = resource;
  const group = resource.id.split("/")[4] ?? "";
  const version = textAt(properties, "kubernetesVersion") || KUBERNETES_VERSION;
  const subdomain = textAt(properties, "fqdnSubdomain") ?? textAt(properties, "dnsPrefix") ?? resource.name;
  const zone = textAt(properties, "apiServerAccessProfile", "privateDNSZone");
  const isPrivate = at(properties, "apiServerAccessProfile", "enablePrivateCluster") === true;
  const network = objectAt(properties, "networkProfile");
  Object.assign(properties, {
    kubernetesVersion: version,
    currentKubernetesVersion: version,
    powerState: { code: "Running" },
    nodeResourceGroup:
      textAt(properties, "nodeResourceGroup") || `MC_${group}_${resource.name}_${resource.location}`,
    ...(isPrivate
      ? { privateFQDN: `${subdomain}.${zone?.split("/").at(-1) ?? "privatelink.azmk8s.io"}` }
      : { fqdn: `${subdomain}.hcp.${resource.location}.azmk8s.io` }),
    azurePortalFQDN: `${stableGuid(resource.id)}.portal.hcp.${resource.location}.azmk8s.io`,
    maxAgentPools: 100,
    supportPlan: properties.supportPlan ?? "KubernetesOfficial",
    agentPoolProfiles: listAt(properties, "agentPoolProfiles").map((pool) =>
      completedPool(isObject(pool) ? pool : {}, version),
    ),
    networkProfile: completedNetwork(network),
    autoScalerProfile: { ...AUTO_SCALER, ...objectAt(properties, "autoScalerProfile") },
    addonProfiles: completedAddons(resource, cloud),
  });
  if (at(properties, "oidcIssuerProfile", "enabled") === true) {
    properties.oidcIssuerProfile = {
      enabled: true,
      issuerURL: `https://${resource.location}.oic.prod-aks.azure.com/${cloud.tenantId}/${stableGuid(resource.id)}/`,
    };
  }
}

function completedNetwork(network: JsonObject): JsonObject {
  const { podCidr, serviceCidr } = network;
  return {
    loadBalancerSku: "standard",
    outboundType: "loadBalancer",
    ipFamilies: ["IPv4"],
    ...network,
    ...(podCidr === undefined ? {} : { podCidrs: [podCidr] }),
    ...(serviceCidr === undefined ? {} : { serviceCidrs: [serviceCidr] }),
  };
}

/** An add-on that is on acts as an identity of its own. */
function completedAddons(resource: ArmResource, cloud: Cloud): JsonObject {
  const addons = objectAt(resource, "properties", "addonProfiles");
  return Object.fromEntries(
    Object.entries(addons).map(([name, addon]) => {
      const id = `${resource.id}/addons/${name}`;
      const identity = {
        resourceId: `/subscriptions/${resource.id.split("/")[2]}/resourcegroups/MC/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}-${resource.name}`,
        clientId: stableGuid(`${id}/clientId/${cloud.tenantId}`),
        objectId: principalOf(id),
      };
      const isOn = at(addon, "enabled") === true;
      return [name, { config: null, ...(isObject(addon) ? addon : {}), ...(isOn ? { identity } : {}) }];
    }),
  );
}

const AUTO_SCALER = {
  "balance-similar-node-groups": "false",
  "daemonset-eviction-for-empty-nodes": false,
  "daemonset-eviction-for-occupied-nodes": true,
  expander: "random",
  "ignore-daemonsets-utilization": false,
  "max-empty-bulk-delete": "10",
  "max-graceful-termination-sec": "600",
  "max-node-provision-time": "15m",
  "max-total-unready-percentage": "45",
  "new-pod-scale-up-delay": "0s",
  "ok-total-unready-count": "3",
  "scale-down-delay-after-add": "10m",
  "scale-down-delay-after-delete": "10s",
  "scale-down-delay-after-failure": "3m",
  "scale-down-unneeded-time": "10m",
  "scale-down-unready-time": "20m",
  "scale-down-utilization-threshold": "0.5",
  "scan-interval": "10s",
  "skip-nodes-with-local-storage": "false",
  "skip-nodes-with-system-pods": "true",
};
