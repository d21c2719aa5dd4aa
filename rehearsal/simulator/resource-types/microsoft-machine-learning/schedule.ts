import { badRequest } from "../../arm/arm-error";
import { at, sameText, textAt } from "../../arm/json";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import type { ResourceType, Write } from "../resource-type";
import { COMPUTE } from "./compute";
import { WORKSPACE } from "./workspace";

const BATCH_ENDPOINT = `${WORKSPACE}/batchEndpoints`;
const NAME = /^[a-z0-9][\w-]{0,254}$/i;
/** ISO 8601, but without a UTC offset: the time zone is a property of its own. */
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d$/;
/** Milliseconds by which a time zone may be behind UTC. */
const TIME_ZONES = 12 * 60 * 60 * 1000;
const ALLOWED = {
  "properties.trigger.triggerType": ["Cron", "Recurrence"],
  "properties.trigger.frequency": ["Minute", "Hour", "Day", "Week", "Month"],
  "properties.action.actionType": ["CreateJob", "InvokeBatchEndpoint", "CreateMonitor"],
  "properties.action.jobDefinition.jobType": ["AutoML", "Command", "Pipeline", "Spark", "Sweep"],
};

/**
 * A schedule. Azure answers the deletion of an active one with 202 and lets that operation fail
 * (`UserError: Cannot delete an active trigger`, in the recordings of Microsoft's own tests of azure-ai-ml);
 * here it is refused at once.
 */
export const schedule: ResourceType = {
  type: `${WORKSPACE}/schedules`,
  seconds: { create: 10, update: 10, delete: 10 },
  busy: "Conflict",
  refuses: ["PATCH"],
  check: (write, cloud) => {
    const { id, resource } = write;
    if (!NAME.test(id.name)) {
      throw wrong(id.name, "takes a name of 1 to 255 letters, digits, underscores and hyphens");
    }
    for (const property of ["trigger.triggerType", "action.actionType"]) {
      if (textAt(resource, "properties", ...property.split(".")) === undefined) {
        throw wrong(id.name, `takes 'properties.${property}'`);
      }
    }
    mustBeAllowed(resource, ALLOWED, "UserError");
    checkTrigger(write, cloud);
    checkJob(write, cloud);
    checkInvocation(write, cloud);
  },
  complete: ({ resource }) => {
    resource.properties.isEnabled = resource.properties.isEnabled ?? true;
  },
  checkDelete: (resource) => {
    if (at(resource, "properties", "isEnabled") !== false) {
      throw badRequest("UserError", `Cannot delete an active trigger ${resource.name}`);
    }
  },
};

function checkTrigger({ id, resource }: Write, cloud: Cloud): void {
  const trigger = at(resource, "properties", "trigger");
  if (sameText(textAt(trigger, "triggerType"), "Cron")) {
    const fields = textAt(trigger, "expression")?.split(" ").length;
    if (fields !== 5) {
      throw wrong(id.name, `takes a cron expression of five fields (got ${fields ?? "none"})`);
    }
  } else {
    const interval = at(trigger, "interval");
    if (
      textAt(trigger, "frequency") === undefined ||
      !(Number.isInteger(interval) && Number(interval) >= 1)
    ) {
      throw wrong(id.name, "takes a frequency and an interval from 1");
    }
  }
  for (const moment of ["startTime", "endTime"]) {
    const text = textAt(trigger, moment);
    if (text !== undefined && !MOMENT.test(text)) {
      throw wrong(id.name, `takes '${moment}' in ISO 8601 without a UTC offset (got '${text}')`);
    }
  }
  const end = textAt(trigger, "endTime");
  if (end !== undefined && Date.parse(`${end.replace(" ", "T")}Z`) + TIME_ZONES < cloud.clock.now()) {
    throw wrong(id.name, `has an 'endTime' in the past: '${end}'`);
  }
}

/** Jobs run on a compute that is there. */
function checkJob({ id, resource }: Write, cloud: Cloud): void {
  const action = at(resource, "properties", "action");
  if (!sameText(textAt(action, "actionType"), "CreateJob")) {
    return;
  }
  if (textAt(action, "jobDefinition", "jobType") === undefined) {
    throw wrong(id.name, "takes 'properties.action.jobDefinition.jobType'");
  }
  const compute = textAt(action, "jobDefinition", "computeId");
  if (compute !== undefined && !sameText(cloud.store.get(compute)?.type, COMPUTE)) {
    throw wrong(id.name, `names the compute '${compute}', which was not found`);
  }
}

/** What is invoked is there; which deployment, if none is named, is found out when a job starts. */
function checkInvocation({ id, resource }: Write, cloud: Cloud): void {
  const action = at(resource, "properties", "action");
  const definition = at(action, "endpointInvocationDefinition");
  if (!sameText(textAt(action, "actionType"), "InvokeBatchEndpoint")) {
    return;
  }
  const endpoint = textAt(definition, "endpointId");
  const there = cloud.store.get(endpoint);
  if (there === undefined || !sameText(there.type, BATCH_ENDPOINT)) {
    throw wrong(id.name, `invokes the batch endpoint '${endpoint}', which was not found`);
  }
  const wanted = textAt(definition, "deploymentName");
  const known = cloud.store.childrenOf(there.id, `${BATCH_ENDPOINT}/deployments`);
  if (wanted !== undefined && !known.some((each) => sameText(each.name, wanted))) {
    throw wrong(id.name, `invokes the deployment '${wanted}' of '${there.name}', which was not found`);
  }
}

function wrong(name: string, what: string) {
  return badRequest("UserError", `The schedule '${name}' ${what}.`);
}
