import type { AnyTerraformJson, PlanJson, PlanModule, TerraformJson } from "../../terraform-json";
import { listed } from "./listed";

/** Ephemeral resources that don't only read: one sends a request, others run a program. */
const ACTING = /^azapi_resource_action$|^(external|shell|command|script)/;

/** What Terraform does beside its resources, which can change any of them: a sentence each. */
export function besideResources(input: AnyTerraformJson): string[] {
  return input.kind === "plan" ? ofPlan(input.plan) : ofConfiguration(input.configuration);
}

function ofConfiguration({ actions, ephemerals, removed }: TerraformJson): string[] {
  const acting = ephemerals.filter(({ type }) => ACTING.test(type));
  const commands = removed.filter(({ hasProvisioner }) => hasProvisioner);
  const kept = removed.filter(({ destroys }) => !destroys);
  return [
    ...sentence(
      actions.map(({ address }) => address),
      "runs, which no rule reads",
    ),
    ...sentence(
      acting.map(({ address }) => address),
      "runs, which no rule reads",
    ),
    ...sentence(
      commands.map(({ from }) => from),
      "is removed with a command, which no rule reads",
    ),
    ...sentence(
      kept.map(({ from }) => from),
      STAYS,
    ),
  ];
}

const STAYS = "is forgotten: it stays in Azure as it is, and no rule looks at it";

function ofPlan({ actions, changes, configuration }: PlanJson): string[] {
  const blocks = blocksOf(configuration, "");
  const acting = blocks.filter(({ address }) => {
    const [kind = "", type = ""] = address.split(".");
    return kind === "ephemeral" && ACTING.test(type);
  });
  const commands = blocks.filter(({ hasProvisioners }) => hasProvisioners);
  const forgotten = changes.filter(({ kind, mode }) => kind === "forget" && mode === "managed");
  return [
    ...sentence(actions, "runs, which no rule reads"),
    ...sentence(
      acting.map(({ path }) => path),
      "runs, which no rule reads",
    ),
    ...sentence(
      commands.map(({ path }) => path),
      "runs a command, which may change what was made",
    ),
    ...sentence(
      forgotten.map(({ address }) => address),
      STAYS,
    ),
  ];
}

function sentence(names: readonly string[], what: string): string[] {
  return names.length === 0 ? [] : [`${listed([...new Set(names)])} ${what}`];
}

function blocksOf({ blocks, calls }: PlanModule, module: string) {
  const own = [...blocks.values()].map((block) => ({ ...block, path: module + block.address }));
  for (const [name, call] of calls) {
    for (const block of blocksOf(call.module, `${module}module.${name}.`)) {
      own.push(block);
    }
  }
  return own;
}
