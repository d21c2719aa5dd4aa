import { isAttributes, Problems, parseJson } from "../terraform-json";
import { at } from "../terraform-json/problems";
import type { Machines } from "./machines";

/** The name of the file beside `cdk.tf.json` that says how long machines are expected to run. */
export const USAGE_FILE = "usage.json";

/** Hours of a month, as Azure counts prices. */
export const MONTH = 730;

/**
 * Hours a month in which something is expected to be as large as it may get: a cluster with all its nodes, an
 * instance on. By its name, e.g. `training`, `churn-explore` or `<endpoint>/<deployment>`, or by its kind, e.g.
 * `instances`, for those that aren't named.
 */
export type Hours = Readonly<Record<string, number>>;

/**
 * Reads `usage.json`.
 *
 * @throws if it is no JSON, or TerraformJsonError with the path to each field that is not what it should be
 */
export function readHours(text: string): Hours {
  const content = parseJson(text);
  const problems = new Problems();
  const hours = isAttributes(content) ? content.hours : undefined;
  const read: [string, number][] = [];
  if (!isAttributes(hours)) {
    problems.expected("an object, by the name of what runs", "hours", hours);
  } else {
    for (const [name, value] of Object.entries(hours)) {
      if (typeof value === "number" && value >= 0 && value <= MONTH) {
        read.push([name, value]);
      } else {
        problems.expected(`a number from 0 to ${MONTH}`, at("hours", name), value);
      }
    }
  }
  problems.throwIfAny();
  return Object.fromEntries(read);
}

/** The hours of some machines: those of their name, else of their kind; undefined where nobody said. */
export function hoursOf({ kind, name }: Machines, hours: Hours): number | undefined {
  const named = [name, kind].find((key) => key !== undefined && Object.hasOwn(hours, key));
  return named === undefined ? undefined : hours[named];
}
