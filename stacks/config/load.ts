import { ConfigError } from "./config-error";
import { type LoadedEnvironment, loadEnvironments } from "./environments";
import { type LoadedState, loadState } from "./state";

/** All files of environments/, checked. */
export interface LoadedConfiguration {
  readonly environments: readonly LoadedEnvironment[];
  readonly state: LoadedState;
}

/**
 * Checks all files of environments/ before anything is made of one of them.
 *
 * @throws {ConfigError} with every issue of every file, if there is one
 */
export function loadConfiguration(
  environments: Readonly<Record<string, unknown>>,
  state: unknown,
): LoadedConfiguration {
  const issues: string[] = [];
  const loadedEnvironments = collecting(issues, () => loadEnvironments(environments));
  const loadedState = collecting(issues, () => loadState(state));
  if (loadedEnvironments === undefined || loadedState === undefined) {
    throw new ConfigError(issues);
  }
  return { environments: loadedEnvironments, state: loadedState };
}

function collecting<T>(issues: string[], load: () => T): T | undefined {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof ConfigError)) {
      throw error;
    }
    issues.push(...error.issues);
    return undefined;
  }
}
