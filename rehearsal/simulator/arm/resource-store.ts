import type { JsonObject } from "./json";
import { parseId } from "./resource-id";

/** A resource as the control plane keeps it and answers it. */
export interface ArmResource extends JsonObject {
  id: string;
  name: string;
  type: string;
  location?: string;
  tags?: Record<string, string>;
  properties: JsonObject;
}

/** The plain ARM JSON of everything that exists, by id. */
export class ResourceStore {
  private readonly byKey = new Map<string, ArmResource>();
  /** Keys of direct children (extension resources too), so that lists and cascades stay cheap. */
  private readonly children = new Map<string, Set<string>>();

  get(id: string | undefined): ArmResource | undefined {
    return id === undefined ? undefined : this.byKey.get(id.toLowerCase());
  }

  set(resource: ArmResource): void {
    const key = resource.id.toLowerCase();
    this.byKey.set(key, resource);
    const parent = parentKey(resource.id);
    const siblings = this.children.get(parent) ?? new Set();
    siblings.add(key);
    this.children.set(parent, siblings);
  }

  /** Removes a resource and all that lies below it; returns what went, the resource first. */
  remove(id: string): ArmResource[] {
    const below = this.below(id);
    const own = this.get(id);
    for (const { id: each } of [...(own ? [own] : []), ...below]) {
      this.byKey.delete(each.toLowerCase());
      this.children.get(parentKey(each))?.delete(each.toLowerCase());
      this.children.delete(each.toLowerCase());
    }
    return own === undefined ? below : [own, ...below];
  }

  /** Everything below an id: children, their children, and what lies on them. */
  below(id: string): ArmResource[] {
    return [...(this.children.get(id.toLowerCase()) ?? [])].flatMap((key) => {
      const child = this.byKey.get(key);
      return child === undefined ? [] : [child, ...this.below(child.id)];
    });
  }

  /** Direct children of a type, e.g. the subnets of a network. */
  childrenOf(id: string, type: string): ArmResource[] {
    return [...(this.children.get(id.toLowerCase()) ?? [])].flatMap((key) => {
      const child = this.byKey.get(key);
      return child?.type.toLowerCase() === type.toLowerCase() ? [child] : [];
    });
  }

  ofType(type: string): ArmResource[] {
    return [...this.byKey.values()].filter((each) => each.type.toLowerCase() === type.toLowerCase());
  }

  all(): ArmResource[] {
    return [...this.byKey.values()];
  }

  get size(): number {
    return this.byKey.size;
  }
}

function parentKey(id: string): string {
  return (parseId(id)?.parent ?? "").toLowerCase();
}
