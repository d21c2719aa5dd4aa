import { SIGNS } from "./label";
import type { Area, ArrowKind, ChangeState } from "./picture";

/** What a box or a frame says. */
export interface Words {
  readonly area: Area;
  readonly noun: string;
  /** Where a box stands for all of a kind: it has no title then, but says how many there are. */
  readonly plural?: string;
  readonly title?: string;
  /** Key of the frame around it; without one it stands free. */
  readonly inside?: string;
}

/** A box or a frame while it is drawn. */
export interface Drawn extends Words {
  readonly key: string;
  readonly isFrame: boolean;
  /** Resources that it is; the others are parts of it. */
  readonly own: Set<string>;
  readonly addresses: Set<string>;
  readonly lines: string[];
  /** What one line after those lists. */
  readonly items: Set<string>;
}

/** An arrow while it is drawn: keys instead of ids. */
export interface DrawnArrow {
  readonly kind: ArrowKind;
  readonly from: string;
  readonly to: string;
  /** Resources that make it: a private endpoint, a role assignment, or what it starts at. */
  readonly addresses: readonly string[];
}

/** What is drawn so far: each resource has one place in it. */
export class Sketch {
  readonly drawn = new Map<string, Drawn>();
  readonly arrows: DrawnArrow[] = [];
  private readonly homes = new Map<string, string>();
  private readonly nouns = new Map<string, number>();

  constructor(private readonly changes: ReadonlyMap<string, ChangeState> = new Map()) {}

  /** A frame; one that is there already stays as it is. */
  frame(key: string, words: Words): Drawn {
    return this.draw(key, words, true);
  }

  /** A box; one that is there already stays as it is. */
  box(key: string, words: Words): Drawn {
    return this.draw(key, words, false);
  }

  /** How many boxes and frames have a noun. */
  numberOf(noun: string): number {
    return this.nouns.get(noun) ?? 0;
  }

  /** Key of the frame at a key: itself or, of a box, the one around it. */
  frameAt(key: string | undefined): string | undefined {
    const place = key === undefined ? undefined : this.drawn.get(key);
    return place === undefined || place.isFrame ? place?.key : place.inside;
  }

  /** Gives a resource its place; the first counts. Its parts are counted there, but aren't what it is. */
  home(address: string, key: string, role: "own" | "part" = "own"): void {
    const place = this.drawn.get(key);
    if (place === undefined || this.homes.has(address)) {
      return;
    }
    this.homes.set(address, key);
    place.addresses.add(address);
    if (role === "own") {
      place.own.add(address);
    }
  }

  /** Key of the box or frame where a resource is. */
  homeOf(address: string | undefined): string | undefined {
    return address === undefined ? undefined : this.homes.get(address);
  }

  /** Adds a line to a box or frame, once. */
  line(key: string | undefined, text: string): void {
    const place = key === undefined ? undefined : this.drawn.get(key);
    if (place !== undefined && text !== "" && !place.lines.includes(text)) {
      place.lines.push(text);
    }
  }

  /** Adds a line to what is one resource; of several it may hold for one alone. */
  note(key: string | undefined, text: string): void {
    if (this.drawn.get(key ?? "")?.plural === undefined) {
      this.line(key, text);
    }
  }

  /** Adds a resource to what the last line of a box or frame lists. */
  item(key: string | undefined, text: string, address: string): void {
    if (key !== undefined && text !== "") {
      this.drawn.get(key)?.items.add(this.signed(text, address));
    }
  }

  /** A text that stands for a resource, with the sign of what happens to that. */
  signed(text: string, address: string): string {
    const state = this.changes.get(address);
    return state === undefined ? text : `${SIGNS[state]} ${text}`;
  }

  /** An arrow between keys; one to itself, or from or to nowhere, isn't drawn. */
  arrow(arrow: Omit<DrawnArrow, "from" | "to"> & Partial<Pick<DrawnArrow, "from" | "to">>): void {
    const { from, to } = arrow;
    if (from !== undefined && to !== undefined && from !== to && this.drawn.has(from) && this.drawn.has(to)) {
      this.arrows.push({ ...arrow, from, to });
    }
  }

  /** A place of another sketch, without what is in it. */
  restore({ key, isFrame, area, noun, title, inside, items }: Drawn): void {
    const place = this.draw(key, { area, noun, title, inside }, isFrame);
    for (const item of items) {
      place.items.add(item);
    }
  }

  private draw(key: string, words: Words, isFrame: boolean): Drawn {
    const known = this.drawn.get(key);
    const drawn = known ?? {
      ...words,
      key,
      isFrame,
      own: new Set<string>(),
      addresses: new Set<string>(),
      lines: [],
      items: new Set<string>(),
    };
    if (known === undefined) {
      this.drawn.set(key, drawn);
      this.nouns.set(words.noun, this.numberOf(words.noun) + 1);
    }
    return drawn;
  }
}
