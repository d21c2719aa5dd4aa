import { knownValue, PRIVATE_DNS_ZONE, PRIVATE_ENDPOINT, ZONE_LINK } from "../../baseline/azure";
import { groupedBy } from "../../baseline/azure/joins/once";
import { groupFrame } from "./groups";
import { lastOf, nameOf } from "./names";
import { subnetFrame } from "./networks";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";
import { addressesFrom, targetFrom, targetsFrom } from "./targets";

/** Private endpoints and DNS zones: one box for those of a subnet, one for those of a network. */
export function drawPrivateAccess(sketch: Sketch, sides: Sides): void {
  drawZones(sketch, sides);
  drawPrivateEndpoints(sketch, sides);
}

function drawZones(sketch: Sketch, sides: Sides): void {
  // by the zone's address or, where a link says no more, by its name
  const links = groupedBy(sides.all(ZONE_LINK), ({ resource, zone }) =>
    targetsFrom(resource, zone).map((target) =>
      target.kind === "resource" ? target.resource.address : lastOf(target.id),
    ),
  );
  for (const { resource, name } of sides.all(PRIVATE_DNS_ZONE)) {
    const own = [resource.address, knownValue(name) ?? ""].flatMap((key) => links.get(key) ?? []);
    const networks = own.flatMap((link) => addressesFrom(link.resource, link.network));
    const network = networks
      .map((address) => sketch.frameAt(sketch.homeOf(address)))
      .find((home) => home !== undefined);
    const inside = network ?? groupFrame(resource, sketch, sides);
    const key = `${inside ?? ""}/zones`;
    const [noun, plural] = ["private DNS zone", "private DNS zones"].map((one) =>
      network === undefined ? one : `linked ${one}`,
    );
    sketch.box(key, { area: "network", noun: noun ?? "", plural, inside });
    sketch.home(resource.address, key);
    const title = nameOf({ resource, name }).replace(/^privatelink\./, "");
    sketch.line(key, sketch.signed(title, resource.address));
  }
}

function drawPrivateEndpoints(sketch: Sketch, sides: Sides): void {
  for (const { resource, name, subnet, subresources } of sides.all(PRIVATE_ENDPOINT)) {
    const inside = subnetFrame(targetFrom(resource, subnet), sketch) ?? groupFrame(resource, sketch, sides);
    const key = `${inside ?? ""}/private endpoints`;
    sketch.box(key, { area: "network", noun: "private endpoint", plural: "private endpoints", inside });
    sketch.home(resource.address, key);
    const told = knownValue(subresources) ?? [];
    for (const one of told.length > 0 ? told : [nameOf({ resource, name })]) {
      sketch.item(key, one, resource.address);
    }
  }
}
