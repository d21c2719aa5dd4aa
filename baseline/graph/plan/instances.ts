import type { PlannedResource } from "../../../terraform-json";
import type { GraphResource } from "../resource";
import type { Key, ModuleInstance } from "./modules";

/** The instances of one block in one instance of its module, by key. */
export type Instances = ReadonlyMap<Key | undefined, GraphResource>;

/** Finds resources by the block that made them. */
export class InstanceIndex {
  private readonly blocks = new Map<string, Map<Key | undefined, GraphResource>>();

  add({ moduleAddress, mode, type, name, index }: PlannedResource, resource: GraphResource): void {
    const block = placeOf(moduleAddress ?? "", `${mode === "data" ? "data." : ""}${type}.${name}`);
    const instances = this.blocks.get(block) ?? new Map<Key | undefined, GraphResource>();
    instances.set(index, resource);
    this.blocks.set(block, instances);
  }

  /** @param block address in its module, e.g. `azurerm_subnet.a` */
  of(module: ModuleInstance, block: string): Instances | undefined {
    return this.blocks.get(placeOf(module.address, block));
  }
}

function placeOf(module: string, block: string): string {
  return `${module}\n${block}`;
}
