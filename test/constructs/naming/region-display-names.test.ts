import { regionDisplayName } from "../../../constructs/naming/region-display-names";
import { regionsOf } from "../../../constructs/naming/regions";

describe("regionDisplayName", () => {
  test.each([
    ["westeurope", "West Europe"],
    ["eastus2", "East US 2"],
    ["uaenorth", "UAE North"],
    ["usgovvirginia", "USGov Virginia"],
    ["chinanorth3", "China North 3"],
  ])("%s is %s", (name, displayName) => {
    expect(regionDisplayName(name)).toBe(displayName);
  });

  test("every region has one, of the same letters", () => {
    for (const { name } of (["public", "usgovernment", "china"] as const).flatMap(regionsOf)) {
      expect(regionDisplayName(name)?.toLowerCase().replaceAll(" ", "")).toBe(name);
    }
  });

  test("what is no region has none", () => {
    expect(regionDisplayName("West Europe")).toBeUndefined();
    expect(regionDisplayName("atlantis")).toBeUndefined();
  });
});
