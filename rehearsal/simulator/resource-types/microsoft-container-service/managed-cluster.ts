import { badRequest } from "../../arm/arm-error";
import { at, isObject, listAt, sameText, textAt } from "../../arm/json";
import { mustBeAllowed } from "../allowed-values";
import { completeIdentity } from "../identities";
import type { ResourceType, Write } from "../resource-type";
import { showPools, storePools } from "./agent-pool";
import { completeCluster } from "./cluster-answer";
import { checkClusterNetwork } from "./cluster-network";
import { mustHoldClusterRoles } from "./cluster-roles";
import { kubeconfig } from "./kubeconfig";

export const MANAGED_CLUSTER = "Microsoft.ContainerService/managedClusters";

const ALLOWED = {
  "sku.name": ["Base", "Automatic"],
  "sku.tier": ["Free", "Standard", "Premium"],
  "properties.networkProfile.networkPlugin": ["azure", "kubenet", "none"],
  "properties.networkProfile.networkPluginMode": ["overlay"],
  "properties.networkProfile.networkDataplane": ["azure", "cilium"],
  "properties.networkProfile.outboundType": [
    "loadBalancer",
    "managedNATGateway",
    "userAssignedNATGateway",
    "userDefinedRouting",
    "none",
    "block",
  ],
  "properties.autoUpgradeProfile.upgradeChannel": ["none", "patch", "stable", "rapid", "node-image"],
  "properties.autoUpgradeProfile.nodeOSUpgradeChannel": ["None", "Unmanaged", "NodeImage", "SecurityPatch"],
};

/** A Kubernetes cluster; its pools lie below it, and it shows them. */
export const managedCluster: ResourceType = {
  type: MANAGED_CLUSTER,
  tracked: true,
  seconds: { create: 300, update: 120, delete: 240 },
  busy: "OperationNotAllowed",
  immutable: [
    "properties.dnsPrefix",
    "properties.fqdnSubdomain",
    "properties.nodeResourceGroup",
    "properties.networkProfile.serviceCidr",
    "properties.networkProfile.dnsServiceIP",
    "properties.apiServerAccessProfile.enablePrivateCluster",
    "properties.apiServerAccessProfile.privateDNSZone",
    "properties.diskEncryptionSetID",
  ],
  kept: ["identity", "sku"],
  links: (resource) =>
    listAt(resource, "properties", "agentPoolProfiles").flatMap((profile) => {
      const scope = textAt(profile, "vnetSubnetID");
      return scope === undefined
        ? []
        : [{ action: "Microsoft.Network/virtualNetworks/subnets/join/action", scope }];
    }),
  check: (write, cloud) => {
    mustBeAllowed(write.resource, ALLOWED, "InvalidParameter");
    mustBeWellFormed(write);
    mustSignIn(write);
    completeIdentity(write.resource, cloud);
    checkClusterNetwork(write, cloud);
    mustHoldClusterRoles(write, cloud);
  },
  complete: ({ resource }, cloud) => completeCluster(resource, cloud),
  finished: (resource, cloud) => {
    storePools(resource, cloud);
    showPools(resource.id, cloud);
  },
  actions: {
    listclusterusercredential: (cluster) => kubeconfig(cluster, "clusterUser"),
    listclusteradmincredential: (cluster) => {
      if (at(cluster, "properties", "disableLocalAccounts") === true) {
        throw badRequest(
          "BadRequest",
          `Getting static credential is not allowed because the cluster '${cluster.name}' is set to disable local accounts.`,
        );
      }
      return kubeconfig(cluster, "clusterAdmin");
    },
  },
};

function mustBeWellFormed({ id, resource }: Write): void {
  if (!/^[a-z0-9]([\w-]{0,61}[a-z0-9])?$/i.test(id.name)) {
    throw badRequest(
      "InvalidParameter",
      `The cluster name '${id.name}' takes 1 to 63 letters, digits, hyphens and underscores.`,
    );
  }
  if (!isObject(resource.identity)) {
    throw badRequest("InvalidParameter", `The cluster '${id.name}' takes a managed identity.`);
  }
  const pools = listAt(resource, "properties", "agentPoolProfiles");
  if (!pools.some((pool) => sameText(textAt(pool, "mode"), "System"))) {
    throw badRequest("MustDefineAtLeastOneSystemPool", "Must define at least one system pool.");
  }
}

/** Without local accounts there must be another way in, and workload identities take an issuer. */
function mustSignIn({ id, resource }: Write): void {
  const { properties } = resource;
  if (properties.disableLocalAccounts === true && !isObject(properties.aadProfile)) {
    throw badRequest(
      "BadRequest",
      `Disabling local accounts of the cluster '${id.name}' takes AAD integration ('properties.aadProfile').`,
    );
  }
  const usesWorkloadIdentity = at(properties, "securityProfile", "workloadIdentity", "enabled") === true;
  if (usesWorkloadIdentity && at(properties, "oidcIssuerProfile", "enabled") !== true) {
    throw badRequest(
      "BadRequest",
      `Workload identity of the cluster '${id.name}' takes an OIDC issuer ('properties.oidcIssuerProfile').`,
    );
  }
}
