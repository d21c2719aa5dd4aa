import * as fs from "node:fs";
import * as path from "node:path";
import { BUILT_IN_POLICIES } from "../../../constructs/governance/built-in-policies";
import { publishedPolicies, testWithPolicies } from "../../rehearsal/policy/published-policies";

const root = path.resolve(__dirname, "../../..");
const entries = Object.entries(BUILT_IN_POLICIES);

describe("BUILT_IN_POLICIES", () => {
  test("every id is a GUID in lower case, and there once", () => {
    const ids = entries.map(([, { id }]) => id);
    expect(ids.filter((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test("only those in use: code elsewhere names each", () => {
    const sources = ["constructs", "stacks"].flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true })
        .map(String)
        .filter((file) => file.endsWith(".ts") && !file.endsWith("built-in-policies.ts"))
        .map((file) => fs.readFileSync(path.join(root, folder, file), "utf8")),
    );
    const text = sources.join("\n");
    expect(entries.filter(([name]) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });

  testWithPolicies("every id is one that Microsoft publishes, with that display name", () => {
    const published = new Map(
      publishedPolicies().definitions.map(({ id, displayName }) => [id, displayName]),
    );
    expect(entries.map(([, { id, displayName }]) => [id, displayName])).toEqual(
      entries.map(([, { id }]) => [id, published.get(id)]),
    );
  });
});
