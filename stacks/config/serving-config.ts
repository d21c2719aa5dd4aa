import type { ResolvedConfig } from "./resolved-config";
import type { ResolvedServing } from "./resolved-serving";

/** An environment that serves models. */
export type ServingConfig = ResolvedConfig & { readonly serving: ResolvedServing };

/** Whether an environment serves models. */
export function isServing(config: ResolvedConfig): config is ServingConfig {
  return config.serving !== undefined;
}
