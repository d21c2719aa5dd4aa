import { KEY, KEY_VAULT, knownValue } from "../../baseline/azure";
import { type KeyUse, keyUses } from "../../baseline/azure/joins/customer-managed-key";
import { labelOf, lastOf } from "./names";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";
import { addressesFrom, targetFrom } from "./targets";

/** Keys are lines in the box of their vault; what is encrypted says so, and uses the vault. */
export function drawKeys(sketch: Sketch, sides: Sides): void {
  for (const { resource, name } of sides.all(KEY)) {
    const parent = targetFrom(resource, resource.targets("resource_id"));
    const suffix = parent?.kind === "resource" ? parent.suffix : undefined;
    const title = knownValue(name) ?? (suffix ? lastOf(suffix) : labelOf(resource));
    sketch.note(sketch.homeOf(resource.address), `key ${title}`);
  }
  const uses = sides.each((estate) => keyUses(estate).map((use) => ({ ...use, resource: use.writer })));
  for (const use of uses) {
    const { address } = use.service.resource;
    const from = sketch.homeOf(address);
    if (use.given !== "no") {
      const to = vaultOf(use, sketch, sides);
      const title = to === undefined ? undefined : sketch.drawn.get(to)?.title;
      sketch.note(from, title === undefined ? "customer-managed key" : `customer-managed key in ${title}`);
      // a storage account beside its vault needs no arrow
      if (sketch.drawn.get(from ?? "")?.area === "workspace") {
        sketch.arrow({ kind: "uses", from, to, addresses: [address] });
      }
    }
  }
}

/** Key of the box of the vault that a service's key is in, by reference or by the key's URL. */
function vaultOf({ source, url, writer }: KeyUse, sketch: Sketch, sides: Sides): string | undefined {
  const [address] = addressesFrom(writer, source);
  const host = /^https:\/\/([^./]+)\./i.exec(knownValue(url) ?? "")?.[1]?.toLowerCase();
  const named = sides.all(KEY_VAULT).find(({ name }) => knownValue(name)?.toLowerCase() === host);
  return sketch.homeOf(address) ?? (host === undefined ? undefined : sketch.homeOf(named?.resource.address));
}
