import * as fs from "node:fs";
import * as path from "node:path";
import { coverageOf, fits } from "../../mutants/coverage";
import { NOT_SECURITY } from "../../mutants/not-security";
import { isAttributes, textOf } from "../../terraform-json";
import { testWithShared } from "../baseline/catalogue/shared-files";

const INDEX = "api-types/index.json";
const READ_ONLY = 2;

/** The types that the stacks make by azapi, at the versions that they name, and the kind of compute. */
const MADE = [
  ["Microsoft.MachineLearningServices/workspaces/computes", "2025-12-01", "ComputeInstance"],
  ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints", "2025-12-01", undefined],
  ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments", "2025-12-01", "Managed"],
  ["Microsoft.MachineLearningServices/workspaces/batchEndpoints", "2025-12-01", undefined],
  ["Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments", "2025-12-01", "Id"],
  ["Microsoft.KeyVault/vaults/keys", "2024-11-01", undefined],
] as const;

testWithShared(
  INDEX,
  "every property of the bodies that azapi sends has an operator or a reason to have none",
  (index) => {
    const forgotten = MADE.flatMap(([type, version, kind]) => {
      const names = propertiesOf(index, `${type}@${version}`, kind);
      expect([type, names.length > 10]).toEqual([type, true]);
      return names.filter((name) => !isCovered(type, name)).map((name) => `${type}: ${name}`);
    });
    expect(forgotten).toEqual([]);
  },
);

testWithShared(INDEX, "no reason is given for a property that doesn't exist", (index) => {
  const known = MADE.flatMap(([type, version, kind]) =>
    propertiesOf(index, `${type}@${version}`, kind).map((name) => [type, name] as const),
  );
  const entries = NOT_SECURITY.flatMap(({ attributes }) =>
    attributes.filter((one) => one.startsWith("Microsoft.")),
  );
  expect(entries.filter((entry) => !known.some(([type, name]) => fits(entry, type, name)))).toEqual([]);
});

/** A property is covered with the block around it. */
function isCovered(type: string, name: string): boolean {
  const steps = name.split(".");
  return steps.some((_, index) => coverageOf(type, steps.slice(0, index + 1).join(".")) !== undefined);
}

/** The writable leaves of a body, e.g. `body.properties.kty`. */
function propertiesOf(index: string, type: string, kind: string | undefined): string[] {
  const place = textOf(JSON.parse(fs.readFileSync(index, "utf8")), type) ?? "";
  const [file = "", number] = place.split("#/");
  const types: unknown = JSON.parse(fs.readFileSync(path.join(path.dirname(index), file), "utf8"));
  return Array.isArray(types) ? leaves(types, types[Number(number)], kind, "body") : [];
}

function leaves(types: readonly unknown[], type: unknown, kind: string | undefined, at: string): string[] {
  if (!isAttributes(type)) {
    return [];
  }
  const follow = (reference: unknown, name: string) =>
    leaves(
      types,
      types[Number(textOf(isAttributes(reference) ? reference : {}, "$ref")?.slice(2))],
      kind,
      name,
    );
  switch (type.$type) {
    case "ResourceType":
      return follow(type.body, at);
    case "ArrayType":
      return follow(type.itemType, at);
    case "ObjectType":
      return isAttributes(type.properties) && Object.keys(type.properties).length > 0
        ? properties(type.properties, at, follow)
        : [at];
    case "DiscriminatedObjectType":
      return [
        ...(isAttributes(type.baseProperties) ? properties(type.baseProperties, at, follow) : []),
        ...(isAttributes(type.elements) && kind !== undefined ? follow(type.elements[kind], at) : []),
      ];
    default:
      return [at];
  }
}

function properties(
  all: object,
  at: string,
  follow: (reference: unknown, name: string) => string[],
): string[] {
  return Object.entries(all).flatMap(([name, property]) =>
    (Number(property.flags) & READ_ONLY) === 0 ? follow(property.type, `${at}.${name}`) : [],
  );
}
