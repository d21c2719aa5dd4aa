import type { Attributes, TerraformJson } from "../../../terraform-json";
import { EdgeIndex } from "../edges";
import type { Parts } from "../parts";
import { Reader } from "../reader";
import type { GraphResource } from "../resource";
import { NodeResource, type Relations } from "../resource-node";
import { Blocks } from "./blocks";
import { Follower, type NamedValues } from "./follow";
import { type Instance, instancesOf } from "./instances";
import { ConfigurationNode, type Resolvers } from "./node";
import { Pointer } from "./pointing";
import { References } from "./referred";
import { Repetitions } from "./repetitions";
import { Texts } from "./texts";

/**
 * The resources and providers of a configuration.
 *
 * @param assumed values of variables, as `GraphOptions` has them
 */
export function configurationParts(
  configuration: TerraformJson,
  assumed?: ReadonlyMap<string, unknown>,
): Parts {
  const { backend, locals, providers, requiredProviders, resources } = configuration;
  const graph = new Map<string, GraphResource>();
  const instances = writtenOut(resources, { locals, assumed });
  const blocks = new Blocks(instances);
  const follower = new Follower({ locals, assumed }, blocks);
  const texts = new Texts(follower);
  const pointer = new Pointer(follower, texts, (address) => graph.get(address));
  const resolvers = { texts, pointer };
  const relations = relationsOf(instances, { blocks, follower, graph, locals });
  for (const { block, existence } of instances) {
    if (existence !== "none") {
      const { type, attributes } = block;
      const node = new ConfigurationNode(attributes, resolvers, { kind: "resource", type });
      graph.set(block.address, new NodeResource({ ...block, existence, locals }, node, relations));
    }
  }
  return {
    resources: [...graph.values()],
    backend: backend && { type: backend.type, settings: settingsOf(backend.attributes, resolvers) },
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

/** How many there are of a block may stand in a local, or in another block. */
function writtenOut(resources: TerraformJson["resources"], named: NamedValues): Instance[] {
  const asWritten = new Blocks(resources.map((block) => ({ block, existence: "certain" })));
  const follower = new Follower(named, asWritten);
  return instancesOf(resources, new Repetitions(follower, new Texts(follower)));
}

interface Surroundings {
  readonly blocks: Blocks;
  readonly graph: ReadonlyMap<string, GraphResource>;
  readonly locals: Attributes;
  readonly follower: Follower;
}

function relationsOf(
  instances: readonly Instance[],
  { blocks, follower, graph, locals }: Surroundings,
): Relations {
  const dependencies = new Map(instances.map(({ block }) => [block.address, block.dependsOn]));
  const edges = new EdgeIndex(function* () {
    const references = new References(locals, blocks, follower);
    for (const { block } of instances) {
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
    dependsOn: ({ address }) =>
      (dependencies.get(address) ?? []).flatMap((name) =>
        blocks.at(withoutKey(name)).flatMap((block) => graph.get(block.address) ?? []),
      ),
  };
}

/** Terraform waits for all instances, whichever is named. */
function withoutKey(address: string): string {
  return address.replace(/\[.*\]$/s, "");
}
