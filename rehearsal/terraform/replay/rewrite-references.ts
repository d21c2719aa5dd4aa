import {
  isAttributes,
  pathText,
  type Traversal,
  type TraversalStep,
  traversals,
} from "../../../terraform-json";
import { COMPUTED, valueAt } from "./replace-triggers";
import type { Refuse, Replay } from "./replay";

/** The replays of a configuration by azapi's addresses. */
export type Replays = ReadonlyMap<string, Replay>;

/** How a sentence ends on a value that isn't in any request. */
export const ONLY_AZURE_TELLS = "which only Azure's answer would tell";

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `value` with all references to azapi led to what replays it; comments and everything else as they are. */
export function rewriteReferences(value: unknown, replays: Replays, refuse: Refuse): unknown {
  const rewrite = (inner: unknown, path: readonly (string | number)[]): unknown => {
    if (typeof inner === "string") {
      return rewriteTemplate(inner, replays, (sentence) => refuse(`${pathText(path)} ${sentence}`));
    }
    if (Array.isArray(inner)) {
      return inner.map((item, index) => rewrite(item, [...path, index]));
    }
    if (!isAttributes(inner)) {
      return inner;
    }
    return Object.fromEntries(
      Object.entries(inner).map(([key, item]) =>
        key === "//" ? [key, item] : [rewrite(key, [...path, key]), rewrite(item, [...path, key])],
      ),
    );
  };
  return rewrite(value, []);
}

/** A bare address, such as `depends_on` holds: each `terraform_data` that replays it. */
export function rewriteAddress(address: string, replays: Replays): string[] {
  const bare = /^\$\{\s*([^{}]*?)\s*\}$/.exec(address)?.[1] ?? address;
  const [, azapi = "", rest = ""] = /^(azapi_\w+\.[\w-]+)(.*)$/.exec(bare) ?? [];
  const replay = replays.get(azapi);
  return replay === undefined ? [address] : replay.names.map((name) => `terraform_data.${name}${rest}`);
}

function rewriteTemplate(text: string, replays: Replays, refuse: Refuse): string {
  // nearly all texts of a configuration have nothing to do with azapi
  if (!text.includes("azapi")) {
    return text;
  }
  if (text.includes("provider::azapi::")) {
    refuse("calls a function of azapi's, which is not there without it");
  }
  const edits = traversals(text).flatMap((traversal) => editsOf(traversal, text, replays, refuse));
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

function editsOf({ steps }: Traversal, text: string, replays: Replays, refuse: Refuse): Edit[] {
  const [type, name, ...rest] = steps;
  if (type === undefined || name === undefined || !String(type.key).startsWith("azapi_")) {
    return [];
  }
  const reference = text.slice(type.start, steps.at(-1)?.end);
  const replay = replays.get(`${String(type.key)}.${String(name.key)}`);
  if (replay === undefined) {
    refuse(`refers to ${reference}, which is not there`);
    return [];
  }
  const attributes = replay.keyed ? rest.slice(1) : rest;
  const [first] = attributes;
  if (first === undefined) {
    refuse(`refers to all of ${reference}; only single attributes are known without azapi`);
    return [];
  }
  const place = placeOf(attributes, replay);
  if (place === undefined) {
    refuse(`refers to ${reference}, ${ONLY_AZURE_TELLS}`);
    return [];
  }
  return [
    { start: type.start, end: name.end, text: `terraform_data.${replay.referred}` },
    { start: first.start, end: attributes[place.steps - 1]?.end ?? first.end, text: place.text },
  ];
}

/** Where an attribute is found instead, and how many steps of azapi's that replaces. */
function placeOf(
  attributes: readonly TraversalStep[],
  replay: Replay,
): { readonly text: string; readonly steps: number } | undefined {
  const [first, second, ...rest] = attributes.map(({ key }) => key);
  if (typeof first !== "string") {
    return undefined;
  }
  if (first !== "output") {
    const text = own(replay.attributes, first);
    return text === undefined ? undefined : { text, steps: 1 };
  }
  if (typeof second !== "string") {
    return undefined;
  }
  const exports = replay.block.attributes.response_export_values;
  const exported = isAttributes(exports) ? own(exports, second) : second;
  if (typeof exported !== "string" || !/^\w+(\.\w+)*$/.test(exported)) {
    return undefined;
  }
  const known = own(replay.outputs, exported);
  if (known !== undefined) {
    return { text: known, steps: 2 };
  }
  const keys = [...exported.split("."), ...rest];
  const value = keys[0] === "properties" ? valueAt(replay.block.attributes.body, keys) : undefined;
  return value === undefined || value === COMPUTED || replay.responseBodyAt === undefined
    ? undefined
    : { text: `${replay.responseBodyAt}.${exported}`, steps: 2 };
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
