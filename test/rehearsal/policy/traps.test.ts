import { denies, evaluatePolicies, landingZoneAssignments } from "../../../rehearsal/policy";
import { judge, libraryOf, resource, type SmallDefinition } from "./support";

/**
 * Each trap of the published definitions, in a definition of our own that has nothing else; 6 and 7
 * are in `traps-of-joins.test.ts`.
 */

const WORKSPACES = "Microsoft.MachineLearningServices/workspaces";
const COMPUTES = `${WORKSPACES}/computes`;
const ACCOUNTS = "Microsoft.Storage/storageAccounts";
const VAULTS = "Microsoft.KeyVault/vaults";

/** Aliases that are called as their property. */
function aliasesOf(type: string, ...properties: string[]): Record<string, string> {
  return Object.fromEntries(properties.map((property) => [`${type}/${property}`, `properties.${property}`]));
}

describe("1: an isolation mode whose default is Disabled", () => {
  const id = "6ddb1705-c8cf-450e-aa4b-19ad6703c440";
  const field = `${WORKSPACES}/managedNetwork.isolationMode`;
  const rule: SmallDefinition = {
    id,
    parameters: { isolationMode: { defaultValue: "Disabled" } },
    if: {
      allOf: [
        { field: "type", equals: WORKSPACES },
        { field, notEquals: "[parameters('isolationMode')]" },
      ],
    },
  };
  const library = libraryOf([rule], aliasesOf(WORKSPACES, "managedNetwork.isolationMode"));
  const workspace = (isolationMode: string) => [
    resource(WORKSPACES, "ml", { properties: { managedNetwork: { isolationMode } } }),
  ];
  const verdict = (mode: string, assignments?: object) =>
    evaluatePolicies(library, workspace(mode), { assignments: assignments as never })[0]?.verdict;

  test("reports a closed workspace if nothing is assigned", () => {
    expect(verdict("AllowOnlyApprovedOutbound", {})).toBe("non-compliant");
    expect(verdict("Disabled", {})).toBe("compliant");
  });

  test("accepts it, and only it, with the parameter that we assign by default", () => {
    expect(verdict("AllowOnlyApprovedOutbound")).toBe("compliant");
    expect(verdict("AllowInternetOutbound")).toBe("non-compliant");
    expect(landingZoneAssignments(library, [])[id]).toEqual({ isolationMode: "AllowOnlyApprovedOutbound" });
  });
});

describe("2: a subnet that computes of a managed network can't have", () => {
  const subnet = `${COMPUTES}/subnet.id`;
  const aliases = { [subnet]: "properties.properties.subnet.id" };
  const rule = {
    if: {
      allOf: [
        { field: "type", equals: COMPUTES },
        {
          anyOf: [
            { field: subnet, exists: false },
            { value: `[empty(field('${subnet}'))]`, equals: true },
          ],
        },
      ],
    },
  };
  const compute = (properties: object) =>
    resource(COMPUTES, "ml/cpu", { properties: { computeType: "AmlCompute", properties } });

  test("reports a compute without one, and one whose subnet is empty", () => {
    expect(judge(rule, compute({}), { aliases }).verdict).toBe("non-compliant");
    expect(judge(rule, compute({ subnet: { id: "" } }), { aliases }).verdict).toBe("non-compliant");
    expect(judge(rule, compute({ subnet: { id: "/subnet" } }), { aliases }).verdict).toBe("compliant");
  });
});

describe("3: the legacy mode that version 2 of the API can't have", () => {
  const rule: SmallDefinition = {
    id: "e413671a-dd10-4cc1-a943-45b598596cb7",
    effect: "[parameters('effect')]",
    parameters: { effect: { defaultValue: "Audit", allowedValues: ["Audit", "Deny"] } },
    if: {
      allOf: [
        { field: "type", equals: WORKSPACES },
        { field: `${WORKSPACES}/v1LegacyMode`, notEquals: "true" },
      ],
    },
  };
  const aliases = aliasesOf(WORKSPACES, "v1LegacyMode");
  const workspace = (v1LegacyMode?: boolean) => resource(WORKSPACES, "ml", { properties: { v1LegacyMode } });

  test("is reported where it is off or absent", () => {
    expect(
      [workspace(true), workspace(false), workspace()].map((one) => judge(rule, one, { aliases }).verdict),
    ).toEqual(["compliant", "non-compliant", "non-compliant"]);
  });

  test("is audited by our assignments, and never denied", () => {
    const library = libraryOf([rule], aliases);
    expect(denies(library, workspace(false), [])).toBeUndefined();
    expect(denies(library, workspace(false), [], { assignments: {} })?.policy.effect).toBe("Deny");
  });
});

describe("4: a firewall that has to be closed though public access is off", () => {
  const field = `${ACCOUNTS}/networkAcls.defaultAction`;
  const rule = {
    if: {
      allOf: [
        { field: "type", equals: ACCOUNTS },
        { field, notEquals: "Deny" },
      ],
    },
  };
  const aliases = aliasesOf(ACCOUNTS, "networkAcls.defaultAction");

  test("reports an account that only switches public access off", () => {
    const account = (properties: object) =>
      resource(ACCOUNTS, "st", { properties: { publicNetworkAccess: "Disabled", ...properties } });
    expect(judge(rule, account({}), { aliases })).toMatchObject({
      verdict: "non-compliant",
      reason: 'networkAcls.defaultAction is absent, so it is not "Deny".',
    });
    expect(judge(rule, account({ networkAcls: { defaultAction: "deny" } }), { aliases }).verdict).toBe(
      "compliant",
    );
  });
});

describe("5: a value that the service would assume, but that has to be written", () => {
  const field = `${VAULTS}/enableSoftDelete`;
  const rule = {
    if: {
      allOf: [
        { field: "type", equals: VAULTS },
        {
          anyOf: [
            { field, equals: "false" },
            { field, exists: "false" },
          ],
        },
      ],
    },
  };
  const aliases = aliasesOf(VAULTS, "enableSoftDelete");

  test.each([
    [undefined, "non-compliant"],
    [null, "non-compliant"],
    [false, "non-compliant"],
    [true, "compliant"],
  ])("%j is %s", (enableSoftDelete, verdict) => {
    const vault = resource(VAULTS, "kv", { properties: { enableSoftDelete } });
    expect(judge(rule, vault, { aliases }).verdict).toBe(verdict);
  });
});

test("8: names and values in any case, and texts that stand for booleans", () => {
  const rule = {
    effect: "DENY",
    mode: "indexed",
    if: {
      allof: [
        { Field: "Type", EQUALS: VAULTS.toUpperCase() },
        {
          anyof: [
            { field: `${VAULTS}/enableRbacAuthorization`, notequals: "TRUE" },
            { field: `${VAULTS}/sku`, notin: ["Premium"] },
          ],
        },
      ],
    },
  };
  const aliases = aliasesOf(VAULTS, "enableRbacAuthorization", "sku");
  const vault = (enableRbacAuthorization: unknown, sku: string) =>
    resource(VAULTS, "kv", { properties: { enableRbacAuthorization, sku } });
  expect(judge(rule, vault(true, "premium"), { aliases }).verdict).toBe("compliant");
  expect(judge(rule, vault("false", "premium"), { aliases }).verdict).toBe("non-compliant");
  expect(judge(rule, vault(true, "standard"), { aliases }).verdict).toBe("non-compliant");
});

test("9: the API version is the one of the last write", () => {
  const rule = {
    if: {
      allOf: [
        { field: "type", equals: VAULTS },
        { value: "[requestContext().apiVersion]", less: "2021-06-01-preview" },
      ],
    },
  };
  const vault = (apiVersion: string) => resource(VAULTS, "kv", { apiVersion });
  expect(judge(rule, vault("2024-11-01")).verdict).toBe("compliant");
  expect(judge(rule, vault("2019-09-01")).verdict).toBe("non-compliant");
  // Earlier in the alphabet than its own preview.
  expect(judge(rule, vault("2021-06-01")).verdict).toBe("non-compliant");
});
