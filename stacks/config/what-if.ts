import { ConfigError } from "./config-error";
import { namedEntries, subscriptionStackOf } from "./subscriptions";

/** The variable in which a tool asks what the configuration would become: JSON, by environment. */
export const WHAT_IF = "MLZONE_WHAT_IF";

type Values = Readonly<Record<string, unknown>>;
type Named = Values & { readonly name: string };

/**
 * The environments with other values laid over them, e.g. `{"prod": {"protectData": false}}`, so that a
 * rehearsal or a review can ask for a variant without editing a file. Objects are merged, everything
 * else replaced, and null takes a value away (JSON merge patch). An object over a list of things with
 * names goes by them: `{"prod": {"serving": {"online": {"churn-score": {"rollout": {"step": "rolled-back"}}}}}}`.
 * The result is checked like the files.
 *
 * @throws {ConfigError} if the text isn't such JSON, or names an environment or a thing of a list that there isn't
 */
export function withWhatIf(environments: Values, text: string | undefined): Values {
  if (text === undefined || text === "") {
    return environments;
  }
  const patch = parsed(text);
  const unknown = Object.keys(patch).filter((name) => !Object.hasOwn(environments, name));
  if (unknown.length > 0) {
    const known = Object.keys(environments).join(", ");
    throw new ConfigError(unknown.map((name) => `${WHAT_IF}: ${name} is no environment; there are ${known}`));
  }
  return Object.fromEntries(
    Object.entries(environments).map(([name, config]) => [
      name,
      Object.hasOwn(patch, name) ? merged(name, config, patch[name]) : config,
    ]),
  );
}

/**
 * The same for environments by their exports and subscriptions by their stacks' names, spelled as an export would
 * be, e.g. `{"prodSubscription": {"protectData": false}}`.
 *
 * @throws {ConfigError} as `withWhatIf`, or if there is something to lay over what are no subscriptions
 */
export function askedFor(
  { environments, subscriptions }: { readonly environments: Values; readonly subscriptions: Values },
  text: string | undefined,
): { readonly environments: Values; readonly subscriptions: Values } {
  if (text === undefined || text === "") {
    return { environments, subscriptions };
  }
  const entries = namedEntries(subscriptions);
  const keys = new Map(Object.keys(entries).map((name) => [name, exportOf(subscriptionStackOf(name))]));
  const byExport = Object.entries(entries).map(([name, one]) => [keys.get(name), one]);
  const asked = withWhatIf({ ...environments, ...Object.fromEntries(byExport) }, text);
  return {
    environments: Object.fromEntries(Object.keys(environments).map((name) => [name, asked[name]])),
    subscriptions: Object.fromEntries([...keys].map(([name, key]) => [name, asked[key]])),
  };
}

/** `prod-subscription` as `prodSubscription`. */
function exportOf(stack: string): string {
  return stack.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function parsed(text: string): Values {
  try {
    const value: unknown = JSON.parse(text);
    if (isValues(value)) {
      return value;
    }
  } catch {
    // said below
  }
  throw new ConfigError([`${WHAT_IF}: must be JSON such as {"prod": {"protectData": false}}`]);
}

function merged(at: string, onto: unknown, patch: unknown): unknown {
  if (!isValues(patch)) {
    return patch;
  }
  if (isNamedList(onto)) {
    return mergedByName(at, onto, patch);
  }
  const result: Record<string, unknown> = isValues(onto) ? { ...onto } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[name];
    } else {
      result[name] = merged(`${at}.${name}`, result[name], value);
    }
  }
  return result;
}

function mergedByName(at: string, list: readonly Named[], patch: Values): unknown[] {
  const unknown = Object.keys(patch).filter((name) => !list.some((one) => one.name === name));
  if (unknown.length > 0) {
    const known = list.map(({ name }) => name).join(", ");
    throw new ConfigError(unknown.map((name) => `${WHAT_IF}: ${at} has no ${name}; there are ${known}`));
  }
  return list
    .filter(({ name }) => patch[name] !== null)
    .map((one) => (Object.hasOwn(patch, one.name) ? merged(`${at}.${one.name}`, one, patch[one.name]) : one));
}

function isNamedList(value: unknown): value is readonly Named[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => isValues(one) && typeof one.name === "string")
  );
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
