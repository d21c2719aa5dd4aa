import { COMPUTE, type Kind, knownValue, PRIVATE_ENDPOINT, WORKSPACE } from "../../baseline/azure";
import { resourcesAt } from "../../baseline/azure/joins/references";
import type { AttributeChange, ResourceChange } from "../changes";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { References, rerouted } from "./leads-to";
import { OPENED } from "./network-words";
import { type Risk, withoutRules } from "./risk";
import { isOf, type RiskWords } from "./weaker-fact";

const SUBNET = /(^|\.)subnet_(resource_)?id$|(^|\.)subnet\.id$/i;

const MACHINES = /^azurerm_(network_interface|(linux_|windows_|orchestrated_)?virtual_machine_scale_set)$/;
const MACHINE_KINDS = ["microsoft.network/networkinterfaces", "microsoft.compute/virtualmachinescalesets"];

const MOVED: RiskWords = {
  ...OPENED,
  what: "it lies in another subnet",
  why: "Other rules filter its traffic there, and others reach it; only who knows that network can tell whether it is as closed.",
  fix: "Make sure whose subnet it is, what reaches it, and what it reaches.",
  severity: "medium",
};

/** Private endpoints, computes and machines that get a subnet which they did not have. */
export const otherSubnet: Detector = (context) => {
  const references = new References(context, new Gone(context));
  return context.changes.flatMap((change): Risk[] => {
    if (!isInSubnet(change)) {
      return [];
    }
    const attributes = rerouted(change, SUBNET, references)
      .map(({ attribute }) => attribute)
      .filter(({ after }) => after.state !== "absent");
    const all = [...attributes, ...leavingManagedNetwork(change)];
    return all.length === 0
      ? []
      : [{ ...withoutRules("network-opened", change, MOVED), certainty: "possible", attributes: all }];
  });
};

function isInSubnet(change: ResourceChange): boolean {
  const kinds: readonly Kind[] = [PRIVATE_ENDPOINT, COMPUTE];
  return (
    kinds.some((kind) => isOf(change, kind)) ||
    MACHINES.test(change.type) ||
    MACHINE_KINDS.includes(change.armType ?? "")
  );
}

/** A compute without a subnet is in the network that Azure manages for its workspace, if there is one. */
function leavingManagedNetwork(change: ResourceChange): AttributeChange[] {
  const { after, before } = change;
  if (before === undefined || after === undefined || !isOf(change, COMPUTE)) {
    return [];
  }
  const isManaged = resourcesAt(COMPUTE.read(before).workspace).some((resource) => {
    const mode = knownValue(WORKSPACE.read(resource).isolationMode);
    return mode !== undefined && !/^disabled$/i.test(mode);
  });
  return isManaged
    ? change.attributes.filter(
        (one) => SUBNET.test(one.path) && one.before.state === "absent" && one.after.state !== "absent",
      )
    : [];
}
