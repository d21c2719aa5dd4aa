import {
  type Attributes,
  isAttributes,
  type ResourceBlock,
  type TerraformJson,
} from "../../../terraform-json";
import { EdgeIndex } from "../edges";
import type { Parts } from "../parts";
import { Reader } from "../reader";
import type { GraphResource } from "../resource";
import { NodeResource, type Relations } from "../resource-node";
import { Follower } from "./follow";
import { ConfigurationNode, type Resolvers } from "./node";
import { Pointer } from "./pointing";
import { References } from "./referred";
import { Texts } from "./texts";

/** The resources and providers of a configuration. */
export function configurationParts(configuration: TerraformJson): Parts {
  const { locals, providers, requiredProviders, resources } = configuration;
  const graph = new Map<string, GraphResource>();
  const follower = new Follower(locals, new Map(resources.map((block) => [block.address, block])));
  const texts = new Texts(follower);
  const pointer = new Pointer(follower, texts, (address) => graph.get(address));
  const resolvers = { texts, pointer };
  const relations = relationsOf(resources, locals, graph);
  for (const block of resources) {
    const existence = existenceOf(block, texts);
    if (existence !== "none") {
      const { type, attributes } = block;
      const node = new ConfigurationNode(attributes, resolvers, { kind: "resource", type });
      graph.set(block.address, new NodeResource({ ...block, existence }, node, relations));
    }
  }
  return {
    resources: [...graph.values()],
    providers: providers.map(({ name, alias, attributes }) => ({
      name,
      alias,
      settings: settingsOf(attributes, resolvers),
    })),
    requiredProviders: new Map(Object.entries(requiredProviders)),
  };
}

function settingsOf(attributes: Attributes, resolvers: Resolvers): Reader {
  return new Reader(new ConfigurationNode(attributes, resolvers, { kind: "block" }));
}

/** `none` where `count` or `for_each` says that there is no instance. */
function existenceOf(
  { attributes, hasCount, hasForEach }: ResourceBlock,
  texts: Texts,
): GraphResource["existence"] | "none" {
  if (!hasCount && !hasForEach) {
    return "certain";
  }
  const resolved = texts.resolve(hasCount ? attributes.count : attributes.for_each);
  const size = resolved.state === "known" ? sizeOf(resolved.value) : undefined;
  if (size === undefined) {
    return "possible";
  }
  return size === 0 ? "none" : "certain";
}

function sizeOf(value: unknown): number | undefined {
  if (Array.isArray(value)) {
    return value.length;
  }
  if (isAttributes(value)) {
    return Object.keys(value).length;
  }
  const count = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof count === "number" && count >= 0 ? count : undefined;
}

function relationsOf(
  blocks: readonly ResourceBlock[],
  locals: Attributes,
  graph: ReadonlyMap<string, GraphResource>,
): Relations {
  const byAddress = new Map(blocks.map((block) => [block.address, block]));
  const edges = new EdgeIndex(function* () {
    const references = new References(locals);
    for (const block of blocks) {
      const from = graph.get(block.address);
      for (const { address, path } of from === undefined ? [] : references.of(block)) {
        const to = graph.get(address);
        if (from !== undefined && to !== undefined) {
          yield { from, to, path };
        }
      }
    }
  });
  return {
    referrers: (of) => edges.to(of),
    dependsOn: ({ address }) => {
      const names = byAddress.get(address)?.dependsOn ?? [];
      return names.flatMap((name) => graph.get(withoutKey(name)) ?? []);
    },
  };
}

/** Terraform waits for all instances, whichever is named. */
function withoutKey(address: string): string {
  return address.replace(/\[.*\]$/s, "");
}
