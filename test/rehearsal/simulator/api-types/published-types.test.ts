import * as fs from "node:fs";
import * as path from "node:path";
import { RehearsalError } from "../../../../rehearsal/rehearsal-error";
import { loadApiTypes } from "../../../../rehearsal/simulator/api-types";
import { nearestVersion } from "../../../../rehearsal/simulator/api-types/nearest-version";
import { folderOf, removeFolders, TypesFile } from "./types-folder";

afterAll(removeFolders);

const TYPE = "Sample.Things/boxes";

function oneType(): { place: string; types: object[] } {
  const file = new TypesFile();
  return { place: `t.json${file.resource(TYPE, file.object({ a: file.string }))}`, types: file.types };
}

function request(apiVersion = "2024-01-01", type = TYPE) {
  return { type, apiVersion, body: { properties: { a: "1" } }, method: "PUT" as const };
}

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("the index", () => {
  const { place, types } = oneType();

  test("maps type@version to a place; Microsoft's own form is read too", () => {
    const plain = folderOf({ "index.json": { [`${TYPE}@2024-01-01`]: place }, "t.json": types });
    const microsofts = folderOf({
      "index.json": { resources: { [`${TYPE}@2024-01-01`]: { $ref: place } }, resourceFunctions: {} },
      "t.json": types,
    });
    for (const folder of [plain, microsofts]) {
      expect(loadApiTypes(folder).check(request())).toMatchObject({ type: TYPE, problems: [] });
    }
  });

  test("a type without any published version isn't checked", () => {
    const folder = folderOf({ "index.json": { [`${TYPE}@2024-01-01`]: place }, "t.json": types });
    expect(loadApiTypes(folder).check(request("2024-01-01", "Sample.Things/others"))).toBeUndefined();
  });

  test("resource groups go by the published name too, which isn't that of their URL", () => {
    const index = { "Microsoft.Resources/resourceGroups@2024-01-01": place };
    const api = loadApiTypes(folderOf({ "index.json": index, "t.json": types }));
    for (const type of [
      "Microsoft.Resources/subscriptions/resourceGroups",
      "Microsoft.Resources/resourceGroups",
    ]) {
      expect(api.check(request("2024-01-01", type))?.type).toBe("Microsoft.Resources/resourceGroups");
    }
  });

  test("the nearest version says which it is", () => {
    const index = { [`${TYPE}@2023-01-01`]: place, [`${TYPE}@2025-01-01`]: place };
    const api = loadApiTypes(folderOf({ "index.json": index, "t.json": types }));
    expect(api.check(request("2024-01-01"))).toMatchObject({
      versionUsed: "2025-01-01",
      exactVersion: false,
    });
    expect(api.check(request("2025-01-01"))).toMatchObject({ versionUsed: "2025-01-01", exactVersion: true });
  });

  test("no folder, no index, no JSON, another JSON: one sentence with the folder, as a wrong option", () => {
    const cases: [string, RegExp][] = [
      [path.join(folderOf({}), "nowhere"), /index\.json can't be read\.$/],
      [folderOf({}), /index\.json can't be read\.$/],
      [folderOf({ "index.json": "{" }), /index\.json is no valid JSON\.$/],
      [folderOf({ "index.json": [1] }), /doesn't map "type@version" to "file#\/position"\.$/],
    ];
    for (const [folder, end] of cases) {
      const error = errorOf(() => loadApiTypes(folder));
      expect(error).toBeInstanceOf(RehearsalError);
      expect(error).toMatchObject({ exitCode: 2, message: expect.stringMatching(end) });
      expect((error as Error).message).toContain(`${folder} is no folder of published Azure types`);
    }
  });
});

describe("the files", () => {
  const { place, types } = oneType();

  test("are read when first asked for, and once", () => {
    const folder = folderOf({ "index.json": { [`${TYPE}@2024-01-01`]: place } });
    const api = loadApiTypes(folder);
    fs.writeFileSync(path.join(folder, "t.json"), JSON.stringify(types));
    expect(api.check(request())?.problems).toEqual([]);
    fs.rmSync(path.join(folder, "t.json"));
    expect(api.check(request())?.problems).toEqual([]);
  });

  test("a missing or broken one is named", () => {
    const index = { "index.json": { [`${TYPE}@2024-01-01`]: place } };
    const message = (files: Record<string, unknown>) =>
      errorOf(() => loadApiTypes(folderOf({ ...index, ...files })).check(request()));
    expect(message({})).toMatchObject({
      message: expect.stringMatching(/incomplete: .*t\.json can't be read/),
    });
    expect(message({ "t.json": "[" })).toMatchObject({ message: expect.stringContaining("no valid JSON") });
    expect(message({ "t.json": {} })).toMatchObject({
      message: expect.stringMatching(/t\.json is broken: it is no list of types/),
    });
    expect(message({ "t.json": types.slice(0, -1) })).toMatchObject({
      message: expect.stringMatching(/t\.json is broken: nothing stands at \/\d+/),
    });
    expect(message({ "t.json": types.slice(0, -1).concat({ $type: "AnyType" }) })).toMatchObject({
      message: expect.stringMatching(/is no type of a resource/),
    });
    for (const file of [{}, { "t.json": {} }]) {
      expect(message(file)).toBeInstanceOf(RehearsalError);
    }
  });
});

describe("the nearest version", () => {
  const published = ["2025-06-01", "2024-01-01-preview", "2023-01-01", "2024-01-01"];

  test.each([
    ["2024-01-01", "2024-01-01", "the same one"],
    ["2024-12-31", "2025-06-01", "the earliest later one"],
    ["2024-01-01-preview", "2024-01-01-preview", "the same preview"],
    ["2024-01-01-Preview", "2024-01-01-preview", "whatever its case"],
    ["2023-12-31", "2024-01-01-preview", "be it a preview"],
    ["2025-06-01-preview", "2025-06-01", "a preview comes before its stable version"],
    ["2025-05-01-preview", "2025-06-01", "which has what the preview brought"],
    ["2020-01-01", "2023-01-01", "the earliest of all"],
    ["2030-01-01", "2025-06-01", "else the newest of all"],
  ])("%s takes %s: %s", (wanted, taken) => {
    expect(nearestVersion(wanted, published)).toBe(taken);
  });

  test("of none there is none", () => {
    expect(nearestVersion("2024-01-01", [])).toBeUndefined();
  });
});
