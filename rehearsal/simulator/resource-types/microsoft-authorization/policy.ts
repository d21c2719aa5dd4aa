import { ArmError, badRequest } from "../../arm/arm-error";
import { at, objectAt, sameText, textAt } from "../../arm/json";
import { parseId } from "../../arm/resource-id";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import { completeIdentity } from "../identities";
import type { ResourceType, Write } from "../resource-type";

const DEFINITION = "Microsoft.Authorization/policyDefinitions";
const ASSIGNMENT = "Microsoft.Authorization/policyAssignments";
const LONGEST_NAME = 64;
/** On a management group. */
const LONGEST_NAME_ABOVE = 24;

/** A policy in force on a scope. Built-in definitions are all taken to exist. */
const policyAssignment: ResourceType = {
  type: ASSIGNMENT,
  check: (write, cloud) => {
    const { resource, id } = write;
    const longest = id.subscription === undefined ? LONGEST_NAME_ABOVE : LONGEST_NAME;
    if (id.name.length > longest) {
      throw badRequest(
        "InvalidPolicyAssignmentName",
        `The policy assignment name '${id.name}' is longer than ${longest} characters.`,
      );
    }
    mustAssignWhatExists(write, cloud);
    mustBeAllowed(
      resource,
      { "properties.enforcementMode": ["Default", "DoNotEnforce", "Enroll"] },
      "InvalidRequestContent",
    );
    const type = textAt(resource, "identity", "type") ?? "None";
    if (!sameText(type, "None") && resource.location === undefined) {
      throw badRequest(
        "LocationRequired",
        `The policy assignment '${id.name}' has an identity: it takes a location.`,
      );
    }
    completeIdentity(resource, cloud);
  },
  complete: (write, cloud) => {
    write.resource.properties.scope = write.id.parent;
    stamp(write, cloud);
  },
};

/** Azure adds to the metadata who has written it, and when. */
function stamp({ previous, request, resource }: Write, { clock }: Cloud): void {
  const before = objectAt(previous, "properties", "metadata");
  const now = new Date(clock.now()).toISOString();
  resource.properties.metadata = {
    ...objectAt(resource, "properties", "metadata"),
    createdBy: before.createdBy ?? request.caller,
    createdOn: before.createdOn ?? now,
    updatedBy: previous === undefined ? null : request.caller,
    updatedOn: previous === undefined ? null : now,
  };
}

function mustAssignWhatExists({ resource, id }: Write, cloud: Cloud): void {
  const definition = textAt(resource, "properties", "policyDefinitionId");
  if (definition === undefined) {
    throw badRequest(
      "InvalidCreatePolicyAssignmentRequest",
      `The policy assignment '${id.name}' takes 'properties.policyDefinitionId'.`,
    );
  }
  const isCustom = parseId(definition)?.subscription !== undefined;
  if (isCustom && cloud.store.get(definition) === undefined) {
    throw new ArmError(
      404,
      "PolicyDefinitionNotFound",
      `The policy definition '${definition}' of the assignment '${id.name}' could not be found.`,
    );
  }
}

/** A way out of one assignment, with a reason. */
const policyExemption: ResourceType = {
  type: "Microsoft.Authorization/policyExemptions",
  check: ({ resource, id }, cloud) => {
    const assignment = textAt(resource, "properties", "policyAssignmentId") ?? "";
    const isKnown =
      parseId(assignment)?.subscription === undefined || cloud.store.get(assignment) !== undefined;
    if (assignment === "" || !isKnown) {
      throw new ArmError(
        404,
        "PolicyAssignmentNotFound",
        `The policy assignment '${assignment}' of the exemption '${id.name}' could not be found.`,
      );
    }
    mustBeAllowed(
      resource,
      { "properties.exemptionCategory": ["Waiver", "Mitigated"] },
      "InvalidRequestContent",
    );
  },
  complete: stamp,
};

/** A custom policy; it must say what it does. */
const policyDefinition: ResourceType = {
  type: DEFINITION,
  check: ({ resource, id }) => {
    if (at(resource, "properties", "policyRule") === undefined) {
      throw badRequest(
        "InvalidPolicyRule",
        `The policy definition '${id.name}' takes 'properties.policyRule'.`,
      );
    }
  },
};

export const policyTypes: readonly ResourceType[] = [policyAssignment, policyExemption, policyDefinition];
