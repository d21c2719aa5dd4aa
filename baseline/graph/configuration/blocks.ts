import type { Reference, ResourceBlock } from "../../../terraform-json";
import type { Instance } from "./instances";

/** What a reference chooses of a block's instances. */
interface Chosen {
  readonly blocks: readonly ResourceBlock[];
  /** What follows the key. */
  readonly steps: Reference["steps"];
}

/** Finds the blocks and instances that references mean. */
export class Blocks {
  private readonly alone = new Map<string, ResourceBlock>();
  private readonly repeated = new Map<string, Map<string, ResourceBlock>>();

  constructor(instances: readonly Instance[]) {
    for (const { block, of, key } of instances) {
      if (of === undefined) {
        this.alone.set(block.address, block);
      } else {
        const known = this.repeated.get(of) ?? new Map<string, ResourceBlock>();
        this.repeated.set(of, known.set(String(key), block));
      }
    }
  }

  /** The block at an address, or all its instances; none where there is none. */
  at(address: string): readonly ResourceBlock[] {
    const block = this.alone.get(address);
    return block === undefined ? [...(this.repeated.get(address)?.values() ?? [])] : [block];
  }

  /** The one instance that a key names; all where a splat, or a key that isn't told, does. */
  chosenBy({ address, steps }: Pick<Reference, "address" | "steps">): Chosen {
    const [first, ...rest] = steps;
    const instances = this.repeated.get(address);
    if (instances === undefined) {
      const [block] = this.at(address);
      const hasKey = block !== undefined && startsWithKey(steps, block);
      return { blocks: block === undefined ? [] : [block], steps: hasKey ? rest : steps };
    }
    const named = first === undefined ? undefined : instances.get(String(first));
    const isKey = named !== undefined || (steps.length > 0 && typeof first !== "string");
    return { blocks: named === undefined ? [...instances.values()] : [named], steps: isKey ? rest : steps };
  }
}

/** Whether the first step chooses an instance, as in `azurerm_subnet.a["b"].id`. */
function startsWithKey(steps: Reference["steps"], { hasForEach }: ResourceBlock): boolean {
  return steps.length > 0 && (hasForEach || typeof steps[0] !== "string");
}
