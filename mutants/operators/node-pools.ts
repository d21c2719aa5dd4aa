import { attribute, elements } from "../block-rows";
import { choice, flag, number, type Row, row, shown, type Target } from "../row";
import {
  CLUSTER_ENCRYPTION,
  CLUSTER_ISOLATION,
  CLUSTER_NETWORK,
  CLUSTER_PROMISE,
  CLUSTER_SCALE,
  CLUSTER_ZONES,
} from "./kubernetes-broken";

/** What a pool's attributes are called. */
interface PoolNames {
  readonly zones: string;
  readonly autoscaling: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly hostEncryption: string;
  readonly publicIp: string;
  readonly subnet: string;
  readonly taints: string;
  readonly mode: string;
  readonly priority: string;
}

export const IN_AZURERM: PoolNames = {
  zones: "zones",
  autoscaling: "auto_scaling_enabled",
  minimum: "min_count",
  maximum: "max_count",
  hostEncryption: "host_encryption_enabled",
  publicIp: "node_public_ip_enabled",
  subnet: "vnet_subnet_id",
  taints: "node_taints",
  mode: "mode",
  priority: "priority",
};

export const IN_ARM: PoolNames = {
  zones: "availabilityZones",
  autoscaling: "enableAutoScaling",
  minimum: "minCount",
  maximum: "maxCount",
  hostEncryption: "enableEncryptionAtHost",
  publicIp: "enableNodePublicIP",
  subnet: "vnetSubnetID",
  taints: "nodeTaints",
  mode: "mode",
  priority: "scaleSetPriority",
};

const inProduction = ({ stack }: Target) => stack.isProduction;

/** Machines of a Kubernetes cluster, whatever they are for. */
export function poolRows(prefix: string, names: PoolNames): readonly Row[] {
  const at = (name: keyof PoolNames) => `${prefix}${names[name]}`;
  return [
    attribute(at("zones"), { breaks: CLUSTER_ZONES, when: inProduction }),
    row([at("zones")], { breaks: CLUSTER_ZONES, when: inProduction }, function* (place, breaks) {
      if (Array.isArray(place.value) && place.value.length > 1) {
        const to = place.value.slice(0, 1);
        const change = `${shown(place.value)} → ${shown(to)}`;
        yield { operator: "weaken-value", place, to: { value: to }, value: shown(to), change, breaks };
      }
    }),
    flag(at("autoscaling"), true, { absent: false, breaks: CLUSTER_SCALE }),
    number(at("minimum"), { lower: [1], breaks: CLUSTER_ZONES, when: inProduction }),
    number(at("maximum"), { lower: [1], breaks: CLUSTER_SCALE }),
    flag(at("hostEncryption"), true, { absent: false, breaks: CLUSTER_ENCRYPTION }),
    flag(at("publicIp"), false, { absent: false, breaks: ["security/compute-no-public-ip"] }),
    attribute(at("subnet"), { breaks: CLUSTER_NETWORK }),
  ];
}

/** A pool that is kept for models, in a resource of its own. */
export function inferenceRows(prefix: string, names: PoolNames): readonly Row[] {
  const at = (name: keyof PoolNames) => `${prefix}${names[name]}`;
  return [
    elements(at("taints"), { breaks: CLUSTER_ISOLATION }),
    row([at("taints")], { breaks: CLUSTER_ISOLATION }, function* (place, breaks) {
      const taints = Array.isArray(place.value) ? place.value : [];
      for (const [index, taint] of taints.entries()) {
        const to = String(taint).replace(/:No(Schedule|Execute)$/, ":PreferNoSchedule");
        yield {
          operator: "weaken-value",
          place: { path: [...place.path, index], label: place.label },
          to: { value: to },
          value: to,
          change: `${shown(taint)} → ${shown(to)}, which others are placed on all the same`,
          breaks,
        };
      }
    }),
    choice(at("mode"), { User: ["System"] }, { absent: "User", breaks: CLUSTER_ISOLATION }),
    choice(
      at("priority"),
      { Regular: ["Spot"] },
      { absent: "Regular", breaks: CLUSTER_PROMISE, when: inProduction },
    ),
  ];
}
