const IDENTIFIER = "[\\p{L}_][\\p{L}\\p{N}_-]*";
const INDEX = '(?:\\[\\d+\\]|\\["(?:[^"\\\\]|\\\\.)*"\\])?';
const ADDRESS = new RegExp(
  `^(?:module\\.${IDENTIFIER}${INDEX}\\.)*${IDENTIFIER}\\.${IDENTIFIER}${INDEX}$`,
  "u",
);
const WITHOUT_INDEX = new RegExp(`^${IDENTIFIER}\\.${IDENTIFIER}$`, "u");

/** A resource that got another address. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/**
 * The block that tells Terraform of a move, ready to copy; undefined where an address is none: whoever
 * copies it must not copy anything else that a stranger wrote.
 */
export function movedBlock({ from, to }: Moved): string | undefined {
  return ADDRESS.test(from) && ADDRESS.test(to) ? `moved {\n  from = ${from}\n  to   = ${to}\n}` : undefined;
}

/** The same for cdktf, at the resource; undefined where it has no such method: in a module, or of one of many. */
export function moveFromId({ from, to }: Moved): string | undefined {
  return WITHOUT_INDEX.test(from) && WITHOUT_INDEX.test(to)
    ? `// at ${to}\nresource.moveFromId(${JSON.stringify(from)});`
    : undefined;
}
