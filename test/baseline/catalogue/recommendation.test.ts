import { recommendations } from "../../../baseline/catalogue/recommendation";

const MET = { title: "It holds.", section: "somewhere", met: "default", constructs: ["Bastion"] } as const;

describe("an entry of the catalogue", () => {
  test("that is met names its constructs, its policies' ids and a test of its own id", () => {
    const [entry] = recommendations("cost", "service", {
      one: {
        ...MET,
        part: "sharing",
        note: "More to come.",
        policies: ["workspaceLogs"],
        peers: ["AZU-0001"],
      },
    });
    expect(entry).toEqual({
      id: "cost/one",
      pillar: "cost",
      title: "It holds.",
      source: { guide: "service", section: "somewhere" },
      responsibility: "default",
      constructs: ["Bastion"],
      tests: ["cost/one"],
      policies: ["afe0c3be-ba3b-4544-ba52-0c99672a8ad6"],
      peers: ["AZU-0001"],
      part: "sharing",
      note: "More to come.",
    });
  });

  test("that is planned names the part, and neither construct nor test", () => {
    const [entry] = recommendations("cost", "ai", {
      one: { title: "It will.", section: "somewhere", planned: "sharing", note: "Later." },
    });
    expect(entry).toMatchObject({ responsibility: "planned", part: "sharing", constructs: [], tests: [] });
  });

  test("that is somebody else's says whose", () => {
    const entries = recommendations("cost", "production", {
      ours: { title: "People do.", section: "somewhere", others: "team", note: "They do." },
      azures: { title: "Azure does.", section: "somewhere", others: "azure", note: "It does." },
    });
    expect(entries.map(({ responsibility, part }) => [responsibility, part])).toEqual([
      ["team", undefined],
      ["azure", undefined],
    ]);
  });

  test("that contradicts itself or names what isn't there is refused by the compiler", () => {
    // @ts-expect-error no such pillar
    recommendations("speed", "service", {});
    // @ts-expect-error no such construct
    recommendations("cost", "service", { one: { ...MET, constructs: ["Castle"] } });
    // @ts-expect-error a function is no construct
    recommendations("cost", "service", { one: { ...MET, constructs: ["vmSizesFor"] } });
    // @ts-expect-error nothing meets it
    recommendations("cost", "service", { one: { ...MET, constructs: [] } });
    // @ts-expect-error no such policy
    recommendations("cost", "service", { one: { ...MET, policies: ["everythingIsFine"] } });
    // @ts-expect-error planned without a word on what will meet it
    recommendations("cost", "service", { one: { title: "Later.", section: "there", planned: "sharing" } });
    expect(recommendations("cost", "service", {})).toEqual([]);
  });
});
