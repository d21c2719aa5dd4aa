import { addedBlock, attribute, block } from "../block-rows";
import type { Domain } from "../domain";
import { choice, flag, type Row, type Target } from "../row";
import { KEYLESS } from "./broken";
import {
  CLUSTER_CLOSED,
  CLUSTER_EGRESS,
  CLUSTER_ENCRYPTION,
  CLUSTER_KEPT,
  CLUSTER_NETWORK,
  CLUSTER_PROMISE,
  CLUSTER_ROLES,
  CLUSTER_SIGN_IN,
  CLUSTER_ZONES,
} from "./kubernetes-broken";
import { IN_AZURERM, inferenceRows, poolRows } from "./node-pools";

const inProduction = ({ stack }: Target) => stack.isProduction;

/** Ways out that a cluster makes for itself. */
export const OWN_WAYS_OUT = { userDefinedRouting: ["loadBalancer", "managedNATGateway"] };
/** Channels by which nobody patches the machines. */
export const UNPATCHED = { NodeImage: ["None", "Unmanaged"], SecurityPatch: ["None", "Unmanaged"] };
export const WITHOUT_PROMISE = { Standard: ["Free"], Premium: ["Free"] };

const ENTRA = "azure_active_directory_role_based_access_control";

/** Azure's own Kubernetes. */
export const KUBERNETES_CLUSTER: Domain = {
  type: "azurerm_kubernetes_cluster",
  rows: [
    flag("private_cluster_enabled", true, { absent: false, breaks: CLUSTER_CLOSED }),
    flag("run_command_enabled", false, { absent: true, breaks: CLUSTER_CLOSED }),
    flag("http_application_routing_enabled", false, { absent: false, breaks: CLUSTER_CLOSED }),
    flag("local_account_disabled", true, { absent: false, breaks: CLUSTER_SIGN_IN }),
    flag("role_based_access_control_enabled", true, { absent: true, breaks: CLUSTER_ROLES }),
    block(ENTRA, { breaks: CLUSTER_ROLES }),
    flag(`${ENTRA}.azure_rbac_enabled`, true, { absent: false, breaks: CLUSTER_ROLES }),
    addedBlock("service_principal", { client_id: "mutant", client_secret: "mutant" }, { breaks: KEYLESS }),
    choice("sku_tier", WITHOUT_PROMISE, { absent: "Free", breaks: CLUSTER_PROMISE, when: inProduction }),
    flag("azure_policy_enabled", true, { absent: false, breaks: CLUSTER_KEPT }),
    attribute("automatic_upgrade_channel", { breaks: CLUSTER_KEPT }),
    choice("node_os_upgrade_channel", UNPATCHED, { absent: "NodeImage", breaks: CLUSTER_KEPT }),
    attribute("network_profile.network_policy", { breaks: CLUSTER_NETWORK }),
    choice("network_profile.outbound_type", OWN_WAYS_OUT, {
      absent: "loadBalancer",
      breaks: CLUSTER_EGRESS,
    }),
    ...poolRows("default_node_pool.", IN_AZURERM),
  ],
};

/** A pool beside Kubernetes' own. */
export const NODE_POOL: Domain = {
  type: "azurerm_kubernetes_cluster_node_pool",
  rows: [...poolRows("", IN_AZURERM), ...inferenceRows("", IN_AZURERM)],
};

/** What is installed into a cluster. */
export const KUBERNETES_EXTENSION: Domain = {
  type: "azurerm_kubernetes_cluster_extension",
  rows: settingRows("configuration_settings."),
};

/** How models are called, in the settings of Azure Machine Learning's part. */
export function settingRows(prefix: string): readonly Row[] {
  return [
    choice(
      `${prefix}allowInsecureConnections`,
      { False: ["True"] },
      { absent: "False", breaks: CLUSTER_ENCRYPTION },
    ),
    attribute(`${prefix}internalLoadBalancerProvider`, { breaks: CLUSTER_CLOSED }),
    choice(
      `${prefix}inferenceRouterHA`,
      { True: ["False"] },
      { absent: "True", breaks: CLUSTER_ZONES, when: inProduction },
    ),
  ];
}
