import { badRequest, conflict } from "../../arm/arm-error";
import { at, objectAt, textAt } from "../../arm/json";
import type { Cloud } from "../../cloud";
import { completeIdentity } from "../identities";
import type { ResourceType, Write } from "../resource-type";
import { WORKSPACE } from "./workspace";

const COMPUTE = `${WORKSPACE}/computes`;
const CLUSTER_NAME = /^[a-z][a-z0-9-]{1,30}[a-z0-9]$/i;
const INSTANCE_NAME = /^[a-z][a-z0-9-]{2,22}[a-z0-9]$/i;

/** Properties of a cluster that Azure changes after its creation; all else means a new one. */
const CHANGEABLE = ["scaleSettings"];

/** A compute cluster or instance. */
export const compute: ResourceType = {
  type: COMPUTE,
  seconds: { create: 120, update: 30, delete: 120 },
  kept: ["identity"],
  check: (write, cloud) => {
    const { id, resource } = write;
    const kind = textAt(resource, "properties", "computeType");
    const pattern = kind === "ComputeInstance" ? INSTANCE_NAME : CLUSTER_NAME;
    if ((kind === "AmlCompute" || kind === "ComputeInstance") && !pattern.test(id.name)) {
      throw badRequest("BadArgument", `The compute name '${id.name}' is invalid for ${kind}.`);
    }
    mustFitNetwork(write, cloud);
    mustStayAsItIs(write);
    if (kind === "ComputeInstance") {
      mustBeTheOnly(write, cloud);
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
  },
};

/** In a managed network a compute has no subnet of its own (gotcha 11), and no public IP where none may be. */
function mustFitNetwork({ resource, id }: Write, cloud: Cloud): void {
  const workspace = cloud.store.get(id.parent);
  const isManaged =
    (textAt(workspace, "properties", "managedNetwork", "isolationMode") ?? "Disabled") !== "Disabled";
  const subnet = textAt(resource, "properties", "properties", "subnet", "id");
  if (isManaged && subnet !== undefined) {
    throw badRequest(
      "BadArgument",
      `Compute '${id.name}' can't have a subnet: its workspace has a managed network.`,
    );
  }
  const isPrivate = textAt(workspace, "properties", "publicNetworkAccess") === "Disabled";
  const hasPublicIp = at(resource, "properties", "properties", "enableNodePublicIp") !== false;
  if (isManaged && isPrivate && hasPublicIp) {
    throw badRequest(
      "BadArgument",
      `Compute '${id.name}' needs 'enableNodePublicIp' false in a private managed network.`,
    );
  }
}

function mustStayAsItIs({ resource, previous, id }: Write): void {
  const before = objectAt(previous, "properties", "properties");
  const after = objectAt(resource, "properties", "properties");
  const changed = ["vmSize", "subnet", "enableNodePublicIp", "vmPriority"].filter(
    (name) =>
      !CHANGEABLE.includes(name) &&
      before[name] !== undefined &&
      after[name] !== undefined &&
      JSON.stringify(before[name]).toLowerCase() !== JSON.stringify(after[name]).toLowerCase(),
  );
  if (changed.length > 0) {
    throw conflict(
      "PropertyChangeNotAllowed",
      `Changing property '${changed.join("', '")}' of compute '${id.name}' is not allowed.`,
    );
  }
}

/** The name of a compute instance is one a region. */
function mustBeTheOnly({ id, resource, previous }: Write, cloud: Cloud): void {
  const twin = cloud.store
    .ofType(COMPUTE)
    .find(
      (other) =>
        textAt(other, "properties", "computeType") === "ComputeInstance" &&
        other.name.toLowerCase() === id.name.toLowerCase() &&
        other.location === resource.location,
    );
  if (previous === undefined && twin !== undefined) {
    throw conflict("Conflict", `The compute instance name '${id.name}' is taken in ${resource.location}.`);
  }
}
