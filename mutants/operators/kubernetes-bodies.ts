import { addedBlock, attribute, block } from "../block-rows";
import type { Domain } from "../domain";
import { choice, flag, type Target } from "../row";
import { KEYLESS } from "./broken";
import { OWN_WAYS_OUT, settingRows, UNPATCHED, WITHOUT_PROMISE } from "./kubernetes";
import {
  CLUSTER_CLOSED,
  CLUSTER_EGRESS,
  CLUSTER_KEPT,
  CLUSTER_NETWORK,
  CLUSTER_PROMISE,
  CLUSTER_ROLES,
  CLUSTER_SIGN_IN,
} from "./kubernetes-broken";
import { IN_ARM, inferenceRows, poolRows } from "./node-pools";

const AT = "body.properties";
const SERVER = `${AT}.apiServerAccessProfile`;
const ADDONS = `${AT}.addonProfiles`;

const inProduction = ({ stack }: Target) => stack.isProduction;

/** Azure's own Kubernetes, as azapi writes it. */
export const AZAPI_CLUSTER: Domain = {
  type: "Microsoft.ContainerService/managedClusters",
  rows: [
    block(SERVER, { breaks: CLUSTER_CLOSED }),
    flag(`${SERVER}.enablePrivateCluster`, true, { absent: false, breaks: CLUSTER_CLOSED }),
    flag(`${SERVER}.disableRunCommand`, true, { absent: false, breaks: CLUSTER_CLOSED }),
    flag(`${ADDONS}.httpApplicationRouting.enabled`, false, { absent: false, breaks: CLUSTER_CLOSED }),
    flag(`${ADDONS}.azurepolicy.enabled`, true, { absent: false, breaks: CLUSTER_KEPT }),
    block(ADDONS, { breaks: CLUSTER_KEPT }),
    flag(`${AT}.disableLocalAccounts`, true, { absent: false, breaks: CLUSTER_SIGN_IN }),
    flag(`${AT}.enableRBAC`, true, { absent: true, breaks: CLUSTER_ROLES }),
    block(`${AT}.aadProfile`, { breaks: CLUSTER_ROLES }),
    flag(`${AT}.aadProfile.enableAzureRBAC`, true, { absent: false, breaks: CLUSTER_ROLES }),
    addedBlock(
      `${AT}.servicePrincipalProfile`,
      { clientId: "mutant", secret: "mutant" },
      { breaks: KEYLESS },
    ),
    choice("body.sku.tier", WITHOUT_PROMISE, {
      absent: "Free",
      breaks: CLUSTER_PROMISE,
      when: inProduction,
    }),
    block("body.sku", { breaks: CLUSTER_PROMISE, when: inProduction }),
    attribute(`${AT}.autoUpgradeProfile.upgradeChannel`, { breaks: CLUSTER_KEPT }),
    choice(`${AT}.autoUpgradeProfile.nodeOSUpgradeChannel`, UNPATCHED, {
      absent: "NodeImage",
      breaks: CLUSTER_KEPT,
    }),
    attribute(`${AT}.networkProfile.networkPolicy`, { breaks: CLUSTER_NETWORK }),
    choice(`${AT}.networkProfile.outboundType`, OWN_WAYS_OUT, {
      absent: "loadBalancer",
      breaks: CLUSTER_EGRESS,
    }),
    ...poolRows(`${AT}.agentPoolProfiles.`, IN_ARM),
  ],
};

/** A pool beside those in the cluster's body. */
export const AZAPI_NODE_POOL: Domain = {
  type: "Microsoft.ContainerService/managedClusters/agentPools",
  rows: [...poolRows(`${AT}.`, IN_ARM), ...inferenceRows(`${AT}.`, IN_ARM)],
};

/** What is installed into a cluster, as azapi writes it. */
export const AZAPI_EXTENSION: Domain = {
  type: "Microsoft.KubernetesConfiguration/extensions",
  rows: settingRows(`${AT}.configurationSettings.`),
};
