import { extensionsOf } from "../../rehearsal/extensions";
import type { ApiTypes } from "../../rehearsal/simulator/api-types";
import type { ArmRequest, Sender } from "../../rehearsal/simulator/arm/messages";
import { BOX, box, ID, libraryOf } from "./policy/support";

function request(changes: Partial<ArmRequest> = {}): ArmRequest {
  return {
    number: 1,
    method: "PUT",
    path: "/x",
    query: new Map([["api-version", "2025-06-01"]]),
    body: { properties: {} },
    caller: "me",
    sender: "azurerm",
    replayOf: undefined,
    ...changes,
  };
}

test("without types and policies nothing stands in the way", () => {
  expect(extensionsOf({}, () => [])).toEqual({});
});

describe("published types", () => {
  const check = jest.fn(() => undefined);
  const apiTypes: ApiTypes = { check };
  const { checkBody, denies } = extensionsOf({ apiTypes }, () => []);

  test.each<[Sender, boolean]>([
    ["azapi", true],
    ["replay", true],
    ["azurerm", false],
    ["other", false],
  ])("are strict with the project's own bodies: from %s strict is %s", (sender, strict) => {
    checkBody?.(BOX, request({ sender }));
    expect(check).toHaveBeenLastCalledWith({
      type: BOX,
      apiVersion: "2025-06-01",
      body: { properties: {} },
      method: "PUT",
      strict,
    });
  });

  test("let a PATCH leave out what is required, and take no body for an empty one", () => {
    checkBody?.(BOX, request({ method: "PATCH", body: undefined }));
    expect(check).toHaveBeenLastCalledWith(expect.objectContaining({ method: "PATCH", body: {} }));
    expect(denies).toBeUndefined();
  });
});

describe("enforced policies", () => {
  const rule = {
    if: {
      allOf: [
        { field: "type", equals: BOX },
        { field: `${BOX}/color`, equals: "red" },
      ],
    },
  };
  const enforced = libraryOf([{ ...rule, effect: "deny" }]);
  const { id, name } = box();
  const red = { id, name, type: BOX, properties: { color: "red" } };

  test("refuse what they forbid, with their id, name and reason", () => {
    const { denies, checkBody } = extensionsOf({ enforced }, () => []);
    expect(denies?.(red, request())).toEqual({
      policy: ID,
      name: "A small definition",
      reason: expect.stringContaining("red"),
    });
    expect(denies?.({ ...red, properties: { color: "blue" } }, request())).toBeUndefined();
    expect(checkBody).toBeUndefined();
  });

  test("let through what the stack is exempt from, whatever the case of the id", () => {
    const { denies } = extensionsOf({ enforced, exempt: [ID.toLowerCase()] }, () => []);
    expect(denies?.(red, request())).toBeUndefined();
    const other = extensionsOf({ enforced, exempt: ["33333333-3333-3333-3333-333333333333"] }, () => []);
    expect(other.denies?.(red, request())).toBeDefined();
  });
});

describe("assigned policies", () => {
  const rule = {
    if: {
      allOf: [
        { field: "type", equals: BOX },
        { field: `${BOX}/color`, equals: "red" },
      ],
    },
  };
  const library = libraryOf([{ ...rule, effect: "deny" }]);
  const { id, name } = box();
  const red = { id, name, type: BOX, properties: { color: "red" } };
  const scope = id.split("/providers/")[0] ?? "";
  const assignment = {
    id: `${scope}/providers/Microsoft.Authorization/policyAssignments/no-red`,
    name: "no-red",
    type: "Microsoft.Authorization/policyAssignments",
    properties: {
      displayName: "no red boxes",
      policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${ID}`,
    },
  };

  test("refuse where the control plane holds an assignment, and say which", () => {
    const { denies } = extensionsOf({ assigned: library }, () => [assignment]);
    expect(denies?.(red, request())).toEqual({
      policy: ID,
      name: "A small definition",
      reason: expect.stringContaining("red"),
      assignment: { id: assignment.id, name: "no-red", displayName: "no red boxes", scope },
    });
    expect(extensionsOf({ assigned: library }, () => []).denies?.(red, request())).toBeUndefined();
  });

  test("refuse first, and then those that are enforced without an assignment", () => {
    const options = { assigned: library, enforced: library };
    expect(extensionsOf(options, () => [assignment]).denies?.(red, request())?.assignment?.name).toBe(
      "no-red",
    );
    const denial = extensionsOf(options, () => []).denies?.(red, request());
    expect(denial).toBeDefined();
    expect(denial?.assignment).toBeUndefined();
  });
});
