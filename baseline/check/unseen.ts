import { listed } from "./listed";

/** Something that Terraform makes or does and no rule could look at. */
export interface Unseen {
  /** What the sentence lists; empty where it lists nothing. */
  readonly things: readonly UnseenThing[];
  /** The sentence as far as the list. */
  readonly before: string;
  /** The rest of it, without its full stop. */
  readonly after: string;
  /** It only stays in Azure as it is. */
  readonly isIdle?: true;
}

/** One of several of which the same is said. */
export interface UnseenThing {
  /** An address, as a rule. */
  readonly name: string;
  /** What is written there, where that could do something else. @default - the name says it all */
  readonly content?: unknown;
}

/** A sentence around a list of things, each named once; none where there is nothing to list. */
export function unseen(
  things: readonly (UnseenThing | string)[],
  after: string,
  before = "",
  more: Pick<Unseen, "isIdle"> = {},
): Unseen[] {
  const byName = new Map<string, UnseenThing>();
  for (const thing of things) {
    const one = typeof thing === "string" ? { name: thing } : thing;
    byName.set(one.name, byName.get(one.name) ?? one);
  }
  return byName.size === 0 ? [] : [{ things: [...byName.values()], before, after, ...more }];
}

/** A sentence that lists nothing. */
export function unseenSentence(words: string): Unseen {
  return { things: [], before: words, after: "" };
}

/** The sentence, without its full stop: a few of the things by name, and how many more there are. */
export function unseenWords({ after, before, things }: Unseen): string {
  return `${before}${listed(things.map(({ name }) => name))}${after}`;
}
