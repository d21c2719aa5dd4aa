import { type ArmError, badRequest, conflict } from "../../arm/arm-error";
import { at, listAt, sameText, textAt } from "../../arm/json";
import { parseId } from "../../arm/resource-id";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { ResourceType } from "../resource-type";

const TYPE = "Microsoft.Insights/autoscaleSettings";
const MOST_PROFILES = 20;
const MOST_RULES = 10;

/** How many instances something has, by its load and by the clock; one setting a target. */
export const autoscaleSetting: ResourceType = {
  type: TYPE,
  tracked: true,
  created: 201,
  check: ({ resource, id }, cloud) => {
    const target = textAt(resource, "properties", "targetResourceUri") ?? "";
    mustBeThere(resource, target, cloud);
    const other = cloud.store
      .ofType(TYPE)
      .find(
        (each) =>
          each.id.toLowerCase() !== id.key &&
          sameText(textAt(each, "properties", "targetResourceUri"), target),
      );
    if (other !== undefined) {
      throw conflict(
        "Conflict",
        `The target '${target}' of '${resource.name}' has the autoscale setting '${other.name}' already.`,
      );
    }
    const profiles = listAt(resource, "properties", "profiles");
    if (profiles.length === 0 || profiles.length > MOST_PROFILES) {
      throw refused(resource, `takes 1 to ${MOST_PROFILES} profiles, not ${profiles.length}`);
    }
    for (const profile of profiles) {
      checkProfile(resource, profile, cloud);
    }
  },
};

function checkProfile(setting: ArmResource, profile: unknown, cloud: Cloud): void {
  const name = textAt(profile, "name") ?? "";
  const [minimum, usual, maximum] = ["minimum", "default", "maximum"].map((bound) =>
    Number(at(profile, "capacity", bound)),
  );
  if (!(isCount(minimum) && isCount(usual) && isCount(maximum) && minimum <= usual && usual <= maximum)) {
    throw refused(setting, `has the profile '${name}', whose capacity is not minimum <= default <= maximum`);
  }
  const rules = listAt(profile, "rules");
  if (rules.length > MOST_RULES) {
    throw refused(setting, `has ${rules.length} rules in '${name}'; a profile takes ${MOST_RULES}`);
  }
  for (const rule of rules) {
    mustBeThere(setting, textAt(rule, "metricTrigger", "metricResourceUri") ?? "", cloud);
    const step = Number(at(rule, "scaleAction", "value"));
    if (step > maximum - minimum) {
      throw refused(
        setting,
        `has a rule in '${name}' that changes ${step} instances, more than the bounds let`,
      );
    }
  }
}

function isCount(value: number | undefined): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

/** What lies in another subscription can't be known. */
function mustBeThere(setting: ArmResource, id: string, cloud: Cloud): void {
  const isElsewhere =
    parseId(id) !== undefined && parseId(id)?.subscription !== parseId(setting.id)?.subscription;
  if (!isElsewhere && cloud.store.get(id) === undefined) {
    throw badRequest(
      "ResourceNotFound",
      `The autoscale setting '${setting.name}' names '${id}', which could not be found.`,
    );
  }
}

function refused(setting: ArmResource, why: string): ArmError {
  return badRequest("BadRequest", `The autoscale setting '${setting.name}' ${why}.`);
}
