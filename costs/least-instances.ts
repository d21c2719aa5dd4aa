import { type Attributes, isAttributes, nested, numberOf, type Resource, textOf } from "../terraform-json";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const WEEK = 7 * 24 * 60;

/** From which minute of the week on there are at least so many instances. */
interface Change {
  readonly minute: number;
  readonly least: number;
}

/**
 * Looks up as few instances as autoscale leaves of a resource; the mean over a week where its settings follow a
 * schedule. Undefined where no setting scales it, or where a plan can't say yet what one scales.
 */
export function leastInstances(resources: readonly Resource[]): (resource: Resource) => number | undefined {
  const found = new Map<string, number>();
  for (const { attributes, type } of resources) {
    const target = textOf(attributes, "target_resource_id");
    const least = meanLeast(attributes.profile);
    const scales = type === "azurerm_monitor_autoscale_setting" && attributes.enabled !== false;
    if (scales && target !== undefined && least !== undefined) {
      found.set(target.toLowerCase(), least);
    }
  }
  // a configuration refers to it, a plan has its id
  return ({ address, attributes }) =>
    found.get(`\${${address}.id}`.toLowerCase()) ?? found.get((textOf(attributes, "id") ?? "").toLowerCase());
}

/** A profile holds from its moments on, until another's: those without any are what holds where none has. */
function meanLeast(profile: unknown): number | undefined {
  const profiles = (Array.isArray(profile) ? profile : [profile]).filter(isAttributes);
  const changes = profiles.flatMap(changesOf).sort((a, b) => a.minute - b.minute);
  const [first] = changes;
  if (first === undefined) {
    const always = profiles.find(({ recurrence, fixed_date }) => !recurrence && !fixed_date);
    return always && leastOf(always);
  }
  const ends = [...changes.slice(1).map(({ minute }) => minute), first.minute + WEEK];
  const sum = changes.reduce(
    (total, { least, minute }, index) => total + least * ((ends[index] ?? minute) - minute),
    0,
  );
  return Math.round((100 * sum) / WEEK) / 100;
}

function changesOf(profile: Attributes): Change[] {
  const recurrence = nested(profile, "recurrence");
  const { days } = recurrence;
  const least = leastOf(profile);
  if (!Array.isArray(days) || least === undefined) {
    return [];
  }
  const minute = 60 * first(recurrence, "hours") + first(recurrence, "minutes");
  return days
    .map((day) => DAYS.indexOf(String(day).toLowerCase()))
    .filter((day) => day >= 0)
    .map((day) => ({ minute: day * 24 * 60 + minute, least }));
}

function leastOf(profile: Attributes): number | undefined {
  return numberOf(nested(profile, "capacity"), "minimum");
}

/** The only number of a list of one, as Azure wants it. */
function first(from: Attributes, key: string): number {
  const value = from[key];
  return numberOf({ value: Array.isArray(value) ? value[0] : value }, "value") ?? 0;
}
