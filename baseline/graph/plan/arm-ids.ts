import type { GraphResource } from "../resource";

/** A resource and what an id says behind the resource's own. */
export interface Matched {
  readonly resource: GraphResource;
  readonly suffix: string;
}

/** No id of Azure is longer. */
const LONGEST = 2048;
/** Slashes in `/subscriptions/…/resourceGroups/…/providers/<namespace>/<type>/<name>`. */
const OBJECT = 8;
/** Types that have the id of what they change or join; a text with it means that, not them. */
const SECONDARY = /^azapi_(?:update_resource|resource_action|data_plane_resource)$|_association$/;

/** Resources by their known ARM ids; case does not matter. */
export class ArmIds {
  private readonly ids = new Map<string, GraphResource[]>();

  constructor(resources: readonly GraphResource[]) {
    for (const resource of resources) {
      const { id } = resource.attributes;
      if (isArmId(id)) {
        const key = id.toLowerCase();
        this.ids.set(key, [...(this.ids.get(key) ?? []), resource]);
      }
    }
    for (const sharing of this.ids.values()) {
      sharing.sort((one, other) => rank(one) - rank(other));
    }
  }

  /**
   * What `text` is the id of, or a part of. A subscription or resource group is not taken for what lies
   * in it. Of several that share an id, one that `isMeant` by name, or the object itself.
   */
  find(text: string, isMeant: (resource: GraphResource) => boolean): Matched | undefined {
    if (!isArmId(text)) {
      return undefined;
    }
    const lower = text.toLowerCase();
    for (let end = lower.length; end > 0; end = lower.lastIndexOf("/", end - 1)) {
      const prefix = lower.slice(0, end);
      if (end < lower.length && prefix.split("/").length <= OBJECT) {
        return undefined;
      }
      const sharing = this.ids.get(prefix) ?? [];
      const resource = sharing.find(isMeant) ?? sharing.find(({ type }) => !SECONDARY.test(type));
      if (resource !== undefined) {
        return { resource, suffix: text.slice(end) };
      }
    }
    return undefined;
  }
}

/** Whether `value` can be the id of something in Azure. */
export function isArmId(value: unknown): value is string {
  return typeof value === "string" && value.startsWith("/") && value.length <= LONGEST;
}

/** Of types that share an id, the object's own has the shortest name: what belongs to it adds to that. */
function rank({ mode, type }: GraphResource): number {
  return type.length + (mode === "data" ? 1_000 : 0);
}
