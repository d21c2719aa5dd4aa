import { type Attributes, isAttributes, nested, numberOf, type Resource, textOf } from "../terraform-json";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const WEEK = 7 * 24 * 60;

/** The settings that scale others. */
export const AUTOSCALE = "azurerm_monitor_autoscale_setting";

/** From which minute of the week on there are at least so many instances. */
interface Change {
  readonly minute: number;
  readonly least: number;
}

/** How many instances autoscale leaves of something, and gives it. */
export interface Scaled {
  /** As few as it leaves; the mean over a week where its settings follow a schedule. */
  readonly least: number;
  /** As many as it gives at any time. */
  readonly most: number;
}

/**
 * Looks up what autoscale does to a resource. Undefined where no setting scales it, or where a plan can't say yet
 * what one scales.
 */
export function autoscaleOf(resources: readonly Resource[]): (resource: Resource) => Scaled | undefined {
  const found = new Map<string, Scaled>();
  for (const { attributes, type } of resources) {
    const target = textOf(attributes, "target_resource_id");
    const scales = type === AUTOSCALE && attributes.enabled !== false;
    const least = scales ? meanLeast(attributes.profile) : undefined;
    if (target !== undefined && least !== undefined) {
      found.set(target.toLowerCase(), { least, most: Math.max(least, mostOf(attributes.profile)) });
    }
  }
  // a configuration refers to it, a plan has its id
  return ({ address, attributes }) =>
    found.get(`\${${address}.id}`.toLowerCase()) ?? found.get((textOf(attributes, "id") ?? "").toLowerCase());
}

/** A profile holds from its moments on, until another's: those without any are what holds where none has. */
function meanLeast(profile: unknown): number | undefined {
  const profiles = profilesOf(profile);
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

/** Of all profiles, whenever they hold. */
function mostOf(profile: unknown): number {
  return Math.max(0, ...profilesOf(profile).map((one) => numberOf(nested(one, "capacity"), "maximum") ?? 0));
}

function profilesOf(profile: unknown): Attributes[] {
  return (Array.isArray(profile) ? profile : [profile]).filter(isAttributes);
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
