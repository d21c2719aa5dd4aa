import type { AnyTerraformJson, PlanJson, PlanModule, TerraformJson } from "../../terraform-json";
import { type Unseen, unseen } from "./unseen";

/** Ephemeral resources that don't only read: one sends a request, others run a program. */
const ACTING = /^azapi_resource_action$|^(external|shell|command|script)/;

/** What Terraform does beside its resources, which can change any of them: a sentence each. */
export function besideResources(input: AnyTerraformJson): Unseen[] {
  return input.kind === "plan" ? ofPlan(input.plan) : ofConfiguration(input.configuration);
}

function ofConfiguration({ actions, ephemerals, removed }: TerraformJson): Unseen[] {
  const acting = ephemerals.filter(({ type }) => ACTING.test(type));
  const commands = removed.filter(({ hasProvisioner }) => hasProvisioner);
  const kept = removed.filter(({ destroys }) => !destroys);
  const written = ({ address, attributes }: (typeof actions)[number]) => ({
    name: address,
    content: attributes,
  });
  return [
    ...unseen(actions.map(written), RUNS),
    ...unseen(acting.map(written), RUNS),
    ...unseen(
      commands.map(({ from }) => from),
      " is removed with a command, which no rule reads",
    ),
    ...unseen(
      kept.map(({ from }) => from),
      STAYS,
      "",
      { isIdle: true },
    ),
  ];
}

const RUNS = " runs, which no rule reads";
const STAYS = " is forgotten: it stays in Azure as it is, and no rule looks at it";

function ofPlan({ actions, changes, configuration }: PlanJson): Unseen[] {
  const blocks = blocksOf(configuration, "");
  const acting = blocks.filter(({ address }) => {
    const [kind = "", type = ""] = address.split(".");
    return kind === "ephemeral" && ACTING.test(type);
  });
  const commands = blocks.filter(({ provisioners }) => provisioners.length > 0);
  const forgotten = changes.filter(({ kind, mode }) => kind === "forget" && mode === "managed");
  return [
    ...unseen(actions, RUNS),
    ...unseen(
      acting.map(({ expressions, path }) => ({ name: path, content: expressions })),
      RUNS,
    ),
    ...unseen(
      commands.map(({ path, provisioners }) => ({ name: path, content: provisioners })),
      " runs a command, which may change what was made",
    ),
    ...unseen(
      forgotten.map(({ address }) => address),
      STAYS,
      "",
      { isIdle: true },
    ),
  ];
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
