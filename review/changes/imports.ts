import { nameOfResource } from "../../baseline/azure/joins/address";
import type { GraphResource } from "../../baseline/graph";
import type { ImportBlock } from "../../terraform-json";
import { withoutKey } from "./addresses";

/** What the `import` blocks of HEAD take over. */
export class Imports {
  /** The ids by the address; of a block with `for_each` that without its key. */
  private readonly ids: ReadonlyMap<string, string | undefined>;

  constructor(blocks: readonly ImportBlock[]) {
    this.ids = new Map(blocks.map(({ to, id }) => [to.replace(/\[[a-z].*\]$/, ""), id]));
  }

  /** Whether a resource is taken over, and not another one: an id that is written out ends with its name. */
  has(resource: GraphResource): boolean {
    const place = [resource.address, withoutKey(resource.address)].find((one) => this.ids.has(one));
    const [id, name] = [place === undefined ? undefined : this.ids.get(place), nameOfResource(resource)];
    const isLiteral = id?.startsWith("/") === true && !id.includes("${");
    return (
      place !== undefined &&
      (!isLiteral || name === undefined || id.toLowerCase().split(/[/|]/).includes(name))
    );
  }
}
