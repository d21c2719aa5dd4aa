import { usageError } from "../cli-error";

/** The number of a flag, or undefined where it isn't given. */
export function positive(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) {
    throw usageError(`${flag} takes a number above 0 (got ${text}).`);
  }
  return value;
}

/** The whole number of a flag, or undefined where it isn't given. */
export function whole(flag: string, text: string | undefined): number | undefined {
  const value = positive(flag, text);
  if (value !== undefined && !Number.isInteger(value)) {
    throw usageError(`${flag} takes a whole number (got ${text}).`);
  }
  return value;
}

/** The provider's waits dominate, so more sessions than cores fit side by side. */
const JOBS = 3;

/** How many sessions run side by side. */
export function jobsOf(flags: { readonly jobs?: string }): number {
  return whole("--jobs", flags.jobs) ?? JOBS;
}

const LAST_PORT = 65_535;

/** The port of the simulated Azure, or undefined for any that is free. */
export function portOf(flags: { readonly port?: string }): number | undefined {
  const port = whole("--port", flags.port);
  if (port !== undefined && port > LAST_PORT) {
    throw usageError(`--port takes a number up to ${LAST_PORT} (got ${flags.port}).`);
  }
  return port;
}
