import * as fc from "fast-check";
import { isObject, type Json } from "./real-documents";

/** Texts that mean something to somebody on the way. */
const TEXTS = [
  "",
  "${var.x}",
  "${local.nothing}",
  "${azurerm_storage_account.storage}",
  "${azurerm_subnet.endpoints[0].id}",
  "${each.value}",
  "${",
  "%{if",
  "$${",
  "*",
  "__proto__",
  "constructor",
  "/",
  "/subscriptions/x/resourceGroups/y",
  "Microsoft.MachineLearningServices/workspaces@2025-12-01",
  "PT999999999999999H",
  "P",
  "{}",
  "0.0.0.0/0",
  "\u0000\ud800",
  "Disabled",
  "1e999",
];

/** Any JSON, small, with names and texts that mean something now and then. */
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom<Json>(null, true, false, 0, -1, 1e308, [], {}),
    fc.constantFrom(...TEXTS),
    fc.string({ maxLength: 8 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom(...TEXTS)), tie("value"), {
      maxKeys: 3,
    }),
  ),
})).value;

/** What is done to one place of a document. */
export type Change =
  | { readonly kind: "delete" | "duplicate" | "wrap" | "unwrap" | "text" }
  | { readonly kind: "replace"; readonly value: Json };

export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change>(
    { kind: "delete" },
    { kind: "duplicate" },
    { kind: "wrap" },
    { kind: "unwrap" },
    { kind: "text" },
  ),
  anyJson.map((value): Change => ({ kind: "replace", value })),
);

/** Where to go at each step, as a part of what is there; the last step that is possible is taken. */
export const anyPlace: fc.Arbitrary<readonly number[]> = fc.array(
  fc.double({ min: 0, max: 0.999, noNaN: true }),
  {
    minLength: 1,
    maxLength: 9,
  },
);

/** A copy of `document`, changed at one place. */
export function changed(document: Json, [step, ...rest]: readonly number[], change: Change): Json {
  if (step === undefined) {
    return applied(document, change);
  }
  if (Array.isArray(document) && document.length > 0) {
    const at = Math.floor(step * document.length);
    const inner = document[at] ?? null;
    if (!goesOn(inner, rest)) {
      return document.flatMap((item, index) => (index === at ? appliedIn(item, change) : [item]));
    }
    return document.map((item, index) => (index === at ? changed(item, rest, change) : item));
  }
  if (isObject(document) && Object.keys(document).length > 0) {
    const keys = Object.keys(document);
    const key = keys[Math.floor(step * keys.length)] ?? "";
    const inner = document[key] ?? null;
    if (!goesOn(inner, rest)) {
      const entries = Object.entries(document).flatMap(([name, value]) => {
        const values = name === key ? appliedIn(value, change) : [value];
        return values.map((one, index): [string, Json] => [index === 0 ? name : `${name}_${index}`, one]);
      });
      return Object.fromEntries(entries);
    }
    return Object.fromEntries(
      Object.entries(document).map(([name, value]) => [
        name,
        name === key ? changed(value, rest, change) : value,
      ]),
    );
  }
  return applied(document, change);
}

function goesOn(inner: Json, rest: readonly number[]): boolean {
  return rest.length > 0 && typeof inner === "object" && inner !== null && Object.keys(inner).length > 0;
}

/** None where it goes, two where it is duplicated. */
function appliedIn(value: Json, change: Change): Json[] {
  if (change.kind === "delete") {
    return [];
  }
  return change.kind === "duplicate" ? [value, value] : [applied(value, change)];
}

function applied(value: Json, change: Change): Json {
  switch (change.kind) {
    case "replace":
      return change.value;
    case "wrap":
      return [value];
    case "unwrap":
      return typeof value === "object" && value !== null ? (Object.values(value)[0] ?? null) : value;
    case "text":
      return JSON.stringify(value);
    default:
      return value;
  }
}
