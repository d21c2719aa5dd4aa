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
  /** As few as it leaves; the mean over a week where its settings follow a schedule. Undefined where nobody tells. */
  readonly least?: number;
  /** As many as it gives at any time, by the profiles that tell it; undefined where none does. */
  readonly most?: number;
  /** Whether there is a profile of which only a plan tells as much. */
  readonly untold: boolean;
}

/** A setting that is in force, whichever provider wrote it. */
interface Setting extends Scaled {
  /** What it scales, as it is written. */
  readonly target?: string;
}

/** Whether resources of a Terraform type may scale others. */
export function mayScale(terraformType: string): boolean {
  return terraformType.startsWith("azapi_") || terraformType === AZURERM;
}

/**
 * What a resource says of how others are scaled; undefined where it isn't autoscale's, or is switched off. Whatever
 * changes a setting counts as one.
 */
export function scalingIn(resource: Resource): Setting | undefined {
  const { attributes, type } = resource;
  if (type === AZURERM) {
    return settingOf(attributes, attributes.profile, textOf(attributes, "target_resource_id"), false);
  }
  if (armTypeOf(resource)?.toLowerCase() !== ARM) {
    return undefined;
  }
  const properties = nested(attributes, "body", "properties");
  return settingOf(
    properties,
    renamed(properties.profiles),
    textOf(properties, "targetResourceUri"),
    type !== "azapi_resource" && properties.profiles === undefined,
  );
}

/**
 * Looks up what autoscale does to a resource. Undefined where no setting scales it, or where nobody can say yet
 * what one scales. Of several for one resource, the one that gives most counts.
 */
export function autoscaleOf(resources: readonly Resource[]): (resource: Resource) => Scaled | undefined {
  const found = new Map<string, Scaled>();
  for (const resource of resources) {
    const setting = scalingIn(resource);
    const target = setting?.target?.toLowerCase();
    if (setting !== undefined && target !== undefined) {
      const { least, most, untold } = setting;
      const other = found.get(target);
      found.set(target, {
        least: least ?? other?.least,
        most: largest(most, other?.most),
        untold: untold || other?.untold === true,
      });
    }
  }
  return (resource) => idsOf(resource).flatMap((id) => found.get(id) ?? [])[0];
}

/** What settings may call a resource: a configuration refers to it, a plan has its id. Lower case. */
export function idsOf({ address, attributes }: Resource): string[] {
  const id = textOf(attributes, "id");
  return [`\${${address}.id}`, ...(id === undefined ? [] : [id])].map((one) => one.toLowerCase());
}

/** The larger one of those that are there. */
export function largest(...numbers: readonly (number | undefined)[]): number | undefined {
  const told = numbers.filter((number) => number !== undefined);
  return told.length === 0 ? undefined : Math.max(...told);
}

/** @param leavesProfiles whether it is a change that lets the profiles be */
function settingOf(
  { enabled }: Attributes,
  written: unknown,
  target: string | undefined,
  leavesProfiles: boolean,
): Setting | undefined {
  if (enabled === false || enabled === "false") {
    return undefined;
  }
  const profiles = (Array.isArray(written) ? written : [written]).filter(isAttributes);
  const maxima = profiles.map((profile) => numberOf(nested(profile, "capacity"), "maximum"));
  const isRead = profiles.length > 0 && maxima.every((maximum) => maximum !== undefined);
  return {
    target,
    least: meanLeast(profiles),
    most: largest(...maxima),
    untold: !isRead && !leavesProfiles,
  };
}

/** Azure's profiles, with the names that azurerm gives their blocks. */
function renamed(profiles: unknown): unknown {
  return Array.isArray(profiles)
    ? profiles.filter(isAttributes).map(({ fixedDate: fixed_date, recurrence, ...profile }) => ({
        ...profile,
        fixed_date,
        recurrence: isAttributes(recurrence) ? nested(recurrence, "schedule") : undefined,
      }))
    : profiles;
}

/** A profile holds from its moments on, until another's: those without any are what holds where none has. */
function meanLeast(profiles: readonly Attributes[]): number | undefined {
  const changes = profiles.flatMap(changesOf).sort((a, b) => a.minute - b.minute);
  const [first] = changes;
  if (first === undefined) {
    const always = profiles.find(
      ({ recurrence, fixed_date }) => !isGiven(recurrence) && !isGiven(fixed_date),
    );
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

/** A plan writes an empty list for a block that isn't there. */
function isGiven(block: unknown): boolean {
  return Array.isArray(block) ? block.length > 0 : block !== undefined && block !== null;
}

function leastOf(profile: Attributes): number | undefined {
  return numberOf(nested(profile, "capacity"), "minimum");
}

/** The only number of a list of one, as Azure wants it. */
function first(from: Attributes, key: string): number {
  const value = from[key];
  return numberOf({ value: Array.isArray(value) ? value[0] : value }, "value") ?? 0;
}
