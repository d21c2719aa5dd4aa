import { ConfigError } from "./config-error";
import { formatIssue } from "./config-issue";
import { crossSubscriptionIssues } from "./cross-subscription";
import { type LoadedEnvironment, loadEnvironments } from "./environments";
import { type LoadedSubscription, residentsOf } from "./resolve-subscription";
import { isSameBlob, statesOf } from "./same-blob";
import { shownValue } from "./shown-value";
import { type LoadedState, loadState, STATE_FILE } from "./state";
import { loadSubscriptions } from "./subscriptions";

/** All files of environments/, checked. */
export interface LoadedConfiguration {
  readonly environments: readonly LoadedEnvironment[];
  readonly state: LoadedState;
  readonly subscriptions: readonly LoadedSubscription[];
}

/**
 * Checks all files of environments/ before anything is made of one of them. An environment whose subscription
 * has no entry in `subscriptions` is well: somebody else governs it.
 *
 * @throws {ConfigError} with every issue of every file, if there is one
 */
export function loadConfiguration(
  environments: Readonly<Record<string, unknown>>,
  state: unknown,
  subscriptions: unknown,
): LoadedConfiguration {
  const issues: string[] = [];
  const loadedEnvironments = collecting(issues, () => loadEnvironments(environments));
  const loadedState = collecting(issues, () => loadState(state));
  const sound = collecting(issues, () => loadSubscriptions(subscriptions));
  if (loadedEnvironments === undefined || loadedState === undefined || sound === undefined) {
    throw new ConfigError(issues);
  }
  const crossed = [
    ...loadedEnvironments.flatMap((environment) => sharedBlob(environment, loadedState)),
    ...crossSubscriptionIssues(sound, loadedEnvironments, loadedState),
  ];
  if (crossed.length > 0) {
    throw new ConfigError(crossed);
  }
  return {
    environments: loadedEnvironments,
    state: loadedState,
    subscriptions: sound.map((subscription) => ({
      ...subscription,
      residents: residentsOf(subscription.config, loadedEnvironments, loadedState.config),
    })),
  };
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
