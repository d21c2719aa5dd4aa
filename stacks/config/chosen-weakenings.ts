import type { ResolvedConfig } from "./resolved-config";

/** Rules about what `protectData: false` takes away before a destruction. */
export const UNPROTECTED: readonly string[] = [
  "reliability/data-locked",
  "reliability/data-prevent-destroy",
  "reliability/defender-prevent-destroy",
];

/**
 * The rules that only warn at synthesis because the configuration, within what it may say without a
 * Deviation, decided otherwise. `mlzone check` still finds them: a pipeline may ask for more.
 */
export function chosenWeakenings(config: ResolvedConfig): string[] {
  const { compute, egress, profile, protectData, storage } = config;
  const choices: readonly (readonly [boolean, readonly string[]])[] = [
    [!protectData, UNPROTECTED],
    [profile !== "prod" && egress.firewallSku !== "Basic", ["cost/managed-network-firewall"]],
    [profile !== "prod" && compute.training?.priority === "Dedicated", ["cost/training-priority"]],
    [storage.softDeleteDays < 7, ["reliability/storage-soft-delete"]],
    [storage.coolAfterDays > 365, ["ai-cost/storage-lifecycle"]],
  ];
  return choices.flatMap(([chosen, rules]) => (chosen ? [...rules] : []));
}
