import { type Attributes, isAttributes } from "../../../terraform-json";
import type { Difference, ShownValue } from "../change";
import type { TypeSchema } from "../schema";
import { covers, dottedPath, withParents } from "./place";

/**
 * Those of the differences that make a new resource. A whole block counts as all of its attributes.
 *
 * @param after attributes as they shall be; azapi's say what else replaces, in `replace_triggers_refs`
 */
export function replacing(
  differences: readonly Difference[],
  schema: TypeSchema | undefined,
  after: Attributes = {},
): readonly Difference[] {
  if (differences.length === 0) {
    return differences;
  }
  const rules = schema === undefined ? undefined : rulesOf(schema);
  const triggers = triggersOf(after);
  const isTriggered = isOtherObject(differences, after[EXTERNAL]);
  return differences.filter((difference) => {
    const dotted = dottedPath(difference.path);
    if (dotted === EXTERNAL) {
      return !isAbsent(difference.before) && !isAbsent(difference.after);
    }
    if (difference.path[0] === EXTERNAL) {
      return isTriggered;
    }
    return touches(triggers, dotted) || rules?.(difference, dotted) === true;
  });
}

/** azapi's attribute of which any other value replaces, while there is one. */
const EXTERNAL = "replace_triggers_external_values";

/** Whether the attribute is an object on both sides, and another one: what differs is told by its parts. */
function isOtherObject(differences: readonly Difference[], after: unknown): boolean {
  const parts = differences.filter(({ path }) => path[0] === EXTERNAL);
  const isOld = (key: string) => !parts.some(({ path }) => path[1] === key);
  return (
    isAttributes(after) && (Object.keys(after).some(isOld) || parts.some(({ before }) => !isAbsent(before)))
  );
}

interface Paths {
  readonly all: ReadonlySet<string>;
  readonly parents: ReadonlySet<string>;
}

function pathsOf(paths: readonly string[]): Paths {
  return { all: new Set(paths), parents: withParents(paths) };
}

/** Whether something at, above or below a path is named. */
function touches({ all, parents }: Paths, dotted: string): boolean {
  return covers(all, dotted) || parents.has(dotted);
}

type Rules = (difference: Difference, dotted: string) => boolean;

const prepared = new WeakMap<TypeSchema, Rules>();

function rulesOf(schema: TypeSchema): Rules {
  const rules = prepared.get(schema) ?? makeRules(schema);
  prepared.set(schema, rules);
  return rules;
}

function makeRules({ replaces, replacesIf = {}, kept = [], defaults }: TypeSchema): Rules {
  const [always, keeps] = [pathsOf(replaces), new Set(kept)];
  const [conditions, standing] = [new Map(Object.entries(replacesIf)), new Map(Object.entries(defaults))];
  const sometimes = withParents(conditions.keys());
  return (difference, dotted) => {
    const { before, after } = difference;
    if (dotted === "type" && isSameArmType(before, after)) {
      return false;
    }
    if (touches(always, dotted)) {
      return !(isAbsent(after) && covers(keeps, dotted));
    }
    const condition = conditions.get(dotted);
    if (condition !== undefined) {
      const otherwise = standing.get(dotted);
      return condition(knownOf(before, otherwise), knownOf(after, otherwise));
    }
    // of a block that comes or goes as a whole nobody knows what is in it
    return sometimes.has(dotted) && (isAbsent(before) || isAbsent(after));
  };
}

/** Another API version is the same resource. */
function isSameArmType(before: ShownValue, after: ShownValue): boolean {
  const [old, wanted] = [before, after].map((one) => String(knownOf(one)).replace(/@.*$/, "").toLowerCase());
  return old === wanted;
}

/** The paths in a body that `replace_triggers_refs` names, as far as they are plain ones. */
function triggersOf({ replace_triggers_refs: refs }: Attributes): Paths {
  const names = Array.isArray(refs) ? refs.filter((ref) => typeof ref === "string") : [];
  return pathsOf(names.map((ref) => `body.${ref.replace(/\[[^\]]*\]/g, "")}`));
}

function isAbsent({ state }: ShownValue): boolean {
  return state === "absent";
}

function knownOf(shown: ShownValue, otherwise?: unknown): unknown {
  if (shown.state === "known") {
    return shown.value;
  }
  // it is written, whatever it is
  return isAbsent(shown) ? otherwise : shown;
}
