import {
  type ActingBlock,
  type ImportBlock,
  type RemovedBlock,
  readActingBlocks,
  readImportBlocks,
  readRemovedBlocks,
  readScopedData,
} from "./acting-blocks";
import { type Attributes, isAttributes } from "./attributes";
import { type Block, readBlock, readBlocks } from "./blocks";
import { Fields } from "./fields";
import { parseJson } from "./json-text";
import { at, Problems } from "./problems";
import { type ResourceBlock, readResourceBlock } from "./resource-block";

/** One configuration of a provider. */
export interface ProviderBlock {
  /** Local name, e.g. `azurerm`. */
  readonly name: string;
  readonly alias?: string;
  readonly attributes: Attributes;
}

/** A provider that the configuration needs. */
export interface RequiredProvider {
  /** E.g. `hashicorp/azurerm`; undefined where Terraform takes `hashicorp/<name>`. */
  readonly source?: string;
  /** A version constraint. */
  readonly version?: string;
}

/** Where the state lies; `cloud` and `remote` are types of it too. */
export interface BackendBlock {
  readonly type: string;
  readonly attributes: Attributes;
}

export interface VariableBlock {
  readonly name: string;
  readonly type?: string;
  /** A variable without default must be given; a default may be null. */
  readonly hasDefault: boolean;
  readonly default?: unknown;
  readonly sensitive: boolean;
}

export interface OutputBlock {
  readonly name: string;
  readonly value: unknown;
  readonly sensitive: boolean;
  readonly dependsOn: readonly string[];
}

export interface ModuleBlock {
  /** E.g. `module.network`. */
  readonly address: string;
  readonly name: string;
  readonly source?: string;
  readonly version?: string;
  readonly attributes: Attributes;
  readonly dependsOn: readonly string[];
}

/** An object got another address. */
export interface MovedBlock {
  readonly from: string;
  readonly to: string;
}

/** A Terraform configuration, as one JSON file has it. */
export interface TerraformJson {
  /** Managed resources, then data sources, those of `check` blocks last; each in the file's order. */
  readonly resources: readonly ResourceBlock[];
  readonly providers: readonly ProviderBlock[];
  /** By local name. */
  readonly requiredProviders: Readonly<Record<string, RequiredProvider>>;
  readonly backend?: BackendBlock;
  readonly variables: readonly VariableBlock[];
  readonly locals: Attributes;
  readonly outputs: readonly OutputBlock[];
  readonly modules: readonly ModuleBlock[];
  readonly moved: readonly MovedBlock[];
  readonly removed: readonly RemovedBlock[];
  readonly imports: readonly ImportBlock[];
  readonly actions: readonly ActingBlock[];
  readonly ephemerals: readonly ActingBlock[];
}

/**
 * Reads a synthesized `cdk.tf.json` or any other `*.tf.json`.
 *
 * @throws TerraformJsonError with all that is wrong; an Error if the text is no JSON
 */
export function readTerraformJson(text: string): TerraformJson {
  return terraformJsonOf(parseJson(text));
}

/** As `readTerraformJson`, of JSON that is parsed already. */
export function terraformJsonOf(template: unknown): TerraformJson {
  const problems = new Problems();
  if (!isAttributes(template)) {
    problems.add("", "it holds no object");
    problems.throwIfAny();
    return terraformJsonOf({});
  }
  const named = (key: string, labelCount = 1) => unique(readBlocks(template[key], labelCount, key, problems));
  /** A second block of the same name is an error of Terraform's own; here the file may be anybody's. */
  const unique = (blocks: Block[]) => {
    const seen = new Set<string>();
    for (const { labels, path } of blocks) {
      const name = labels.join(".");
      if (seen.has(name)) {
        problems.add(path, "is there twice");
      }
      seen.add(name);
    }
    return blocks;
  };
  const fields = ({ body, path }: Block) => new Fields(body, path, problems);
  const terraform = readBlocks(template.terraform, 0, "terraform", problems).map(bodyOf);
  const result: TerraformJson = {
    resources: [
      ...named("resource", 2).map((block) => readResourceBlock("managed", block, problems)),
      ...unique([
        ...readBlocks(template.data, 2, "data", problems),
        ...readScopedData(template, problems),
      ]).map((block) => readResourceBlock("data", block, problems)),
    ],
    providers: readBlocks(template.provider, 1, "provider", problems).map((block) => ({
      name: label(block),
      alias: fields(block).text("alias"),
      attributes: withoutComment(block.body),
    })),
    requiredProviders: readRequiredProviders(inAll(terraform, "required_providers"), problems),
    backend: readBackend(terraform, problems),
    variables: named("variable").map((block) => ({
      name: label(block),
      type: fields(block).text("type"),
      hasDefault: "default" in block.body,
      default: block.body.default,
      sensitive: fields(block).flag("sensitive") ?? false,
    })),
    // entries, because an assignment to __proto__ would be none
    locals: Object.fromEntries(
      readBlocks(template.locals, 0, "locals", problems).flatMap((block) => Object.entries(bodyOf(block))),
    ),
    outputs: named("output").map((block) => ({
      name: label(block),
      value: block.body.value,
      sensitive: fields(block).flag("sensitive") ?? false,
      dependsOn: fields(block).addresses("depends_on"),
    })),
    modules: named("module").map((block) => ({
      address: `module.${label(block)}`,
      name: label(block),
      source: fields(block).text("source"),
      version: fields(block).text("version"),
      attributes: withoutComment(block.body),
      dependsOn: fields(block).addresses("depends_on"),
    })),
    moved: readBlocks(template.moved, 0, "moved", problems).map((block) => ({
      from: fields(block).requiredText("from"),
      to: fields(block).requiredText("to"),
    })),
    removed: readRemovedBlocks(template, problems),
    imports: readImportBlocks(template, problems),
    actions: readActingBlocks("action", template, problems),
    ephemerals: readActingBlocks("ephemeral", template, problems),
  };
  problems.throwIfAny();
  return result;
}

function readRequiredProviders(value: unknown, problems: Problems): Record<string, RequiredProvider> {
  const path = "terraform.required_providers";
  const found: Record<string, RequiredProvider> = {};
  for (const block of readBlocks(value, 0, path, problems)) {
    for (const [name, required] of Object.entries(withoutComment(block.body))) {
      // Before Terraform 0.13 a provider was its version alone, and that still works.
      const body = typeof required === "string" ? { version: required } : required;
      const fields = new Fields(readBlock(body, at(path, name), problems), at(path, name), problems);
      found[name] = { source: fields.text("source"), version: fields.text("version") };
    }
  }
  return found;
}

function readBackend(terraform: readonly Attributes[], problems: Problems): BackendBlock | undefined {
  const backends = readBlocks(inAll(terraform, "backend"), 1, "terraform.backend", problems);
  const clouds = readBlocks(inAll(terraform, "cloud"), 0, "terraform.cloud", problems);
  const [first, second] = [...backends, ...clouds.map((block) => ({ ...block, labels: ["cloud"] }))];
  if (second !== undefined) {
    problems.add(second.path, "is a second place for the state");
  }
  return first === undefined ? undefined : { type: label(first), attributes: withoutComment(first.body) };
}

/** A file may have several `terraform` blocks; one of them is the usual case, with the usual path. */
function inAll(blocks: readonly Attributes[], key: string): unknown {
  const values = blocks.map((block) => block[key]).filter((value) => value !== undefined);
  return values.length > 1 ? values.flat() : values[0];
}

function label({ labels }: Block): string {
  return labels[0] ?? "";
}

function bodyOf({ body }: Block): Attributes {
  return withoutComment(body);
}

function withoutComment(body: Attributes): Attributes {
  const { "//": _comment, ...attributes } = body;
  return attributes;
}
