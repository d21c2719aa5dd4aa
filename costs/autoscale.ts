import {
  type Attributes,
  armTypeOf,
  isAttributes,
  nested,
  numberOf,
  type Resource,
  textOf,
} from "../terraform-json";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const WEEK = 7 * 24 * 60;

/** The settings that scale others, as azurerm calls them and as Azure does. */
const AZURERM = "azurerm_monitor_autoscale_setting";
const ARM = "microsoft.insights/autoscalesettings";

/** From which minute of the week on there are at least so many instances. */
interface Change {
  readonly minute: number;
  readonly least: number;
}

/** How many instances autoscale leaves of something, and gives it. */
export interface Scaled {
  /** As few as it leaves; the mean over a week where its settings follow a schedule. Undefined where nobody told. */
  readonly least?: number;
  /** As many as it gives at any time; undefined where one of its profiles doesn't tell. */
  readonly most?: number;
}

/** A setting, whichever provider wrote it. */
interface Setting {
  readonly target: string | undefined;
  readonly enabled: boolean;
  /** With the names that azurerm gives its blocks. */
  readonly profiles: readonly Attributes[];
}

/** Whether resources of a Terraform type may scale others. */
export function mayScale(terraformType: string): boolean {
  return terraformType.startsWith("azapi_") || terraformType === AZURERM;
}

/**
 * Looks up what autoscale does to a resource. Undefined where no setting scales it, or where nobody can say yet
 * what one scales.
 */
export function autoscaleOf(resources: readonly Resource[]): (resource: Resource) => Scaled | undefined {
  const found = new Map<string, Scaled>();
  for (const { enabled, profiles, target } of resources.flatMap(settingIn)) {
    if (target !== undefined && enabled && profiles.length > 0) {
      const [least, most] = [meanLeast(profiles), mostOf(profiles)];
      found.set(target.toLowerCase(), { least, most: most && Math.max(least ?? 0, most) });
    }
  }
  // a configuration refers to it, a plan has its id
  return ({ address, attributes }) =>
    found.get(`\${${address}.id}`.toLowerCase()) ?? found.get((textOf(attributes, "id") ?? "").toLowerCase());
}

function settingIn(resource: Resource): Setting[] {
  const { attributes, type } = resource;
  if (type === AZURERM) {
    return [
      {
        target: textOf(attributes, "target_resource_id"),
        enabled: attributes.enabled !== false,
        profiles: listOf(attributes.profile),
      },
    ];
  }
  if (armTypeOf(resource)?.toLowerCase() !== ARM) {
    return [];
  }
  const properties = nested(attributes, "body", "properties");
  return [
    {
      target: textOf(properties, "targetResourceUri"),
      enabled: properties.enabled !== false,
      profiles: listOf(properties.profiles).map(({ fixedDate: fixed_date, recurrence, ...profile }) => ({
        ...profile,
        fixed_date,
        recurrence: isAttributes(recurrence) ? nested(recurrence, "schedule") : undefined,
      })),
    },
  ];
}

/** A profile holds from its moments on, until another's: those without any are what holds where none has. */
function meanLeast(profiles: readonly Attributes[]): number | undefined {
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
function mostOf(profiles: readonly Attributes[]): number | undefined {
  const maxima = profiles.map((profile) => numberOf(nested(profile, "capacity"), "maximum"));
  return maxima.every((maximum) => maximum !== undefined) ? Math.max(...maxima) : undefined;
}

function listOf(blocks: unknown): Attributes[] {
  return (Array.isArray(blocks) ? blocks : [blocks]).filter(isAttributes);
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
