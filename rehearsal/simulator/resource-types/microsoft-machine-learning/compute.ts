import { badRequest, cannotChange, conflict } from "../../arm/arm-error";
import { at, objectAt, sameText, textAt } from "../../arm/json";
import { canonical } from "../../arm/json-path";
import type { ArmRequest } from "../../arm/messages";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import { completeIdentity } from "../identities";
import type { ResourceType, Write } from "../resource-type";
import { checkKubernetes, completeKubernetes, isKubernetes, mustBeDetached } from "./kubernetes-compute";
import { isManaged, provisionNetwork } from "./managed-network";
import { WORKSPACE } from "./workspace";

export const COMPUTE = `${WORKSPACE}/computes`;

const CLUSTER_NAME = /^[a-z][a-z0-9-]{1,30}[a-z0-9]$/i;
const INSTANCE_NAME = /^[a-z][a-z0-9-]{3,24}$/i;
/** Fixed at creation; what a cluster changes later is its scale. */
const FIXED = ["vmSize", "subnet", "enableNodePublicIp", "vmPriority", "isolatedNetwork", "osType"];
const ALLOWED = {
  "properties.computeType": [
    "AmlCompute",
    "ComputeInstance",
    "AKS",
    "Kubernetes",
    "VirtualMachine",
    "HDInsight",
    "DataFactory",
    "Databricks",
    "DataLakeAnalytics",
    "SynapseSpark",
  ],
  "properties.properties.vmPriority": ["Dedicated", "LowPriority"],
  "properties.properties.remoteLoginPortPublicAccess": ["Enabled", "Disabled", "NotSpecified"],
  "properties.properties.applicationSharingPolicy": ["Personal", "Shared"],
  "properties.properties.sshSettings.sshPublicAccess": ["Enabled", "Disabled"],
};

/** A compute cluster or instance, or an attached Kubernetes cluster. */
export const compute: ResourceType = {
  type: COMPUTE,
  seconds: { create: 120, update: 30, delete: 120 },
  busy: "Conflict",
  immutable: ["properties.computeType", "properties.disableLocalAuth", "properties.resourceId"],
  kept: ["identity"],
  links: (resource) => {
    const scope = textAt(resource, "properties", "properties", "subnet", "id");
    return scope === undefined
      ? []
      : [{ action: "Microsoft.Network/virtualNetworks/subnets/join/action", scope }];
  },
  check: (write, cloud) => {
    const { id, resource } = write;
    const kind = textAt(resource, "properties", "computeType");
    if (kind === undefined) {
      throw badRequest("BadArgument", `The compute '${id.name}' takes 'properties.computeType'.`);
    }
    mustBeAllowed(resource, ALLOWED, "BadArgument");
    if (kind === "AmlCompute" || kind === "ComputeInstance") {
      mustBeWellFormed(write, kind);
      mustFitNetwork(write, cloud);
      mustStayAsItIs(write);
    }
    if (kind === "ComputeInstance") {
      mustBeTheOnly(write, cloud);
    }
    if (kind === "Kubernetes") {
      checkKubernetes(write, cloud);
    }
    completeIdentity(resource, cloud);
  },
  complete: ({ resource }) => {
    if (textAt(resource, "properties", "computeType") === "AmlCompute") {
      resource.properties.properties = {
        remoteLoginPortPublicAccess: "Disabled",
        allocationState: "Steady",
        ...objectAt(resource, "properties", "properties"),
      };
    }
    if (isKubernetes(resource)) {
      completeKubernetes(resource);
    }
  },
  checkDelete: (resource, cloud, request) => {
    if (isKubernetes(resource)) {
      mustBeDetached(resource, cloud, request);
    } else {
      mustBeDeleted(resource, request);
    }
  },
  // the first compute of its own brings the managed network to life
  finished: (resource, cloud) => {
    const workspace = cloud.store.get(resource.id.split("/").slice(0, -2).join("/"));
    if (workspace !== undefined && !isKubernetes(resource)) {
      provisionNetwork(workspace, cloud);
    }
  },
};

function mustBeWellFormed({ id, resource }: Write, kind: string): void {
  const pattern = kind === "ComputeInstance" ? INSTANCE_NAME : CLUSTER_NAME;
  if (!pattern.test(id.name)) {
    throw badRequest("BadArgument", `The compute name '${id.name}' is invalid for ${kind}.`);
  }
  const settings = objectAt(resource, "properties", "properties");
  if (textAt(settings, "vmSize") === undefined) {
    throw badRequest("BadArgument", `The compute '${id.name}' takes 'properties.properties.vmSize'.`);
  }
  const [least, most] = ["minNodeCount", "maxNodeCount"].map((name) => at(settings, "scaleSettings", name));
  if (most !== undefined && !(Number(least ?? 0) <= Number(most) && Number(least ?? 0) >= 0)) {
    throw badRequest(
      "BadArgument",
      `The compute '${id.name}' scales from ${String(least)} to ${String(most)} nodes: the least is more than the most.`,
    );
  }
}

/** What a workspace made itself it can only delete, and it wants to be told. */
function mustBeDeleted(resource: ArmResource, request: ArmRequest): void {
  const kind = textAt(resource, "properties", "computeType") ?? "";
  const action = request.query.get("underlyingresourceaction");
  if (["AmlCompute", "ComputeInstance"].includes(kind) && !sameText(action, "Delete")) {
    throw badRequest(
      "BadArgument",
      `The compute '${resource.name}' takes underlyingResourceAction=Delete (got ${action ?? "nothing"}).`,
    );
  }
}

/** In a managed network a compute has no subnet of its own (gotcha 11), and no public IP where none may be. */
function mustFitNetwork({ resource, id }: Write, cloud: Cloud): void {
  const workspace = cloud.store.get(id.parent);
  const subnet = textAt(resource, "properties", "properties", "subnet", "id");
  const hasPublicIp = at(resource, "properties", "properties", "enableNodePublicIp") !== false;
  const isPrivate = sameText(textAt(workspace, "properties", "publicNetworkAccess"), "Disabled");
  if (isManaged(workspace) && subnet !== undefined) {
    throw badRequest(
      "BadArgument",
      `Compute '${id.name}' can't have a subnet: its workspace has a managed network.`,
    );
  }
  if (isManaged(workspace) && isPrivate && hasPublicIp) {
    throw badRequest(
      "BadArgument",
      `Compute '${id.name}' needs 'enableNodePublicIp' false in a private managed network.`,
    );
  }
  if (!isManaged(workspace) && subnet === undefined && !hasPublicIp) {
    throw badRequest(
      "BadArgument",
      `Compute '${id.name}' without public IP takes a subnet or a managed network.`,
    );
  }
  if (subnet !== undefined && cloud.store.get(subnet) === undefined) {
    throw badRequest("BadArgument", `The subnet '${subnet}' of compute '${id.name}' was not found.`);
  }
}

function mustStayAsItIs({ resource, previous }: Write): void {
  const before = objectAt(previous, "properties", "properties");
  const after = objectAt(resource, "properties", "properties");
  const changed = FIXED.find(
    (name) =>
      before[name] !== undefined &&
      after[name] !== undefined &&
      canonical(before[name]) !== canonical(after[name]),
  );
  if (changed !== undefined) {
    throw cannotChange(`properties.properties.${changed}`, resource.name);
  }
}

/** The name of a compute instance is one a region. */
function mustBeTheOnly({ id, resource, previous }: Write, cloud: Cloud): void {
  const twin = cloud.store
    .ofType(COMPUTE)
    .find(
      (other) =>
        textAt(other, "properties", "computeType") === "ComputeInstance" &&
        sameText(other.name, id.name) &&
        sameText(other.location, resource.location),
    );
  if (previous === undefined && twin !== undefined) {
    throw conflict(
      "Conflict",
      `The compute instance name '${id.name}' is taken in ${resource.location}: '${twin.id}'.`,
    );
  }
}
