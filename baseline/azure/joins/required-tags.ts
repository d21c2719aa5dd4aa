import type { Fact } from "../fact";
import { POLICY_ASSIGNMENT, type PolicyAssignment } from "../policy-assignment";
import type { Subject } from "../subject";
import { byAddress } from "./by-address";
import { parameterOf } from "./guardrails";
import { oncePerEstate } from "./once";
import { withoutPatches } from "./patches";
import { targetKeys } from "./references";

/** An assignment of the policy that refuses resources without a tag. */
export interface RequiredTag extends Subject {
  readonly assignment: PolicyAssignment;
  /** All that are in force where it is, of the first there; undefined of others, for which that one answers. */
  readonly peers: readonly PolicyAssignment[] | undefined;
}

/** Microsoft's own, which knows no effect but to refuse and takes one tag. */
const REQUIRES_A_TAG = /\/policyDefinitions\/871b6d14-10aa-478d-b590-94f262ecfa99$/i;

/**
 * What Azure makes beside other resources, without tags and without asking: interfaces of private endpoints, what comes
 * with Application Insights, disks and backups of machines, topics of whoever subscribes in the portal.
 */
const MADE_BY_AZURE = [
  "Microsoft.Network/networkInterfaces",
  "Microsoft.AlertsManagement/smartDetectorAlertRules",
  "Microsoft.Insights/actionGroups",
  "Microsoft.Compute/disks",
  "Microsoft.Compute/restorePointCollections",
  "Microsoft.Compute/virtualMachines/extensions",
  "Microsoft.EventGrid/systemTopics",
].map((type) => type.toLowerCase());

/** Whether a policy that requires tags must leave resources of an ARM type out: nobody could give them any. */
export function isMadeByAzure(armType: string): boolean {
  return MADE_BY_AZURE.includes(armType.toLowerCase());
}

/** Whether what is assigned requires a tag; not where only a plan tells what it is. */
export function requiresTag({ definition }: PolicyAssignment): boolean {
  return definition.state === "known" && REQUIRES_A_TAG.test(definition.value);
}

/** The name of the tag that an assignment requires. */
export function requiredTagOf(assignment: PolicyAssignment): Fact<string> {
  const name = parameterOf(assignment, "tagName");
  return name.state === "known" ? { ...name, value: String(name.value) } : name;
}

/** The assignments that require tags, by address. */
export const requiredTags = oncePerEstate((estate): readonly RequiredTag[] => {
  const all = byAddress(withoutPatches(estate.all(POLICY_ASSIGNMENT)).filter(requiresTag));
  const answered = new Set<unknown>();
  const isInGroups = all.some((one) => !isAbove(one));
  return all.map((assignment): RequiredTag => {
    const { facts, name, resource } = assignment;
    const place = placeOf(assignment);
    // what is above may leave the rest to each group
    const isAnswered = answered.has(place) || (isInGroups && isAbove(assignment));
    answered.add(place);
    const peers = isAnswered ? undefined : all.filter((one) => placeOf(one) === place || isAbove(one));
    return { facts, name, resource, assignment, peers };
  });
});

/** What is above groups is one place, and so is all of which only a plan tells where it is. */
function placeOf(assignment: PolicyAssignment): unknown {
  return isAbove(assignment) ? "above" : targetKeys(assignment.scope)[0];
}

function isAbove({ level }: PolicyAssignment): boolean {
  return level !== undefined && level !== "resource group" && level !== "resource";
}
