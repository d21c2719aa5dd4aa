import type { PlanJson, PlanModule } from "../../terraform-json";

/**
 * Addresses of blocks that the configuration has and the plan makes nothing of, though they have neither
 * `count` nor `for_each`: the plan was limited. A plan that only destroys has none.
 */
export function unplannedBlocks({ changes, configuration, plannedResources }: PlanJson): string[] {
  const isManaged = ({ mode }: { readonly mode: string }) => mode === "managed";
  const planned = plannedResources.filter(isManaged);
  const ending = changes.filter((change) => isManaged(change) && change.deposed === undefined);
  if (planned.length === 0 && ending.length > 0) {
    return [];
  }
  const made = new Set<string>();
  const modules = new Map<string, Set<string>>();
  for (const { moduleAddress = "", type, name } of [...planned, ...ending]) {
    made.add(blockAt(moduleAddress, `${type}.${name}`));
    const parts = moduleAddress.match(MODULE) ?? [];
    parts.forEach((_, depth) => {
      const call = parts.slice(0, depth).join(".");
      modules.set(call, (modules.get(call) ?? new Set()).add(parts.slice(0, depth + 1).join(".")));
    });
  }
  return missingIn(configuration, "", { made, modules });
}

/** `module.a["b.c"]`, with whatever is in the key. */
const MODULE = /module\.[^.[]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?/g;

interface Made {
  /** Blocks by the address of their module. */
  readonly made: ReadonlySet<string>;
  /** Addresses of module instances, by that of the module around them. */
  readonly modules: ReadonlyMap<string, ReadonlySet<string>>;
}

function missingIn({ blocks, calls }: PlanModule, module: string, made: Made): string[] {
  const missing: string[] = [];
  for (const { address, hasKeys } of blocks.values()) {
    const isResource = !address.startsWith("data.") && !address.startsWith("ephemeral.");
    if (isResource && !hasKeys && !made.made.has(blockAt(module, address))) {
      missing.push(within(module, address));
    }
  }
  for (const [name, call] of calls) {
    const own = within(module, `module.${name}`);
    const instances = call.hasKeys
      ? [...(made.modules.get(module) ?? [])].filter((one) => one.startsWith(`${own}[`))
      : [own];
    for (const instance of instances) {
      missing.push(...missingIn(call.module, instance, made));
    }
  }
  return missing;
}

function within(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}

function blockAt(module: string, address: string): string {
  return `${module}\n${address}`;
}
