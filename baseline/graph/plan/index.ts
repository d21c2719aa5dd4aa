import type { PlanBlock, PlanJson, PlannedResource } from "../../../terraform-json";
import { references } from "../../../terraform-json";
import { EdgeIndex } from "../edges";
import type { Parts } from "../parts";
import { Reader } from "../reader";
import type { Edge, GraphResource } from "../resource";
import { NodeResource, type Relations } from "../resource-node";
import { ArmIds } from "./arm-ids";
import { edgesFrom } from "./edges";
import { InstanceIndex } from "./instances";
import { isLiteral } from "./literal";
import { marksOf } from "./marks";
import { ModuleInstances } from "./modules";
import { PlanNode } from "./node";
import { PlanPointer } from "./pointing";
import { PlanReferences, type Scope } from "./references";
import { settingsNode } from "./settings";
import { writtenIn } from "./written";

/** The resources and providers of a plan: what there is after it, and the data sources that it has read. */
export function planParts(plan: PlanJson): Parts {
  const planned = new PlannedResources(plan);
  return {
    resources: planned.all,
    isLiteral: (resource, path) => planned.isLiteral(resource, path),
    providers: plan.providers.map(({ name, alias, expressions }) => ({
      name,
      alias,
      settings: new Reader(settingsNode(expressions)),
    })),
    requiredProviders: new Map(
      plan.providers.map(({ name, source, version }) => [name, { source, version }]),
    ),
  };
}

/** Where a resource of the graph comes from. */
interface Origin {
  readonly block: PlanBlock | undefined;
  readonly scope: Scope;
}

class PlannedResources implements Relations {
  readonly all: readonly GraphResource[];
  private readonly origins = new Map<GraphResource, Origin>();
  private readonly instances = new InstanceIndex();
  private readonly references = new PlanReferences(this.instances);
  private readonly edges = new EdgeIndex(() => this.allEdges());
  private readonly pointer = new PlanPointer({
    ids: () => new ArmIds(this.all),
    references: this.references,
    isWritten: (resource, attribute) =>
      Object.hasOwn(this.origins.get(resource)?.block?.expressions ?? {}, attribute),
  });

  constructor(plan: PlanJson) {
    const planned = resourcesOf(plan);
    const modules = new ModuleInstances(plan.configuration, planned);
    // what is deposed has the address of what takes its place
    const changes = plan.changes.filter(({ deposed }) => deposed === undefined);
    const unknown = new Map(changes.map((change) => [change.address, change.unknown]));
    this.all = planned.map((one) => {
      const module = modules.at(one.moduleAddress);
      const block = module.module?.blocks.get(`${one.mode === "data" ? "data." : ""}${one.type}.${one.name}`);
      const scope = { module, key: one.index, forEach: block?.forEach };
      const place = {
        value: one.attributes,
        mark: marksOf(unknown.get(one.address) ?? []),
        written: writtenIn(block?.expressions),
        scope,
        kind: { resource: one.type },
      };
      const node = new PlanNode(place, this.pointer);
      // a module's own configuration of a provider has its module before it
      const provider = block?.provider?.replace(/^.*:/, "");
      const resource = new NodeResource({ ...one, existence: "certain", provider }, node, this);
      this.origins.set(resource, { block, scope });
      this.instances.add(one, resource);
      return resource;
    });
  }

  referrers(of: GraphResource): readonly Edge[] {
    return this.edges.to(of);
  }

  isLiteral(resource: GraphResource, path: string): boolean | undefined {
    const { block, scope } = this.origins.get(resource) ?? {};
    return block === undefined || scope === undefined
      ? undefined
      : isLiteral(path, resource.value(path), writtenIn(block.expressions), scope);
  }

  /** All instances of the blocks that `depends_on` names; a module stands for none. */
  dependsOn(of: GraphResource): readonly GraphResource[] {
    const { block, scope } = this.origins.get(of) ?? {};
    return (block?.dependsOn ?? []).flatMap((name) =>
      references(`\${${name}}`).flatMap(({ address }) => [
        ...((scope && this.instances.of(scope.module, address)?.values()) ?? []),
      ]),
    );
  }

  private *allEdges(): Iterable<Edge> {
    for (const [from, { block, scope }] of this.origins) {
      if (block !== undefined) {
        yield* edgesFrom(from, block, scope, this.references);
      }
    }
  }
}

/** Data sources that were read already stand in the prior state only. */
function resourcesOf({ plannedResources, priorResources }: PlanJson): PlannedResource[] {
  const planned = new Set(plannedResources.map(({ address }) => address));
  const read = priorResources.filter(({ address, mode }) => mode === "data" && !planned.has(address));
  return [...plannedResources, ...read];
}
