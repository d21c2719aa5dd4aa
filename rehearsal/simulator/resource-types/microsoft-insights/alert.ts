import { badRequest } from "../../arm/arm-error";
import { at, listAt, objectAt, textAt } from "../../arm/json";
import { parseId } from "../../arm/resource-id";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { completeIdentity } from "../identities";
import type { ResourceType } from "../resource-type";

const SEVERITIES = [0, 1, 2, 3, 4];

/** Who is told of an alert. */
export const actionGroup: ResourceType = {
  type: "Microsoft.Insights/actionGroups",
  tracked: true,
  check: ({ resource, id }) => {
    const short = textAt(resource, "properties", "groupShortName") ?? "";
    if (short === "" || short.length > 12) {
      throw badRequest(
        "BadRequest",
        `The action group '${id.name}' takes a groupShortName of 1 to 12 characters, not '${short}'.`,
      );
    }
    const names = Object.values(objectAt(resource, "properties")).flatMap((receivers) =>
      Array.isArray(receivers)
        ? receivers.map((receiver) => textAt(receiver, "name")?.toLowerCase() ?? "")
        : [],
    );
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      throw badRequest(
        "BadRequest",
        `The action group '${id.name}' has two receivers of the name '${twice}'.`,
      );
    }
  },
};

/** An alert on a number that a resource reports. */
export const metricAlert: ResourceType = {
  type: "Microsoft.Insights/metricAlerts",
  tracked: true,
  created: 200,
  check: ({ resource }, cloud) => checkAlert(resource, cloud),
};

/** An alert on what a query finds in the logs. */
export const queryAlert: ResourceType = {
  type: "Microsoft.Insights/scheduledQueryRules",
  tracked: true,
  check: ({ resource }, cloud) => checkAlert(resource, cloud),
  complete: ({ resource }, cloud) => completeIdentity(resource, cloud),
};

function checkAlert(alert: ArmResource, cloud: Cloud): void {
  const severity = at(alert, "properties", "severity");
  if (severity !== undefined && !SEVERITIES.includes(Number(severity))) {
    throw badRequest(
      "BadRequest",
      `The severity of '${alert.name}' is ${String(severity)}; it is one of 0 to 4.`,
    );
  }
  const scopes = listAt(alert, "properties", "scopes").map(String);
  if (scopes.length === 0) {
    throw badRequest("BadRequest", `The alert '${alert.name}' takes 'properties.scopes'.`);
  }
  const groups = [
    // a query alert has a list of groups, a metric alert a list of actions
    ...listAt(alert, "properties", "actions").flatMap((each) => textAt(each, "actionGroupId") ?? []),
    ...listAt(alert, "properties", "actions", "actionGroups").map(String),
  ];
  const subscription = parseId(alert.id)?.subscription;
  const missing = [...scopes, ...groups].find(
    (id) =>
      parseId(id)?.subscription === subscription &&
      parseId(id)?.resourceGroup !== undefined &&
      cloud.store.get(id) === undefined,
  );
  if (missing !== undefined) {
    throw badRequest(
      "ResourceNotFoundError",
      `The alert '${alert.name}' names '${missing}', which could not be found.`,
    );
  }
}
