import type { BodyCheck } from "../../../../rehearsal/simulator/api-types";
import type { Sender } from "../../../../rehearsal/simulator/arm/messages";
import type { Extensions } from "../../../../rehearsal/simulator/methods/extensions";
import { Azure, expectAccepted, expectRefused } from "../support/azure";
import { bodies } from "../support/bodies";
import { GROUP, ids } from "../support/ids";

/** A check that finds `properties.secret` read-only and `properties.colour` unknown. */
const checkBody: Extensions["checkBody"] = (type, request) => {
  const strict = request.sender === "azapi" || request.sender === "replay";
  const { properties, ...rest } = structuredClone(request.body ?? {}) as {
    properties?: Record<string, unknown>;
  };
  const { secret, list, colour } = properties ?? {};
  const kept = Object.entries(properties ?? {}).filter(([name]) => name !== "secret");
  const readOnly = secret === undefined ? [] : ["properties.secret"];
  const findings = [
    ...(colour === undefined
      ? []
      : [
          {
            path: "properties.colour",
            kind: "unknown-property" as const,
            message: "is not a known property",
          },
        ]),
    ...(secret === undefined || !strict
      ? []
      : [{ path: "properties.secret", kind: "read-only" as const, message: "is read-only", sent: secret }]),
    ...(Array.isArray(list) && strict
      ? [
          {
            path: "properties.list[0].id",
            kind: "read-only" as const,
            message: "is read-only",
            sent: list[0].id,
          },
        ]
      : []),
  ];
  const check: BodyCheck = {
    type,
    versionUsed: "2025-01-01",
    exactVersion: true,
    problems: findings,
    readOnly,
    body: { ...rest, properties: Object.fromEntries(kept) },
  };
  return type === "Microsoft.ManagedIdentity/userAssignedIdentities" ? check : undefined;
};

function checked(extensions: Extensions = {}) {
  const dropped: string[] = [];
  const azure = new Azure({
    extensions: {
      checkBody,
      dropped: (type, paths, { sender }) =>
        dropped.push(...paths.map((path) => `${sender} ${type}: ${path}`)),
      ...extensions,
    },
  });
  azure.make(GROUP, bodies.group);
  return { azure, dropped };
}

const body = (properties: object) => ({ ...bodies.identity, properties: { ...properties } });
const own: readonly Sender[] = ["azapi", "replay"];
const everybody: readonly Sender[] = ["azurerm", ...own];

describe("a body that doesn't fit Microsoft's published type", () => {
  test.each(everybody)("is refused with the path, whoever sends it: %s", (sender) => {
    const answer = checked().azure.put(ids.identity, body({ colour: "red" }), { sender });
    expectRefused(answer, 400, "InvalidRequestContent", ids.identity, "properties.colour", "2025-01-01");
    expect(answer.body.error).toMatchObject({
      details: [{ code: "InvalidProperty", target: "properties.colour" }],
    });
  });

  test("of a type that isn't published is taken as it is", () => {
    expectAccepted(checked().azure.put(ids.network, { ...bodies.network, tags: {} }));
  });
});

describe("a read-only property", () => {
  test("of azurerm is dropped and noted", () => {
    const { azure, dropped } = checked();
    expectAccepted(azure.put(ids.identity, body({ secret: 1, isolationScope: "None" })));
    expect(azure.properties(ids.identity)).not.toHaveProperty("secret");
    expect(azure.properties(ids.identity).isolationScope).toBe("None");
    expect(dropped).toEqual(["azurerm Microsoft.ManagedIdentity/userAssignedIdentities: properties.secret"]);
  });

  test.each(own)("of the project's own bodies is an error: %s", (sender) => {
    const answer = checked().azure.put(ids.identity, body({ secret: 1 }), { sender });
    expectRefused(answer, 400, "InvalidRequestContent", "properties.secret", "read-only");
  });

  test("that azapi only sends back as Azure said it is dropped and noted (gotcha 42)", () => {
    const { azure, dropped } = checked();
    azure.make(ids.identity, bodies.identity);
    Object.assign(azure.stored(ids.identity).properties, { secret: { a: 1, b: [2] } });
    const sent = { sender: "azapi" } as const;
    expectAccepted(azure.put(ids.identity, body({ secret: { b: [2], a: 1 } }), sent));
    expect(dropped).toEqual(["azapi Microsoft.ManagedIdentity/userAssignedIdentities: properties.secret"]);
    const other = azure.put(ids.identity, body({ secret: { a: 2 } }), sent);
    expectRefused(other, 400, "InvalidRequestContent", "properties.secret");
  });

  test("in a list is compared at its own place", () => {
    const { azure } = checked();
    azure.make(ids.identity, bodies.identity);
    Object.assign(azure.stored(ids.identity).properties, { list: [{ id: "one" }] });
    expectAccepted(azure.put(ids.identity, body({ list: [{ id: "one" }] }), { sender: "azapi" }));
    const answer = azure.put(ids.identity, body({ list: [{ id: "two" }] }), { sender: "azapi" });
    expectRefused(answer, 400, "InvalidRequestContent", "properties.list[0].id");
  });

  test("of every resource is dropped and noted without published types too", () => {
    const { azure, dropped } = checked({ checkBody: undefined });
    expectAccepted(azure.put(ids.identity, body({ provisioningState: "Mine", isolationScope: "None" })));
    expect(azure.properties(ids.identity)).toMatchObject({
      provisioningState: "Succeeded",
      isolationScope: "None",
    });
    expect(dropped).toEqual([
      "azurerm Microsoft.ManagedIdentity/userAssignedIdentities: properties.provisioningState",
    ]);
  });
});

describe("a policy that denies", () => {
  const policy = "/providers/Microsoft.Authorization/policyDefinitions/438c38d2-3772-465a-a9cc-7a6666a275ce";
  const denial = {
    policy,
    name: "Workspaces should disable public access",
    reason: "publicNetworkAccess is Enabled",
  };

  test("refuses as Azure does, with the policy in additionalInfo", () => {
    const { azure } = checked({ denies: ({ name }) => (name === "id-test" ? denial : undefined) });
    const answer = azure.put(ids.identity, bodies.identity);
    expectRefused(answer, 403, "RequestDisallowedByPolicy", "id-test", denial.name, denial.reason, policy);
    expect(answer.body.error).toMatchObject({
      target: "id-test",
      additionalInfo: [
        {
          type: "PolicyViolation",
          info: {
            policyDefinitionId: policy,
            policyDefinitionDisplayName: denial.name,
            policyDefinitionEffect: "deny",
            policyAssignmentScope: expect.stringMatching(/^\/subscriptions\/[^/]+$/),
          },
        },
      ],
    });
    expect(azure.cloud.store.get(ids.identity)).toBeUndefined();
  });

  test("sees the request as it would be written, without what Azure adds", () => {
    const seen: object[] = [];
    const { azure } = checked({ denies: (resource) => void seen.push(structuredClone(resource.properties)) });
    azure.put(ids.account, bodies.account);
    expect(seen.at(-1)).toEqual(bodies.account.properties);
    azure.settle();
    azure.patch(ids.account, { properties: { minimumTlsVersion: "TLS1_2" } });
    expect(seen.at(-1)).toMatchObject({ minimumTlsVersion: "TLS1_2", allowSharedKeyAccess: false });
  });

  test("is asked before the resource provider looks", () => {
    const { azure } = checked({ denies: ({ name }) => (name === "sttest" ? denial : undefined) });
    const answer = azure.put(ids.account, { ...bodies.account, kind: "Nothing" });
    expectRefused(answer, 403, "RequestDisallowedByPolicy", "sttest");
  });
});

test("what is stored is heard of, with its request", () => {
  const heard: string[] = [];
  const { azure } = checked({ stored: ({ name }, { method }) => heard.push(`${method} ${name}`) });
  azure.put(ids.identity, bodies.identity);
  azure.put(ids.account, { location: "westeurope" });
  expect(heard).toEqual(["PUT rg-test", "PUT id-test"]);
});
