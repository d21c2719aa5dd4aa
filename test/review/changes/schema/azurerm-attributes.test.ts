import { schemaOf } from "../../../../review/changes/schema";
import { because, isPublished, publishedAttributes, publishedTypes } from "./published-attributes";

/** No attribute of these forces a new one by itself, but azurerm can't update the resource at all. */
const NEVER_UPDATED = [
  "azurerm_machine_learning_compute_instance.assign_to_user.object_id",
  "azurerm_machine_learning_compute_instance.assign_to_user.tenant_id",
  "azurerm_machine_learning_compute_instance.ssh.public_key",
];

const MAJORS = [4, 5] as const;
const PAIRS = MAJORS.flatMap((major) => publishedTypes(major).map((type) => [major, type] as const));

/** Without the file there is nothing to compare, and one skipped test says so. */
const CASES = isPublished ? PAIRS : ([[5, "any type"]] as const);
const comparison = (isPublished ? test : test.skip).each(CASES);

function schema(type: string, major: 4 | 5) {
  const found = schemaOf(type, major);
  if (found === undefined) {
    throw new Error(`the table doesn't know ${type}`);
  }
  return found;
}

function isUnder(attribute: string, paths: readonly string[]): boolean {
  return paths.some((path) => attribute === path || attribute.startsWith(`${path}.`));
}

comparison(`azurerm %i, %s: what forces a new one is what the provider says${because}`, (major, type) => {
  const { replaces, replacesIf = {} } = schema(type, major);
  const published = publishedAttributes(major, type);
  const expected = published.filter(({ forcesNew }) => forcesNew).map(({ path }) => path);
  const missing = expected.filter(
    (path) => !isUnder(path, replaces) && !Object.keys(replacesIf).some((one) => isUnder(one, [path])),
  );
  const tooMuch = published
    .filter(({ path, forcesNew }) => !forcesNew && isUnder(path, replaces))
    .map(({ path }) => `${type}.${path}`)
    .filter((path) => !NEVER_UPDATED.includes(path));
  expect({ missing, tooMuch }).toEqual({ missing: [], tooMuch: [] });
});

comparison(`azurerm %i, %s: what holds by default is what the provider says${because}`, (major, type) => {
  const published = publishedAttributes(major, type).filter(({ defaultValue }) => defaultValue !== undefined);
  expect(schema(type, major).defaults).toMatchObject(
    Object.fromEntries(published.map(({ path, defaultValue }) => [path, defaultValue])),
  );
});

comparison(
  `azurerm %i, %s: a default of the table's own is false, as of any boolean${because}`,
  (major, type) => {
    const published = publishedAttributes(major, type);
    const own = Object.entries(schema(type, major).defaults).filter(
      ([path]) => published.find((one) => one.path === path)?.defaultValue === undefined,
    );
    const isComputed = (path: string) => published.find((one) => one.path === path)?.isComputed !== false;
    expect(own.filter(([path, value]) => value !== false || isComputed(path))).toEqual([]);
  },
);

comparison(
  `azurerm %i, %s: what stays without being written is what the provider computes${because}`,
  (major, type) => {
    const { kept = [], replaces } = schema(type, major);
    const computed = publishedAttributes(major, type)
      .filter(({ path, isComputed }) => isComputed && replaces.includes(path))
      .map(({ path }) => path);
    expect([...kept].sort()).toEqual(computed.sort());
  },
);

comparison(`azurerm %i, %s: the table names no attribute that there isn't${because}`, (major, type) => {
  const { replaces, replacesIf = {}, defaults, sets, sensitive = [] } = schema(type, major);
  const published = publishedAttributes(major, type).map(({ path }) => path);
  const named = [...replaces, ...Object.keys(replacesIf), ...Object.keys(defaults), ...sets, ...sensitive];
  expect(named.filter((path) => !published.includes(path))).toEqual([]);
});
