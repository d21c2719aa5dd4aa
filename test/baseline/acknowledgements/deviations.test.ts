import { acceptedDeviations, acknowledgementOf, readDeviations } from "../../../baseline/acknowledgements";

type Finding = Parameters<typeof acknowledgementOf>[0];

const NETWORK = "security/storage-public-network";
const openStorage = {
  construct: "storage",
  property: "publicNetworkAccess",
  recommendations: ["security/dependent-services-private"],
  rules: [NETWORK],
  policies: [],
  reason: "runners outside the network",
  approvedBy: "security board",
  expires: "2027-06-30",
};
const finding = (
  construct: string | undefined,
  rule: Finding["rule"]["id"] = NETWORK,
  attribute?: string,
) => ({
  rule: { id: rule },
  address: "azurerm_storage_account.storage",
  construct,
  attribute,
});

const accepted = (today: string, ...deviations: object[]) =>
  acceptedDeviations(readDeviations(JSON.stringify({ deviations })), today);

/** The name of the one that accepts it. */
const acceptedBy = (deviation: object, ...about: Parameters<typeof finding>) =>
  acknowledgementOf(finding(...about), accepted("2026-11-21", deviation))?.name;

describe("a deviation", () => {
  test("accepts what the rules that it names find on its construct, or on one inside it", () => {
    const list = accepted("2026-11-21", openStorage);
    for (const construct of ["storage", "storage/lifecycle"]) {
      expect(acknowledgementOf(finding(construct), list)).toMatchObject({
        origin: "deviation",
        name: "publicNetworkAccess of storage",
        approvedBy: "security board",
        expired: false,
      });
    }
  });

  test.each([
    ["of another construct", finding("vault")],
    ["of one whose name only begins alike", finding("storage-two")],
    ["of the construct around it", finding("")],
    [
      "of a rule that it doesn't name, though of the same recommendation",
      finding("storage", "security/storage-firewall"),
    ],
    ["of no construct at all", finding(undefined)],
  ])("accepts no finding %s", (_, other) => {
    expect(acknowledgementOf(other, accepted("2026-11-21", openStorage))).toBeUndefined();
  });

  test("of the stack itself accepts it everywhere in the stack", () => {
    expect(acceptedBy({ ...openStorage, construct: "" }, "network/x")).toBe("publicNetworkAccess");
  });

  test("that names attributes accepts no finding on another, nor one without", () => {
    const narrow = { ...openStorage, attributes: ["network_rules.ip_rules"] };
    expect(acceptedBy(narrow, "storage", NETWORK, "network_rules.ip_rules")).toBeDefined();
    expect(acceptedBy(narrow, "storage", NETWORK, "network_rules[0].ip_rules")).toBeDefined();
    expect(acceptedBy(narrow, "storage", NETWORK, "network_rules.default_action")).toBeUndefined();
    expect(acceptedBy(narrow, "storage", NETWORK)).toBeUndefined();
  });

  test("that names resources accepts nothing on what else its construct made", () => {
    const narrow = { ...openStorage, construct: "egress", resources: ["egress/a", "egress/b"] };
    expect(acceptedBy(narrow, "egress/b")).toBeDefined();
    expect(acceptedBy(narrow, "egress/b/Resource")).toBeDefined();
    expect(acceptedBy(narrow, "egress/bb")).toBeUndefined();
    expect(acceptedBy(narrow, "egress")).toBeUndefined();
  });

  test("never accepts beyond its construct, whatever resources it names", () => {
    expect(acceptedBy({ ...openStorage, resources: ["vault"] }, "vault")).toBeUndefined();
  });

  test("holds on its last day, and is expired on the next", () => {
    const on = (today: string) => acknowledgementOf(finding("storage"), accepted(today, openStorage));
    expect([on("2027-06-30")?.expired, on("2027-07-01")?.expired]).toEqual([false, true]);
  });

  test("that still holds goes before one that is expired", () => {
    const list = accepted("2027-01-01", { ...openStorage, expires: "2026-12-31" }, openStorage);
    expect(acknowledgementOf(finding("storage"), list)?.expires).toBe("2027-06-30");
  });

  test("that stands by the project's own design accepts nothing", () => {
    expect(accepted("2026-11-21", { standing: true, construct: "", rules: [NETWORK] })).toEqual([]);
  });

  test("of a list from before rules were named accepts nothing, and shows as unused", () => {
    const { rules: _, ...old } = openStorage;
    expect(acceptedBy(old, "storage")).toBeUndefined();
    expect(accepted("2026-11-21", old)).toMatchObject([{ name: "publicNetworkAccess of storage" }]);
  });

  test("that no rule looks at is never unused", () => {
    expect(accepted("2026-11-21", { ...openStorage, rules: [] })).toEqual([]);
  });
});

describe("a deviations.json that is none", () => {
  test.each([
    ["[]", "deviations must be a list"],
    ["{}", "deviations must be a list"],
    [
      JSON.stringify({ deviations: [{ ...openStorage, reason: 1, expires: undefined }] }),
      "deviations[0].reason must be a text; deviations[0].expires must be a text",
    ],
    [
      JSON.stringify({ deviations: [{ ...openStorage, expires: "never" }] }),
      "deviations[0].expires must be a calendar day, YYYY-MM-DD",
    ],
    [
      JSON.stringify({
        deviations: [openStorage, { ...openStorage, rules: NETWORK, attributes: [1], resources: {} }],
      }),
      "deviations[1].rules must be a list of texts; deviations[1].attributes must be a list of texts; deviations[1].resources must be a list of texts",
    ],
  ])("is refused with all that is wrong: %s", (text, message) => {
    expect(() => readDeviations(text)).toThrow(message);
  });
});
