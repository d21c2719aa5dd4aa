import type { ActivityLogAlert, EventCondition } from "../activity-log-alert";
import { allOf, anyOf, type Fact, holds, not, type Truth } from "../fact";

/** A change of resources of a type, or something else that the activity log tells of. */
export interface ToldEvent {
  readonly category: "Administrative" | "Policy" | "ServiceHealth" | "Recommendation";
  /** Of changes: what is written or deleted, e.g. `Microsoft.Authorization/locks`. */
  readonly resourceType?: string;
  /** Of changes: the last word of the operation, where only one is meant. @default - write */
  readonly operation?: "write" | "delete";
  /** Other fields of the event, by ARM's names. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Fields by which an alert is only for some events of a kind: whom, where, or which one. */
const NARROWING: readonly string[] = ["caller", "resourceId", "resourceGroup", "subStatus"];
/** Words of events that did happen. */
const HAPPENED = /^(Succeeded|Success|Accepted|Started|Start)$/i;
const OF_RESOURCES: readonly string[] = ["resourceType", "resourceProvider", "operationName"];

/** Whether an alert tells of an event. */
function tellsOfEvent(alert: ActivityLogAlert, event: ToldEvent): Truth {
  const { conditions } = alert;
  if (conditions.state !== "known") {
    return conditions.state === "unknown" ? "unknown" : "no";
  }
  const all = conditions.value;
  const of = (field: string) => all.find((one) => one.field.toLowerCase() === field.toLowerCase())?.values;
  return allOf([
    alert.resource.existence === "certain" ? "yes" : "unknown",
    holds(of("category") ?? ABSENT, (values) => has(values, event.category)),
    ...(event.resourceType === undefined
      ? []
      : [
          not(isNarrow(all) ? "yes" : "no"),
          passes(of("status"), (values) => values.some((one) => HAPPENED.test(one))),
          isOfResource(of, event),
        ]),
    ...Object.entries(event.fields ?? {}).map(([field, value]) =>
      passes(of(field), (values) => has(values, value)),
    ),
  ]);
}

const ABSENT: Fact<readonly string[]> = { state: "absent", at: "condition" };

/** Where a field isn't named, any value of it passes. */
function passes(
  values: Fact<readonly string[]> | undefined,
  test: (values: readonly string[]) => boolean,
): Truth {
  return values === undefined || values.state === "absent" ? "yes" : holds(values, test);
}

function has(values: readonly string[], wanted: string): boolean {
  return values.some((one) => one.toLowerCase() === wanted.toLowerCase());
}

function isNarrow(conditions: readonly EventCondition[]): boolean {
  return conditions.some(({ field }) => NARROWING.includes(field));
}

function isOfResource(
  of: (field: string) => Fact<readonly string[]> | undefined,
  { operation = "write", resourceType = "" }: ToldEvent,
): Truth {
  const named = OF_RESOURCES.filter((field) => of(field) !== undefined);
  const [provider = ""] = resourceType.split("/");
  return named.length === 0
    ? "yes"
    : allOf(
        named.map((field) =>
          passes(of(field), (values) => {
            switch (field) {
              case "resourceType":
                return has(values, resourceType);
              case "resourceProvider":
                return has(values, provider);
              default:
                return has(values, `${resourceType}/${operation}`);
            }
          }),
        ),
      );
}

/** Whether any of some alerts tells of an event. */
export function isToldOf(event: ToldEvent, alerts: readonly ActivityLogAlert[]): Truth {
  return anyOf(alerts.map((alert) => tellsOfEvent(alert, event)));
}
