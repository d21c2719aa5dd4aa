import { isAttributes, templateParts } from "../../../terraform-json";
import { type Call, callIn, insideOf, literalIn } from "./calls";
import type { End } from "./end";
import { namesIn } from "./names";

/** What an expression comes to: a value as it stands in the input, or an end that is known already. */
export type Evaluated = { readonly value: unknown } | End | undefined;

type Follow = (text: string) => End;

/** `{ for k, v in local.m : k => v }` */
const SAME_AGAIN = /^\{\s*for\s+([\w-]+)\s*,\s*([\w-]+)\s+in\s+(\S+)\s*:\s*([\w-]+)\s*=>\s*([\w-]+)\s*\}$/;
const LONGEST_FOR = 500;

/** Literals and the few functions that need no more than what is written; undefined for all others. */
export function evaluated(source: string, follow: Follow): Evaluated {
  const inside = insideOf(source);
  if (inside === undefined) {
    return undefined;
  }
  const literal = literalIn(inside);
  if (literal !== undefined) {
    return literal;
  }
  const call = callIn(source);
  return call === undefined ? sameAgain(inside, follow) : called(call, follow);
}

function called({ name, args }: Call, follow: Follow): Evaluated {
  const [first = "", second, third] = args;
  switch (name) {
    case "try":
      return firstThatIs(args, follow);
    case "lookup":
      return second === undefined ? undefined : lookup([first, second, third], follow);
    case "length":
      // what a function returns may have fewer elements than are written, such as a set
      return args.length === 1 && !first.includes("(") ? lengthOf(plain(first, follow)) : undefined;
    case "keys":
      return args.length === 1 ? keysOf(plain(first, follow)) : undefined;
    case "toset":
      return args.length === 1 ? setOf(plain(first, follow)) : undefined;
    default:
      return undefined;
  }
}

/** `try` passes over what certainly isn't there, and over nothing else. */
function firstThatIs(args: readonly string[], follow: Follow): Evaluated {
  for (const arg of args) {
    const end = follow(`\${${arg}}`);
    if (end.kind !== "unknown" || end.isMissing !== true) {
      return end.entered === undefined && (end.kind === "value" || end.kind === "text") ? end : undefined;
    }
  }
  return undefined;
}

function lookup([map, key, otherwise]: readonly [string, string, string?], follow: Follow): Evaluated {
  const from = plain(map, follow);
  const name = plain(key, follow);
  if (!isAttributes(from) || typeof name !== "string") {
    return undefined;
  }
  if (Object.hasOwn(from, name)) {
    return { value: from[name] };
  }
  return otherwise === undefined || namesIn(from) === undefined
    ? undefined
    : firstThatIs([otherwise], follow);
}

/** A value that is written in a local or here; undefined for what a resource has, or anything else. */
function plain(expression: string, follow: Follow): unknown {
  const end = follow(`\${${expression}}`);
  return end.kind === "value" && end.entered === undefined ? end.value : undefined;
}

function lengthOf(value: unknown): Evaluated {
  const length = Array.isArray(value)
    ? value.length
    : isAttributes(value)
      ? namesIn(value)?.length
      : undefined;
  return length === undefined ? undefined : { value: length };
}

function keysOf(value: unknown): Evaluated {
  const names = isAttributes(value) ? namesIn(value) : undefined;
  return names && { value: names };
}

const sets = new WeakMap<readonly unknown[], readonly unknown[]>();

function setOf(value: unknown): Evaluated {
  if (!Array.isArray(value)) {
    return undefined;
  }
  const known = sets.get(value) ?? [...new Set(value)];
  sets.set(value, known);
  return { value: known };
}

function sameAgain(inside: string, follow: Follow): Evaluated {
  const [, key, item, from, ...result] = (inside.length > LONGEST_FOR ? null : SAME_AGAIN.exec(inside)) ?? [];
  if (from === undefined || result[0] !== key || result[1] !== item || key === item) {
    return undefined;
  }
  const [only, ...more] = templateParts(`\${${from}}`);
  const end =
    more.length === 0 && only?.kind === "expression" && only.isTraversal ? follow(only.source) : undefined;
  return end !== undefined && isMap(end) ? end : undefined;
}

function isMap(end: End): boolean {
  return end.kind === "value" ? isAttributes(end.value) : isEachOf(end);
}

/** Whether all instances of a `for_each` are meant. */
export function isEachOf(end: End): end is Extract<End, { kind: "computed" }> {
  return (
    end.kind === "computed" &&
    end.entered.attribute === undefined &&
    end.entered.hasKey !== true &&
    end.entered.block.hasForEach
  );
}
