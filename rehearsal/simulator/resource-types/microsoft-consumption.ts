import { type ArmError, badRequest, conflict } from "../arm/arm-error";
import { at, isObject, listAt, objectAt, textAt } from "../arm/json";
import { parseId } from "../arm/resource-id";
import type { ArmResource } from "../arm/resource-store";
import { stableGuid } from "../arm/stable-guid";
import type { Cloud } from "../cloud";
import { mustBeAllowed } from "./allowed-values";
import type { ResourceType, Write } from "./resource-type";

const ALLOWED = {
  "properties.category": ["Cost"],
  "properties.timeGrain": [
    "Monthly",
    "Quarterly",
    "Annually",
    "BillingMonth",
    "BillingQuarter",
    "BillingAnnual",
  ],
};
const MOST_NOTIFICATIONS = 5;
const MOST_PERCENT = 1000;
const EARLIEST = "2017-06-01";
/** Years after which a budget ends where nothing is said. */
const YEARS = 10;

/** A budget on a subscription or a resource group. */
export const budget: ResourceType = {
  type: "Microsoft.Consumption/budgets",
  check: (write, cloud) => {
    const { resource, id } = write;
    mustBeAllowed(resource, ALLOWED, "400");
    const amount = at(resource, "properties", "amount");
    if (!(typeof amount === "number" && amount > 0)) {
      throw badRequest("400", `The budget '${id.name}' takes an amount above 0, not ${String(amount)}.`);
    }
    mustLast(resource);
    mustTell(resource, cloud);
    mustBeLatest(write);
  },
  complete: ({ resource, previous }) => {
    const start = textAt(resource, "properties", "timePeriod", "startDate") ?? "";
    const end = `${Number(start.slice(0, 4)) + YEARS}${start.slice(4)}`;
    const period = objectAt(resource, "properties", "timePeriod");
    resource.properties.timePeriod = { ...period, endDate: textAt(period, "endDate") ?? end };
    resource.properties.currentSpend = { amount: 0, unit: "USD" };
    resource.eTag = `"${stableGuid(`${resource.id} ${textAt(previous, "eTag") ?? ""}`)}"`;
  },
};

function mustLast(resource: ArmResource): void {
  const start = textAt(resource, "properties", "timePeriod", "startDate") ?? "";
  if (!/^\d{4}-\d{2}-01/.test(start)) {
    throw refused(resource, `begins on the first of a month, not on '${start}'`);
  }
  if (start < EARLIEST) {
    throw refused(resource, `begins on ${EARLIEST} or later, not on '${start}'`);
  }
  const end = textAt(resource, "properties", "timePeriod", "endDate");
  if (end !== undefined && end <= start) {
    throw refused(resource, `ends after it begins, not on '${end}'`);
  }
}

function mustTell(resource: ArmResource, cloud: Cloud): void {
  const notifications = Object.entries(objectAt(resource, "properties", "notifications"));
  if (notifications.length > MOST_NOTIFICATIONS) {
    throw refused(resource, `takes ${MOST_NOTIFICATIONS} notifications, not ${notifications.length}`);
  }
  for (const [name, notification] of notifications) {
    const threshold = isObject(notification) ? notification.threshold : undefined;
    if (!(typeof threshold === "number" && threshold >= 0 && threshold <= MOST_PERCENT)) {
      throw refused(
        resource,
        `has the threshold ${String(threshold)} in '${name}'; it is 0 to ${MOST_PERCENT} percent`,
      );
    }
    const groups = listAt(notification, "contactGroups").map(String);
    if (groups.length + listAt(notification, "contactEmails").length === 0) {
      throw refused(resource, `tells nobody in '${name}': it takes an e-mail address or an action group`);
    }
    const subscription = parseId(resource.id)?.subscription;
    const missing = groups.find(
      (group) => parseId(group)?.subscription === subscription && cloud.store.get(group) === undefined,
    );
    if (missing !== undefined) {
      throw refused(resource, `names the action group '${missing}', which could not be found`);
    }
  }
}

/** Whoever names a version that is not the last one would undo what somebody else wrote. */
function mustBeLatest({ body, previous, id }: Write): void {
  const sent = textAt(body, "eTag");
  if (sent !== undefined && previous !== undefined && sent !== textAt(previous, "eTag")) {
    throw conflict("409", `The budget '${id.name}' was changed by somebody else: its eTag is not '${sent}'.`);
  }
}

function refused({ name }: ArmResource, why: string): ArmError {
  return badRequest("400", `The budget '${name}' ${why}.`);
}
