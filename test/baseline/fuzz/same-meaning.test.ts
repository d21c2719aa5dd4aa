import * as fc from "fast-check";
import { findingsOf } from "./checked";
import {
  configuration,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  resourcesIn,
  withResources,
} from "./real-documents";

const TEMPLATES = [configuration("dev"), configuration("prod")];
/** Instructions to Terraform: what stands there is no value. */
const NO_VALUES = new Set(["lifecycle", "depends_on", "provider", "count", "for_each", "//"]);

/** Some resources of a stack, each without one of its attributes, so that there is something to find. */
const documents: fc.Arbitrary<JsonObject> = fc.constantFrom(...TEMPLATES).chain((template) =>
  fc
    .tuple(fc.subarray(resourcesIn(template), { minLength: 1, maxLength: 12 }), fc.nat(30))
    .map(([kept, left]) =>
      withResources(
        template,
        kept.map(([type, name, body]) => {
          const entries = Object.entries(body).filter((_, index) => index !== left);
          return [type, name, Object.fromEntries(entries)];
        }),
      ),
    ),
);

const WAYS: readonly (readonly [string, (document: JsonObject) => JsonObject])[] = [
  ["in another order of names", (document) => objectOf(everywhere(document, reversed))],
  [
    "with comments",
    (document) => inBodies(document, (body) => ({ ...body, "//more": "x", "//": body["//"] ?? "x" })),
  ],
  ["with each resource in a list", (document) => inBodies(document, (body) => [body])],
  [
    "with null for what isn't written",
    (document) => inBodies(document, (body) => ({ ...body, never: null })),
  ],
  ["with truths and numbers as texts", (document) => inValues(document, asText)],
  ["with values in locals", throughLocals],
];

test.each(WAYS)("what is written %s gets the same verdict", (_way, rewritten) => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(findings(rewritten(document))).toEqual(findings(document));
    }),
    { numRuns: 100 },
  );
});

function findings(document: JsonObject): string[] {
  return [...findingsOf(document)].map(([key, certainty]) => `${key}: ${certainty}`).sort();
}

function reversed(value: Json): Json {
  return isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value;
}

function everywhere(value: Json, rewrite: (value: Json) => Json): Json {
  if (Array.isArray(value)) {
    return value.map((item) => everywhere(item, rewrite));
  }
  return isObject(value)
    ? rewrite(
        Object.fromEntries(Object.entries(value).map(([key, item]) => [key, everywhere(item, rewrite)])),
      )
    : rewrite(value);
}

function inBodies(document: JsonObject, rewrite: (body: JsonObject) => Json): JsonObject {
  const resource = Object.fromEntries(
    Object.entries(objectOf(document.resource)).map(([type, named]): [string, Json] => [
      type,
      Object.fromEntries(
        Object.entries(objectOf(named)).map(([name, body]) => [name, rewrite(objectOf(body))]),
      ),
    ]),
  );
  return { ...document, resource };
}

/** All that is plain in the attributes of resources. */
function inValues(document: JsonObject, rewrite: (value: Json) => Json): JsonObject {
  return inBodies(document, (body) =>
    Object.fromEntries(
      Object.entries(body).map(([key, value]) => [
        key,
        NO_VALUES.has(key) ? value : everywhere(value, rewrite),
      ]),
    ),
  );
}

function asText(value: Json): Json {
  return typeof value === "boolean" || typeof value === "number" ? String(value) : value;
}

function throughLocals(document: JsonObject): JsonObject {
  const locals: JsonObject = { ...objectOf(document.locals) };
  const changed = inValues(document, (value) => {
    if (typeof value === "object") {
      return value;
    }
    const name = `moved_${Object.keys(locals).length}`;
    locals[name] = value;
    return `\${local.${name}}`;
  });
  return { ...changed, locals };
}
