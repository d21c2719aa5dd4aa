import { findRegion, regionsOf } from "../../../constructs/naming/regions";

const CLOUDS = ["public", "usgovernment", "china"] as const;
const all = CLOUDS.flatMap((cloud) => regionsOf(cloud));

describe("regions", () => {
  test("a region is found by Azure's spelling, with everything that is known of it", () => {
    expect(findRegion("westeurope")).toEqual({
      name: "westeurope",
      abbreviation: "weu",
      zones: true,
      cloud: "public",
    });
    expect(findRegion("usgovvirginia")).toEqual({
      name: "usgovvirginia",
      abbreviation: "ugv",
      zones: true,
      cloud: "usgovernment",
    });
    expect(findRegion("chinaeast2")).toEqual({
      name: "chinaeast2",
      abbreviation: "che2",
      zones: false,
      cloud: "china",
    });
  });

  test.each(["West Europe", "WestEurope", "mars", ""])("%j is no region", (name) => {
    expect(findRegion(name)).toBeUndefined();
  });

  test("each cloud has its own regions", () => {
    expect(regionsOf("public")).toHaveLength(45);
    expect(regionsOf("usgovernment").map(({ name }) => name)).toEqual([
      "usgovarizona",
      "usgovtexas",
      "usgovvirginia",
    ]);
    expect(regionsOf("china").map(({ name }) => name)).toEqual([
      "chinaeast2",
      "chinaeast3",
      "chinanorth2",
      "chinanorth3",
    ]);
  });

  test("names and abbreviations are unique, short, and fit into any resource name", () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(52);
    expect(new Set(all.map(({ abbreviation }) => abbreviation)).size).toBe(52);
    for (const { name, abbreviation } of all) {
      expect(name).toMatch(/^[a-z]+[0-9]?$/);
      expect(abbreviation).toMatch(/^[a-z]{2,4}[0-9]?$/);
    }
  });

  test("reliability/zone-redundant-inference: the regions without availability zones are known", () => {
    expect(all.filter(({ zones }) => !zones).map(({ name }) => name)).toEqual([
      "australiacentral",
      "australiasoutheast",
      "canadaeast",
      "northcentralus",
      "southindia",
      "ukwest",
      "westcentralus",
      "westus",
      "usgovarizona",
      "usgovtexas",
      "chinaeast2",
      "chinaeast3",
      "chinanorth2",
    ]);
  });
});
