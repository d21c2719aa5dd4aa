import { extension, judge, resource } from "./support";

/** The traps of the published definitions about what ARM adds, each in a definition of our own. */

const VAULTS = "Microsoft.KeyVault/vaults";
const SETTINGS = "Microsoft.Insights/diagnosticSettings";

describe("6: diagnostic settings that need both category groups", () => {
  const aliases = {
    [`${SETTINGS}/logs[*]`]: "properties.logs[*]",
    [`${SETTINGS}/logs[*].enabled`]: "properties.logs[*].enabled",
    [`${SETTINGS}/logs[*].categoryGroup`]: "properties.logs[*].categoryGroup",
    [`${SETTINGS}/logs.enabled`]: "properties.logs[*].enabled",
  };
  const one = (group: string) => ({
    count: {
      field: `${SETTINGS}/logs[*]`,
      where: {
        allOf: [
          { field: `${SETTINGS}/logs[*].enabled`, equals: `[equals(parameters('group'), '${group}')]` },
          { field: `${SETTINGS}/logs[*].categoryGroup`, equals: group },
        ],
      },
    },
    equals: 1,
  });
  const rule = (existenceCondition: object) => ({
    effect: "AuditIfNotExists",
    parameters: { group: { defaultValue: "allLogs" } },
    if: { field: "type", equals: VAULTS },
    details: { type: SETTINGS, existenceCondition },
  });
  const vault = resource(VAULTS, "kv");
  const logging = (...logs: object[]) => [vault, extension(vault, SETTINGS, "s", { logs })];
  const both = rule({ allOf: [one("audit"), one("allLogs")] });

  test("find the other one disabled, though the request had one only", () => {
    expect(judge(both, logging({ categoryGroup: "allLogs", enabled: true }), { aliases }).verdict).toBe(
      "compliant",
    );
    expect(judge(both, logging({ categoryGroup: "audit", enabled: true }), { aliases }).verdict).toBe(
      "non-compliant",
    );
    expect(judge(both, logging({ category: "AuditEvent", enabled: true }), { aliases }).verdict).toBe(
      "non-compliant",
    );
  });

  test("fail where all logs have to be enabled, since the other one is not", () => {
    const all = rule({ field: `${SETTINGS}/logs.enabled`, equals: true });
    expect(judge(all, logging({ categoryGroup: "allLogs", enabled: true }), { aliases }).verdict).toBe(
      "non-compliant",
    );
    expect(judge(all, logging({ category: "AuditEvent", enabled: true }), { aliases }).verdict).toBe(
      "compliant",
    );
  });

  test("pass where one enabled log is enough, though its alias means all logs elsewhere", () => {
    const some = rule({
      count: { field: `${SETTINGS}/logs[*]`, where: { field: `${SETTINGS}/logs.enabled`, equals: "true" } },
      greaterOrEquals: 1,
    });
    expect(judge(some, logging({ categoryGroup: "allLogs", enabled: true }), { aliases }).verdict).toBe(
      "compliant",
    );
    expect(judge(some, logging({ categoryGroup: "allLogs", enabled: false }), { aliases }).verdict).toBe(
      "non-compliant",
    );
  });
});

describe("7: connections that no deployment carries", () => {
  const state = "privateEndpointConnections[*].privateLinkServiceConnectionState.status";
  const aliases = {
    [`${VAULTS}/privateEndpointConnections[*]`]: "properties.privateEndpointConnections[*]",
    [`${VAULTS}/${state}`]:
      "properties.privateEndpointConnections[*].properties.privateLinkServiceConnectionState.status",
    [`${VAULTS}/privateEndpointConnections/privateLinkServiceConnectionState.status`]:
      "properties.privateLinkServiceConnectionState.status",
  };
  const isVault = { field: "type", equals: VAULTS };
  const counts = {
    if: {
      allOf: [
        isVault,
        {
          count: {
            field: `${VAULTS}/privateEndpointConnections[*]`,
            where: { field: `${VAULTS}/${state}`, equals: "Approved" },
          },
          less: 1,
        },
      ],
    },
  };
  const child = {
    if: isVault,
    effect: "AuditIfNotExists",
    details: {
      type: `${VAULTS}/privateEndpointConnections`,
      existenceCondition: {
        field: `${VAULTS}/privateEndpointConnections/privateLinkServiceConnectionState.status`,
        equals: "Approved",
      },
    },
  };
  const vault = resource(VAULTS, "kv", { properties: {} });
  const connections = [{ name: "c", properties: { privateLinkServiceId: vault.id, groupIds: ["vault"] } }];
  const endpoint = (property: string) =>
    resource("Microsoft.Network/privateEndpoints", "pe", { properties: { [property]: connections } });

  test.each([
    ["as a property", counts],
    ["as a child", child],
  ])("are found %s, if they are not manual", (_name, rule) => {
    expect(judge(rule, [vault, endpoint("privateLinkServiceConnections")], { aliases }).verdict).toBe(
      "compliant",
    );
    expect(judge(rule, [vault, endpoint("manualPrivateLinkServiceConnections")], { aliases }).verdict).toBe(
      "non-compliant",
    );
    expect(judge(rule, [vault], { aliases }).verdict).toBe("non-compliant");
  });
});
