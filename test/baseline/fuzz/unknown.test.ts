import * as fc from "fast-check";
import { findingsOf } from "./checked";
import {
  configuration,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  openPlan,
  resourcesIn,
  withResources,
} from "./real-documents";

const PROD = configuration("prod");
const RESOURCES = resourcesIn(PROD);
const BEFORE = new Set(findingsOf(PROD).keys());

/** What is found and wasn't in prod. */
function found(document: JsonObject): Map<string, "violation" | "unknown"> {
  return new Map([...findingsOf(document)].filter(([key]) => !BEFORE.has(key)));
}

function violations(document: JsonObject): string[] {
  return [...found(document)].flatMap(([key, certainty]) => (certainty === "violation" ? [key] : []));
}

test("what is missed when a resource is gone is not taken for there when only a plan can tell", () => {
  const passes = RESOURCES.flatMap(([type, name, body]) => {
    const others = RESOURCES.filter((one) => one[2] !== body);
    const perhaps = withResources(PROD, [...others, [type, name, { ...body, count: "${var.number}" }]]);
    const isTold = found(perhaps).size > 0;
    return isTold || violations(withResources(PROD, others)).length === 0 ? [] : [`${type}.${name} count`];
  });
  expect(passes).toEqual([]);
});

type Path = readonly (string | number)[];

const NO_VALUES = new Set(["lifecycle", "depends_on", "provider", "//"]);

function pathsIn(value: Json, path: Path): Path[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => pathsIn(item, [...path, index]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, item]) =>
          NO_VALUES.has(key) ? [] : pathsIn(item, [...path, key]),
        )
      : [];
  return path.length > 2 ? [path, ...inner] : inner;
}

/** A copy of `value` with `put` at `path`; undefined takes away what is there. */
function replaced(value: Json, [step, ...rest]: Path, put: Json | undefined): Json {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      if (index !== step) {
        return [item];
      }
      return rest.length > 0 ? [replaced(item, rest, put)] : put === undefined ? [] : [put];
    });
  }
  const entries = Object.entries(objectOf(value)).flatMap(([key, item]): [string, Json][] => {
    if (key !== step) {
      return [[key, item]];
    }
    return rest.length > 0 ? [[key, replaced(item, rest, put)]] : put === undefined ? [] : [[key, put]];
  });
  return Object.fromEntries(entries);
}

function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, step) => (Array.isArray(inner) ? inner[Number(step)] : objectOf(inner)[step]),
    value,
  );
}

/** What could stand at a place instead of what does. */
function others(value: Json | undefined): (Json | undefined)[] {
  switch (typeof value) {
    case "boolean":
      return [undefined, !value];
    case "number":
      return [undefined, 0, value * 10];
    case "string":
      return [undefined, "", "*", "Disabled", "Enabled", "junk"];
    default:
      return [undefined, [], {}];
  }
}

test("what could be a violation is never clean where only a plan can tell", () => {
  const resource = objectOf(PROD.resource);
  const paths = pathsIn(resource, []);
  fc.assert(
    fc.property(fc.constantFrom(...paths), (path) => {
      const prodWith = (put: Json | undefined) => ({ ...PROD, resource: replaced(resource, path, put) });
      if (found(prodWith("${var.value}")).size === 0) {
        const worse = others(at(resource, path)).flatMap((put) => violations(prodWith(put)));
        expect([path.join("."), worse]).toEqual([path.join("."), []]);
      }
    }),
    { numRuns: 200 },
  );
});

test("what a plan doesn't know yet is no less of a finding than what it knows", () => {
  const plan = openPlan();
  const before = [...findingsOf(plan).keys()];
  const changes = Array.isArray(plan.resource_changes) ? plan.resource_changes : [];
  const lost = changes.flatMap((change) => {
    const { address, change: planned } = objectOf(change);
    return Object.keys(objectOf(objectOf(planned).after)).flatMap((key) => {
      const kept = findingsOf(withUnknown(plan, String(address), key));
      return before.filter((finding) => !kept.has(finding)).map((finding) => `${address} ${key}: ${finding}`);
    });
  });
  expect(lost).toEqual([]);
});

/** The plan, in which an attribute is known after apply only. */
function withUnknown(plan: JsonObject, address: string, key: string): JsonObject {
  const rewrite = (value: Json): Json => {
    if (Array.isArray(value)) {
      return value.map(rewrite);
    }
    if (!isObject(value)) {
      return value;
    }
    if (value.address === address && isObject(value.values)) {
      return { ...value, values: replaced(value.values, [key], undefined) };
    }
    if (value.address === address && isObject(value.change)) {
      const { after, after_unknown: unknown } = value.change;
      const change = {
        ...value.change,
        after: replaced(objectOf(after), [key], undefined),
        after_unknown: { ...objectOf(unknown), [key]: true },
      };
      return { ...value, change };
    }
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rewrite(item)]));
  };
  const { planned_values, resource_changes } = plan;
  return {
    ...plan,
    planned_values: rewrite(planned_values ?? null),
    resource_changes: rewrite(resource_changes ?? null),
  };
}
