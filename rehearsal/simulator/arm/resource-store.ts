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
  /** Keys by type in lower case: each write looks through all locks and all role assignments. */
  private readonly types = new Map<string, Set<string>>();

  get(id: string | undefined): ArmResource | undefined {
    return id === undefined ? undefined : this.byKey.get(id.toLowerCase());
  }

  set(resource: ArmResource): void {
    const key = resource.id.toLowerCase();
    this.byKey.set(key, resource);
    add(this.children, parentKey(resource.id), key);
    add(this.types, resource.type.toLowerCase(), key);
  }

  /** Removes a resource and all that lies below it; returns what went, the resource first. */
  remove(id: string): ArmResource[] {
    const below = this.below(id);
    const own = this.get(id);
    const gone = own === undefined ? below : [own, ...below];
    for (const each of gone) {
      const key = each.id.toLowerCase();
      this.byKey.delete(key);
      this.children.get(parentKey(each.id))?.delete(key);
      this.children.delete(key);
      this.types.get(each.type.toLowerCase())?.delete(key);
    }
    return gone;
  }

  /** Everything below an id: children, their children, and what lies on them. */
  below(id: string): ArmResource[] {
    return this.those(this.children.get(id.toLowerCase())).flatMap((child) => [
      child,
      ...this.below(child.id),
    ]);
  }

  /** Direct children of a type, e.g. the subnets of a network. */
  childrenOf(id: string, type: string): ArmResource[] {
    return this.those(this.children.get(id.toLowerCase())).filter(
      (child) => child.type.toLowerCase() === type.toLowerCase(),
    );
  }

  ofType(type: string): ArmResource[] {
    return this.those(this.types.get(type.toLowerCase()));
  }

  all(): ArmResource[] {
    return [...this.byKey.values()];
  }

  get size(): number {
    return this.byKey.size;
  }

  private those(keys: ReadonlySet<string> | undefined): ArmResource[] {
    return [...(keys ?? [])].flatMap((key) => this.byKey.get(key) ?? []);
  }
}

function add(sets: Map<string, Set<string>>, name: string, key: string): void {
  const known = sets.get(name);
  if (known === undefined) {
    sets.set(name, new Set([key]));
  } else {
    known.add(key);
  }
}

function parentKey(id: string): string {
  return (parseId(id)?.parent ?? "").toLowerCase();
}
