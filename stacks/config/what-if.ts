import { ConfigError } from "./config-error";

/** The variable in which a tool asks what the configuration would become: JSON, by environment. */
export const WHAT_IF = "MLZONE_WHAT_IF";

type Values = Readonly<Record<string, unknown>>;

/**
 * The environments with other values laid over them, e.g. `{"prod": {"protectData": false}}`, so that a
 * rehearsal or a review can ask for a variant without editing a file. Objects are merged, everything
 * else replaced, and null takes a value away (JSON merge patch). The result is checked like the files.
 *
 * @throws {ConfigError} if the text isn't such JSON or names an environment that there isn't
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
      Object.hasOwn(patch, name) ? merged(config, patch[name]) : config,
    ]),
  );
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

function merged(onto: unknown, patch: unknown): unknown {
  if (!isValues(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = isValues(onto) ? { ...onto } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[name];
    } else {
      result[name] = merged(result[name], value);
    }
  }
  return result;
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
