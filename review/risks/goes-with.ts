import { type AzureEstate, PRIVATE_DNS_ZONE, PRIVATE_ENDPOINT, ZONE_LINK } from "../../baseline/azure";
import { ZONE_GROUP } from "../../baseline/azure/private-endpoint";
import type { GraphResource, Target, Value } from "../../baseline/graph";
import type { ResourceChange } from "../changes";
import { type NewAddresses, withNewAddresses } from "../changes/addresses";
import type { RiskContext } from "./context";
import { isOf } from "./weaker-fact";

/** What a pull request takes away, so that what only served it may go, too. */
export class Gone {
  private readonly destroyed: ReadonlySet<GraphResource>;
  private readonly created: ReadonlySet<GraphResource>;
  private readonly moved: ReadonlyMap<string, string>;
  private readonly placesOfGone: NewAddresses;
  private readonly placesOfNew: NewAddresses;
  private zoneUsers: Map<GraphResource, GraphResource[]> | undefined;

  constructor(private readonly context: RiskContext) {
    const { changes } = context;
    this.destroyed = new Set(
      changes.flatMap(({ before, kind }) => (kind === "destroy" && before !== undefined ? [before] : [])),
    );
    this.moved = new Map(
      changes.flatMap(({ address, movedFrom }) => (movedFrom === undefined ? [] : [[movedFrom, address]])),
    );
    this.created = new Set(
      changes.flatMap(({ after, imported, kind }) =>
        kind === "create" && imported !== true && after !== undefined ? [after] : [],
      ),
    );
    this.placesOfGone = byType(this.destroyed);
    this.placesOfNew = byType(this.created);
  }

  /**
   * Terraform takes it away, or forgets it, and no other of its address is there; an old copy of what stays
   * is not meant. What it forgets, a plan may go on to name.
   */
  isTaken({ address, after, kind }: ResourceChange): boolean {
    const isMeant = this.context.head?.graph.find(address) === undefined;
    return kind === "destroy" ? isMeant : kind === "forget" && (isMeant || after !== undefined);
  }

  /** Where a resource of BASE is in HEAD. */
  newAddress(address: string): string {
    return this.moved.get(address) ?? address;
  }

  /** Whether a resource of BASE is destroyed. */
  has(resource: GraphResource): boolean {
    return this.destroyed.has(resource);
  }

  /** Whether what BASE has at an address is destroyed. */
  hasAt(address: string): boolean {
    const resource = this.context.base?.graph.find(address);
    return resource !== undefined && this.destroyed.has(resource);
  }

  /**
   * Whether two values are one but for addresses: HEAD's leads to what comes where that of BASE led to what goes,
   * of the same type.
   */
  isHandedOn(before: unknown, after: unknown): boolean {
    const [old, wanted] = [before, after].map((value, index) =>
      JSON.stringify(withNewAddresses({ value }, index === 0 ? this.placesOfGone : this.placesOfNew)),
    );
    return old === wanted;
  }

  /** Whether all that a reference leads to is destroyed as well. */
  isDestroyed(targets: Value<readonly Target<GraphResource>[]>): boolean {
    return isAll(targets, this.destroyed);
  }

  /** Whether all that a reference leads to is new as well. */
  isCreated(targets: Value<readonly Target<GraphResource>[]>): boolean {
    return isAll(targets, this.created);
  }

  /** Whether what a private zone, or its link, resolves goes as well. */
  isUnused(change: ResourceChange): boolean {
    const { before } = change;
    if (before === undefined) {
      return false;
    }
    if (isOf(change, PRIVATE_DNS_ZONE)) {
      return this.hasNoUser(before);
    }
    const { network, zone } = ZONE_LINK.read(before);
    const [target] = zone.state === "known" ? zone.value : [];
    return (
      this.isDestroyed(zone) ||
      this.isDestroyed(network) ||
      (target?.kind === "resource" && this.hasNoUser(target.resource))
    );
  }

  /** It had some, and they are all gone; a zone that nobody here uses may serve others. */
  private hasNoUser(zone: GraphResource): boolean {
    this.zoneUsers ??= usersOfZones(this.context.base);
    const users = this.zoneUsers.get(zone) ?? [];
    return users.length > 0 && users.every((user) => this.destroyed.has(user));
  }
}

/** Address → the same for all of a type. */
function byType(resources: ReadonlySet<GraphResource>): NewAddresses {
  return new Map([...resources].map(({ address, type }) => [address, `${type}.any`]));
}

function isAll(
  targets: Value<readonly Target<GraphResource>[]>,
  resources: ReadonlySet<GraphResource>,
): boolean {
  return (
    targets.state === "known" &&
    targets.value.length > 0 &&
    targets.value.every((one) => one.kind === "resource" && resources.has(one.resource))
  );
}

function usersOfZones(base: AzureEstate | undefined): Map<GraphResource, GraphResource[]> {
  const users = new Map<GraphResource, GraphResource[]>();
  const note = (zones: Value<readonly Target<GraphResource>[]>, user: GraphResource) => {
    for (const one of zones.state === "known" ? zones.value : []) {
      if (one.kind === "resource") {
        users.set(one.resource, [...(users.get(one.resource) ?? []), user]);
      }
    }
  };
  for (const { resource, zones } of base?.all(PRIVATE_ENDPOINT) ?? []) {
    note(zones, resource);
  }
  for (const { configurations, resource } of base?.all(ZONE_GROUP) ?? []) {
    for (const one of configurations.state === "known" ? configurations.value : []) {
      note(one.targets({ body: "properties.privateDnsZoneId" }), resource);
    }
  }
  return users;
}
