import { type Attributes, type Block, isAttributes, Problems, readBlocks } from "../../../terraform-json";
import type { Refuse } from "./replay";
import { type Replays, rewriteAddress, rewriteReferences } from "./rewrite-references";

type Template = Readonly<Record<string, unknown>>;

/** The parts of a configuration that a replay looks into. */
export interface Sections {
  readonly resources: readonly Block[];
  readonly data: readonly Block[];
  readonly modules: readonly Block[];
  readonly outputs: readonly Block[];
  readonly locals: Attributes;
}

/**
 * Reads the parts, and refuses what is azapi's and no resource.
 *
 * @throws TerraformJsonError if the template is no Terraform JSON
 */
export function readSections(template: Template, refuse: Refuse): Sections {
  const problems = new Problems();
  const read = (key: string, labelCount: number) => readBlocks(template[key], labelCount, key, problems);
  const sections = {
    resources: read("resource", 2),
    data: read("data", 2),
    modules: read("module", 1),
    outputs: read("output", 1),
    locals: Object.assign({}, ...read("locals", 0).map(({ body }) => body)) as Attributes,
  };
  const [ephemeral, imports, removed] = [read("ephemeral", 2), read("import", 0), read("removed", 0)];
  problems.throwIfAny();
  for (const { labels } of sections.data.filter(isAzapi)) {
    refuse(`data.${labels.join(".")} reads from Azure, which only azapi can`);
  }
  for (const { labels } of ephemeral.filter(isAzapi)) {
    refuse(`ephemeral.${labels.join(".")} reads from Azure, which only azapi can`);
  }
  for (const address of [...imports.map(({ body }) => body.to), ...removed.map(({ body }) => body.from)]) {
    if (isAzapiAddress(address)) {
      refuse(`${String(address)} can't be imported or removed without azapi`);
    }
  }
  for (const { labels, body } of sections.modules) {
    if (JSON.stringify(body.providers ?? {}).includes("azapi")) {
      refuse(`module.${labels.join(".")} gets the provider azapi; only objects of this file can be replayed`);
    }
  }
  return sections;
}

/** The template with its blocks as objects by name, and bare addresses of azapi led to what replays them. */
export function withRewrittenAddresses(template: Template, sections: Sections, replays: Replays): Template {
  const addresses = (list: unknown): unknown =>
    Array.isArray(list) ? list.flatMap((item) => rewriteAddress(String(item), replays)) : list;
  const block = (body: Attributes): Attributes => ({
    ...body,
    ...("depends_on" in body ? { depends_on: addresses(body.depends_on) } : {}),
    ...("lifecycle" in body ? { lifecycle: lifecycle(body.lifecycle) } : {}),
  });
  const lifecycle = (value: unknown): unknown => {
    const [first] = [value].flat();
    return isAttributes(first) && Array.isArray(first.replace_triggered_by)
      ? { ...first, replace_triggered_by: first.replace_triggered_by.flatMap((one) => trigger(String(one))) }
      : value;
  };
  /** An attribute of an object triggers by itself, so it is looked up as any other reference. */
  const trigger = (address: string): string[] =>
    /^azapi_\w+\.[\w-]+(\[[^\]]*\])?$/.test(address)
      ? rewriteAddress(address, replays)
      : [String(rewriteReferences(`\${${address}}`, replays, () => {})).slice(2, -1)];
  const sectionOf = (key: string, blocks: readonly Block[]) => ({
    [key]: blocks.length > 0 ? byName(blocks.map((one) => ({ ...one, body: block(one.body) }))) : undefined,
  });
  const { moved: _moved, ...rest } = template;
  return {
    ...rest,
    ...sectionOf("resource", sections.resources),
    ...sectionOf("data", sections.data),
    ...sectionOf("module", sections.modules),
    ...sectionOf("output", sections.outputs),
  };
}

/** `moved` blocks, one for each `terraform_data` of an object that moved. */
export function rewriteMoved(moved: unknown, replays: Replays, refuse: Refuse): unknown[] {
  return [moved].flat().flatMap((block) => {
    const { from, to } = isAttributes(block) ? block : {};
    if (!isAzapiAddress(from) && !isAzapiAddress(to)) {
      return [block];
    }
    const targets = rewriteAddress(String(to), replays);
    const [, type = "", name = "", fromIndex = ""] = /^(\w+)\.([\w-]+)(.*)$/.exec(String(from)) ?? [];
    const replay = replays.get(/^\w+\.[\w-]+/.exec(String(to))?.[0] ?? "");
    if (replay === undefined || replay.block.type !== type) {
      refuse(`moved from ${String(from)} to ${String(to)} can't be followed without azapi`);
      return [];
    }
    return targets.map((target, index) => {
      const suffix = (replay.names[index] ?? "").slice(replay.block.name.length);
      return { from: `terraform_data.${name}${suffix}${fromIndex}`, to: target };
    });
  });
}

/** The template without azapi among its providers. */
export function withoutAzapiProvider(
  template: Record<string, unknown>,
  refuse: Refuse,
): Record<string, unknown> {
  const localNames = new Set(["azapi"]);
  const problems = new Problems();
  const terraform = [template.terraform ?? []]
    .flat()
    .filter(isAttributes)
    .map((block) => {
      const required: Record<string, unknown> = {};
      for (const { body } of readBlocks(
        block.required_providers,
        0,
        "terraform.required_providers",
        problems,
      )) {
        for (const [name, provider] of Object.entries(body)) {
          if (
            name === "azapi" ||
            (isAttributes(provider) && /(^|\/)azure\/azapi$/i.test(String(provider.source)))
          ) {
            localNames.add(name);
          } else {
            required[name] = provider;
          }
        }
      }
      return "required_providers" in block ? { ...block, required_providers: required } : block;
    });
  const providers: Record<string, object[]> = {};
  for (const { labels, body } of readBlocks(template.provider, 1, "provider", problems)) {
    const [name = ""] = labels;
    if (!localNames.has(name)) {
      providers[name] = [...(providers[name] ?? []), body];
      continue;
    }
    for (const key of Object.keys(body).filter((one) => one.startsWith("default_") && body[one] !== null)) {
      refuse(`provider.${name}.${key} has no counterpart without azapi`);
    }
  }
  problems.throwIfAny();
  return {
    ...template,
    ...("terraform" in template ? { terraform: terraform.length === 1 ? terraform[0] : terraform } : {}),
    // Terraform refuses a kind of block with nothing in it
    provider: Object.keys(providers).length > 0 ? providers : undefined,
  };
}

function byName(blocks: readonly Block[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { labels, body } of blocks) {
    const last = labels.length - 1;
    const parent = labels.slice(0, last).reduce<Record<string, unknown>>((current, label) => {
      current[label] ??= {};
      return current[label] as Record<string, unknown>;
    }, result);
    parent[labels[last] ?? ""] = body;
  }
  return result;
}

function isAzapi({ labels }: Block): boolean {
  return labels[0]?.startsWith("azapi_") === true;
}

function isAzapiAddress(address: unknown): boolean {
  return typeof address === "string" && /^(\$\{\s*)?azapi_/.test(address);
}
