import { ConfigError } from "./config-error";
import { formatIssue } from "./config-issue";
import { type LoadedEnvironment, loadEnvironments } from "./environments";
import { isSameBlob, statesOf } from "./same-blob";
import { shownValue } from "./shown-value";
import { type LoadedState, loadState, STATE_FILE } from "./state";

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
  const shared = loadedEnvironments.flatMap((environment) => sharedBlob(environment, loadedState));
  if (shared.length > 0) {
    throw new ConfigError(shared);
  }
  return { environments: loadedEnvironments, state: loadedState };
}

/** The state's own state may not be an environment's: one would overwrite the other. */
function sharedBlob({ file, config }: LoadedEnvironment, state: LoadedState): string[] {
  return statesOf(config).flatMap(({ path, backend }) =>
    backend.kind === "azurerm" && isSameBlob(backend, state.config.backend)
      ? [
          formatIssue(STATE_FILE, {
            path: "backend.key",
            problem: `${shownValue(backend.key)} is the same state as ${path} of ${file}`,
          }),
        ]
      : [],
  );
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
