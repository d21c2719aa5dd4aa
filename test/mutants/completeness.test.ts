import * as fs from "node:fs";
import { coverageOf, fits } from "../../mutants/coverage";
import { DOMAINS } from "../../mutants/domains";
import { NOT_SECURITY } from "../../mutants/not-security";
import { absentFor } from "../../mutants/row";
import { isAttributes } from "../../terraform-json";
import { testWithShared } from "../baseline/catalogue/shared-files";
import { landingZones } from "../baseline/good/landing-zones";
import { servingStacks } from "../baseline/good/serving-stacks";

/** `R`equired, `O`ptional, `C`omputed, `N`ew resource if changed, then `=` and the default. */
type Schemas = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

const TABLE = "../terraform/azurerm-attributes.json";
const VERSIONS = ["4.81.0", "5.2.0"] as const;

/** Types that the table of attributes doesn't have: somebody reads the provider's documentation. */
const BY_HAND: readonly string[] = [
  "azurerm_bastion_host",
  "azurerm_eventgrid_system_topic",
  "azurerm_public_ip",
  "azurerm_subnet_route_table_association",
];

/** Types of azurerm in dev, prod and every other configuration that mutants are made of. */
const TYPES = [
  ...new Set(
    [...landingZones(), ...servingStacks()].flatMap(({ text }) => {
      const { resource } = JSON.parse(text);
      return isAttributes(resource) ? Object.keys(resource) : [];
    }),
  ),
].filter((type) => type.startsWith("azurerm_") && !BY_HAND.includes(type));

function schemasIn(file: string): Schemas {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

/** What somebody can write, in either major. */
function writable(schemas: Schemas, type: string): string[] {
  const all = VERSIONS.flatMap((version) => Object.entries(schemas[version]?.[type] ?? {}));
  return [...new Set(all.filter(([, flags]) => !flags.startsWith("C")).map(([name]) => name))];
}

testWithShared(
  TABLE,
  "every attribute of every type in use has an operator or a reason to have none",
  (file) => {
    const schemas = schemasIn(file);
    const forgotten = TYPES.flatMap((type) => {
      const names = writable(schemas, type);
      expect([type, names.length > 0]).toEqual([type, true]);
      return names.filter((name) => coverageOf(type, name) === undefined).map((name) => `${type}.${name}`);
    });
    expect(forgotten).toEqual([]);
  },
);

testWithShared(TABLE, "a type that is read by hand isn't in the table", (file) => {
  const schemas = schemasIn(file);
  expect(BY_HAND.filter((type) => writable(schemas, type).length > 0)).toEqual([]);
});

testWithShared(TABLE, "no reason is given for an attribute that doesn't exist or has an operator", (file) => {
  const schemas = schemasIn(file);
  const known = TYPES.flatMap((type) => writable(schemas, type).map((name) => [type, name] as const));
  const useless = NOT_SECURITY.flatMap(({ attributes }) => attributes)
    // those of Azure's own types have a test of their own
    .filter((entry) => !entry.startsWith("Microsoft."))
    .filter((entry) => {
      const meant = known.filter(([type, name]) => fits(entry, type, name));
      const operated = meant.filter(([type, name]) => coverageOf(type, name)?.by === "operator");
      const isForAll = entry.startsWith("*.");
      return operated.length > (isForAll ? meant.length - 1 : 0) || meant.length === 0;
    });
  expect(useless).toEqual([]);
});

testWithShared(TABLE, "operators look at attributes that exist", (file) => {
  const schemas = schemasIn(file);
  const unknown = DOMAINS.filter(({ type }) => TYPES.includes(type)).flatMap(
    ({ type, rows, covers = [] }) => {
      const names = writable(schemas, type);
      return [...rows.flatMap(({ paths }) => paths), ...covers]
        .filter((path) => !names.includes(path))
        .map((path) => `${type}.${path}`);
    },
  );
  expect(unknown).toEqual([]);
});

describe.each(VERSIONS)("azurerm %s", (version) => {
  const dialect = version === "4.81.0" ? 4 : 5;

  testWithShared(TABLE, "the default that a row relies on is the provider's", (file) => {
    const schema = schemasIn(file)[version] ?? {};
    const wrong = DOMAINS.flatMap(({ type, rows }) =>
      rows.flatMap(({ paths: [path = ""], absent }) => {
        const flags = schema[type]?.[path];
        const expected = absentFor(dialect, absent);
        if (flags === undefined || expected === undefined || isRight(flags, expected)) {
          return [];
        }
        return [`${type}.${path}: ${flags}, not ${String(expected)}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  testWithShared(TABLE, "a row knows the default that the provider has", (file) => {
    const schema = schemasIn(file)[version] ?? {};
    const silent = DOMAINS.flatMap(({ type, rows }) =>
      [...new Set(rows.map(({ paths: [path = ""] }) => path))].filter((path) => {
        // -1 stands for no days at all
        const hasDefault = /=(?!-1)/.test(schema[type]?.[path] ?? "");
        const own = rows.filter(({ paths }) => paths[0] === path);
        return hasDefault && own.every(({ absent }) => absentFor(dialect, absent) === undefined);
      }),
    );
    expect(silent).toEqual([]);
  });
});

/** A computed attribute has Azure's default, which no schema knows; an optional boolean is false. */
function isRight(flags: string, absent: unknown): boolean {
  const [kind = "", written] = flags.split("=");
  if (written !== undefined) {
    return JSON.stringify(absent) === written;
  }
  return kind.includes("C") || (!kind.startsWith("R") && absent === false);
}
