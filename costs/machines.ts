import {
  type Attributes,
  armTypeOf,
  isAttributes,
  nested,
  numberOf,
  type Resource,
  textOf,
} from "../terraform-json";
import { largest, type Scaled } from "./autoscale";
import { byType } from "./by-type";

/** What machines are part of; the first three are what hours can be given for by kind. */
export type MachineKind = "clusters" | "instances" | "online" | "kubernetes" | "machines" | "jobs";

/** Machines of one size that a resource has. */
export interface Machines {
  readonly kind: MachineKind;
  /** A cluster's or instance's name, `<endpoint>/<deployment>`; undefined where it can't be told. */
  readonly name?: string;
  /** E.g. `Standard_DS3_v2`; undefined where the resource doesn't say. */
  readonly size?: string;
  /** Where the size stands in the resource, e.g. `vm_size`. */
  readonly sizeAt: string;
  /** As few as there are while nothing runs. */
  readonly least: number;
  /** Undefined where the resource doesn't say. */
  readonly most?: number;
  /** Whether there may be more than `most`: something is written that only a plan tells. */
  readonly untold?: boolean;
  /** Where `most` stands in the resource. */
  readonly mostAt: string;
  readonly lowPriority?: boolean;
}

/** What more than the resource says of its machines. */
export interface MachineContext {
  /** What autoscale does to it. */
  readonly scaled?: Scaled;
  /** What it belongs to is called. */
  readonly parent?: string;
}

type Reader = (resource: Resource, context: MachineContext) => readonly Machines[];

const MACHINE_LEARNING = "Microsoft.MachineLearningServices/workspaces";
const KUBERNETES = "Microsoft.ContainerService/managedClusters";

/** What the types that have machines say of them. */
const READERS: Readonly<Record<string, Reader>> = {
  azurerm_machine_learning_compute_cluster: ({ attributes }) => [
    {
      ...cluster(attributes, nested(attributes, "scale_settings"), ["min_node_count", "max_node_count"]),
      size: textOf(attributes, "vm_size"),
      sizeAt: "vm_size",
      mostAt: "scale_settings.max_node_count",
      lowPriority: textOf(attributes, "vm_priority") === "LowPriority",
    },
  ],
  azurerm_machine_learning_compute_instance: ({ attributes }) => [
    instance(attributes, textOf(attributes, "virtual_machine_size"), "virtual_machine_size"),
  ],
  azurerm_linux_virtual_machine: ({ attributes }) => [machine(attributes, "size", "")],
  azurerm_windows_virtual_machine: ({ attributes }) => [machine(attributes, "size", "")],
  "Microsoft.Compute/virtualMachines": ({ attributes }) => {
    const at = "body.properties.hardwareProfile.";
    return [machine(nested(attributes, "body", "properties", "hardwareProfile"), "vmSize", at)];
  },
  azurerm_kubernetes_cluster: ({ attributes }) => [
    pool(nested(attributes, "default_node_pool"), "default_node_pool.", AZURERM_POOL),
  ],
  azurerm_kubernetes_cluster_node_pool: ({ attributes }) => [pool(attributes, "", AZURERM_POOL)],
  [KUBERNETES]: ({ attributes }) => {
    const { agentPoolProfiles } = nested(attributes, "body", "properties");
    const at = "body.properties.agentPoolProfiles";
    return typeof agentPoolProfiles === "string"
      ? [{ kind: "kubernetes", sizeAt: at, least: 0, mostAt: at, untold: true }]
      : listed(agentPoolProfiles).map((one, index) => pool(one, `${at}[${index}].`, ARM_POOL));
  },
  [`${KUBERNETES}/agentPools`]: ({ attributes }) => [
    pool(nested(attributes, "body", "properties"), "body.properties.", ARM_POOL),
  ],
  [`${MACHINE_LEARNING}/computes`]: azapiCompute,
  [`${MACHINE_LEARNING}/onlineEndpoints/deployments`]: azapiDeployment,
  [`${MACHINE_LEARNING}/batchEndpoints/deployments`]: jobResources,
  [`${MACHINE_LEARNING}/jobs`]: (resource) => jobResources(resource).filter(isTaken),
  [`${MACHINE_LEARNING}/schedules`]: ({ attributes }) => {
    const at = "body.properties.action";
    const action = nested(attributes, "body", "properties", "action");
    const monitor = nested(action, "monitorDefinition", "computeConfiguration");
    return [
      job(nested(action, "jobDefinition", "resources"), `${at}.jobDefinition.resources.`),
      job(monitor, `${at}.monitorDefinition.computeConfiguration.`),
    ].filter(isTaken);
  },
};

const readerOf = byType(READERS);

/** The machines of a resource, also of one that azapi changes or acts on; none where it has none. */
export function machinesOf(resource: Resource, context: MachineContext = {}): readonly Machines[] {
  return readerOf(armTypeOf(resource) ?? resource.type)?.(resource, context) ?? [];
}

/** Whether resources of a type, Terraform's or Azure's, may have machines. */
export function hasMachineType(type: string): boolean {
  return readerOf(type) !== undefined;
}

/** Whether resources of a Terraform type may have machines. */
export function mayHaveMachines(terraformType: string): boolean {
  return terraformType.startsWith("azapi_") || hasMachineType(terraformType);
}

function cluster(named: Attributes, scale: Attributes, [least, most]: readonly [string, string]) {
  return {
    kind: "clusters",
    name: textOf(named, "name"),
    least: numberOf(scale, least) ?? 0,
    most: numberOf(scale, most),
    untold: isUntold(scale, most),
  } as const;
}

function instance(named: Attributes, size: string | undefined, sizeAt: string): Machines {
  return { kind: "instances", name: textOf(named, "name"), size, sizeAt, least: 0, most: 1, mostAt: sizeAt };
}

function machine(of: Attributes, key: string, at: string): Machines {
  const sizeAt = `${at}${key}`;
  return { kind: "machines", size: textOf(of, key), sizeAt, least: 1, most: 1, mostAt: sizeAt };
}

/** Whether a number is written, as something that only a plan makes one. */
function isUntold(of: Attributes, key: string): boolean {
  return of[key] !== undefined && of[key] !== null && numberOf(of, key) === undefined;
}

function listed(blocks: unknown): Attributes[] {
  return Array.isArray(blocks) ? blocks.filter(isAttributes) : [];
}

/** How a pool of nodes calls its size and its numbers of nodes. */
interface PoolNames {
  readonly size: string;
  readonly fixed: string;
  readonly least: string;
  readonly most: string;
}

const AZURERM_POOL: PoolNames = {
  size: "vm_size",
  fixed: "node_count",
  least: "min_count",
  most: "max_count",
};
const ARM_POOL: PoolNames = { size: "vmSize", fixed: "count", least: "minCount", most: "maxCount" };

function pool(of: Attributes, at: string, names: PoolNames): Machines {
  const fixed = numberOf(of, names.fixed);
  const most = numberOf(of, names.most);
  return {
    kind: "kubernetes",
    size: textOf(of, names.size),
    sizeAt: `${at}${names.size}`,
    least: numberOf(of, names.least) ?? fixed ?? 1,
    most: most ?? fixed ?? 1,
    mostAt: `${at}${most === undefined && !isUntold(of, names.most) ? names.fixed : names.most}`,
    untold: isUntold(of, names.fixed) || isUntold(of, names.most),
  };
}

function azapiCompute({ attributes }: Resource): Machines[] {
  const compute = nested(attributes, "body", "properties");
  const properties = nested(compute, "properties");
  const size = textOf(properties, "vmSize");
  const at = "body.properties.properties";
  const type = textOf(compute, "computeType") ?? "";
  if (/^computeinstance$/i.test(type)) {
    return [instance(attributes, size, `${at}.vmSize`)];
  }
  // what only a plan tells may be a cluster; all others are made elsewhere, or by another resource
  return /^(amlcompute)?$|\$\{/i.test(type)
    ? [
        {
          ...cluster(attributes, nested(properties, "scaleSettings"), ["minNodeCount", "maxNodeCount"]),
          size,
          sizeAt: `${at}.vmSize`,
          mostAt: `${at}.scaleSettings.maxNodeCount`,
          lowPriority: textOf(properties, "vmPriority") === "LowPriority",
        },
      ]
    : [];
}

function azapiDeployment({ attributes }: Resource, { scaled, parent }: MachineContext): Machines[] {
  const body = nested(attributes, "body");
  const properties = nested(body, "properties");
  if (textOf(properties, "endpointComputeType") === "Kubernetes") {
    // it runs on nodes that are counted with their cluster
    return [];
  }
  const name = textOf(attributes, "name");
  const sku = nested(body, "sku");
  const capacity = numberOf(sku, "capacity");
  // autoscale may be switched off, or come later: until then there are as many as the deployment says
  const most = largest(capacity, scaled?.most);
  return [
    {
      kind: "online",
      name: parent === undefined || name === undefined ? name : `${parent}/${name}`,
      size: textOf(properties, "instanceType"),
      sizeAt: "body.properties.instanceType",
      least: scaled?.least ?? capacity ?? 1,
      most,
      mostAt:
        scaled?.untold || (most !== undefined && most === scaled?.most)
          ? "autoscale's maximum"
          : "body.sku.capacity",
      untold: isUntold(sku, "capacity") || scaled?.untold,
    },
  ];
}

function jobResources({ attributes }: Resource): Machines[] {
  return [job(nested(attributes, "body", "properties", "resources"), "body.properties.resources.")];
}

/** What a job takes: nodes of a cluster that is counted already, or serverless machines. */
function job(resources: Attributes, at: string): Machines {
  return {
    kind: "jobs",
    size: textOf(resources, "instanceType"),
    sizeAt: `${at}instanceType`,
    least: 0,
    most: numberOf(resources, "instanceCount"),
    untold: isUntold(resources, "instanceCount"),
    mostAt: `${at}instanceCount`,
  };
}

/** Whether a job says anything of machines. */
function isTaken({ size, most, untold }: Machines): boolean {
  return size !== undefined || most !== undefined || untold === true;
}
