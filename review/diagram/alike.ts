import { groupedBy } from "../../baseline/azure/joins/once";
import type { Area } from "./picture";
import type { Sketch } from "./sketch";

/** A resource that may have a box of its own. */
export interface Thing {
  readonly address: string;
  readonly title: string;
  /** Key of the frame around it. */
  readonly inside: string | undefined;
  readonly says: readonly string[];
}

/** What resources of a kind are called. */
export interface KindWords {
  readonly area: Area;
  readonly noun: string;
  readonly plural: string;
  /** So many in one frame have a box each; more share one. */
  readonly most: number;
}

/** A box each for things of a kind; many in one frame share one, which lists their names. */
export function drawAlike(things: readonly Thing[], words: KindWords, sketch: Sketch): void {
  const { area, noun, plural, most } = words;
  for (const [inside, together] of groupedBy(things, (thing) => [thing.inside])) {
    const isShared = together.length > most;
    for (const { address, title, says } of together) {
      const key = isShared ? `${inside ?? ""}/${plural}` : address;
      sketch.box(key, isShared ? { area, noun, plural, inside } : { area, noun, title, inside });
      sketch.home(address, key);
      sketch.item(isShared ? key : undefined, title, address);
      for (const line of isShared ? [] : says) {
        sketch.line(key, line);
      }
    }
  }
}
