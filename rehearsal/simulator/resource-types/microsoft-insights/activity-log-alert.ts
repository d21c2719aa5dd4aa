import { type ArmError, badRequest } from "../../arm/arm-error";
import { at, isObject, type JsonObject, listAt, sameText, textAt } from "../../arm/json";
import { parseId, SUBSCRIPTION } from "../../arm/resource-id";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import type { ResourceType } from "../resource-type";

const LOCATIONS = ["global", "westeurope", "northeurope"];
const CATEGORIES = [
  "Administrative",
  "Autoscale",
  "Policy",
  "Recommendation",
  "ResourceHealth",
  "Security",
  "ServiceHealth",
];
const FIELDS = [
  "resourceId",
  "category",
  "caller",
  "level",
  "operationName",
  "resourceGroup",
  "resourceProvider",
  "status",
  "subStatus",
  "resourceType",
];

/** An alert on events of the subscription's activity log. */
export const activityLogAlert: ResourceType = {
  type: "Microsoft.Insights/activityLogAlerts",
  tracked: true,
  check: ({ resource }, cloud) => {
    mustBeAllowed(resource, { location: LOCATIONS }, "LocationNotAvailableForResourceType");
    mustMatch(resource);
    mustLieInSubscription(resource, cloud);
    const groups = listAt(resource, "properties", "actions", "actionGroups");
    for (const group of groups) {
      mustBeThere(resource, textAt(group, "actionGroupId") ?? "", cloud);
    }
  },
};

function mustMatch(alert: ArmResource): void {
  const conditions = listAt(alert, "properties", "condition", "allOf").filter(isObject);
  const leaves = conditions.flatMap((each) => {
    const any = listAt(each, "anyOf").filter(isObject);
    return any.length > 0 ? any : [each];
  });
  const odd = leaves.find((leaf) => !isLeaf(leaf));
  if (odd !== undefined) {
    throw refused(alert, `has a condition that says nothing Azure knows: ${JSON.stringify(odd)}`);
  }
  const categories = leaves.filter(({ field }) => sameText(field, "category"));
  const category = textAt(categories[0], "equals") ?? "";
  if (categories.length !== 1 || !CATEGORIES.some((each) => sameText(each, category))) {
    throw refused(alert, `takes one category of ${CATEGORIES.join(", ")}, not '${category}'`);
  }
  // any change of anything would fire it
  if (conditions.length < 2 && !sameText(category, "ServiceHealth")) {
    throw refused(alert, `takes a condition besides the category '${category}'`);
  }
  const isWhole = listAt(alert, "properties", "scopes").every(
    (id) => parseId(String(id))?.type === SUBSCRIPTION,
  );
  if (sameText(category, "ServiceHealth") && !isWhole) {
    throw refused(alert, "is about Service Health, which a subscription has as a whole: its scope is one");
  }
}

function isLeaf(leaf: JsonObject): boolean {
  const field = textAt(leaf, "field") ?? "";
  const isKnown = FIELDS.some((each) => sameText(each, field)) || /^properties\./i.test(field);
  const compared = [at(leaf, "equals"), at(leaf, "containsAny")].filter(
    (each) => (each ?? undefined) !== undefined,
  );
  return isKnown && compared.length === 1;
}

function mustLieInSubscription(alert: ArmResource, cloud: Cloud): void {
  const scopes = listAt(alert, "properties", "scopes").map(String);
  if (scopes.length === 0) {
    throw refused(alert, "takes 'properties.scopes'");
  }
  const own = parseId(alert.id)?.subscription;
  const foreign = scopes.find((id) => !sameText(parseId(id)?.subscription, own));
  if (foreign !== undefined) {
    throw refused(alert, `is about its own subscription, not '${foreign}'`);
  }
  for (const id of scopes.filter((each) => parseId(each)?.type !== SUBSCRIPTION)) {
    mustBeThere(alert, id, cloud);
  }
}

/** What lies in another subscription can't be known. */
function mustBeThere(alert: ArmResource, id: string, cloud: Cloud): void {
  const isElsewhere =
    parseId(id) !== undefined && parseId(id)?.subscription !== parseId(alert.id)?.subscription;
  if (!isElsewhere && cloud.store.get(id) === undefined) {
    throw badRequest(
      "ResourceNotFound",
      `The alert '${alert.name}' names '${id}', which could not be found.`,
    );
  }
}

function refused({ name }: ArmResource, why: string): ArmError {
  return badRequest("BadRequest", `The alert '${name}' ${why}.`);
}
