import { expectAccepted, expectRefused } from "../support/azure";
import { actingAs } from "../support/bodies";
import { assign, estate, ROLE_ASSIGNMENTS, ROLES } from "../support/estate";
import { GROUP, ids, on, SUBSCRIPTION } from "../support/ids";

const SOMEBODY = "00000000-0000-4000-8000-0000000000aa";
const NAME = "00000000-0000-4000-8000-00000000beef";
const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${ROLES.reader}`;
const body = (change: object = {}) => ({
  properties: { principalId: SOMEBODY, roleDefinitionId, ...change },
});

describe("a role assignment", () => {
  test("has a GUID as its name, principal and role", () => {
    const azure = estate(["account"]);
    const put = (name: string, change: object) =>
      azure.put(on(ids.account, ROLE_ASSIGNMENTS, name), body(change));
    expectRefused(put("mine", {}), 400, "InvalidRoleAssignmentId", "mine");
    expectRefused(put(NAME, { principalId: "me" }), 400, "InvalidPrincipalId", "'me'", NAME);
    expectRefused(
      put(NAME, { roleDefinitionId: "Reader" }),
      400,
      "RoleDefinitionDoesNotExist",
      "Reader",
      NAME,
    );
    expectRefused(put(NAME, { principalType: "Robot" }), 400, "InvalidRequestContent", "Robot", NAME);
    expectAccepted(put(NAME, { principalType: "ServicePrincipal" }));
  });

  test("is one a scope, principal and role", () => {
    const azure = estate(["account"]);
    const first = assign(azure, ids.account, SOMEBODY, ROLES.reader);
    const again = azure.put(on(ids.account, ROLE_ASSIGNMENTS, NAME), body());
    expectRefused(again, 409, "RoleAssignmentExists", first.split("/").at(-1)?.replaceAll("-", "") ?? "");
    expectAccepted(azure.put(on(GROUP, ROLE_ASSIGNMENTS, NAME), body()));
  });

  test("never changes its principal or role; its description may change", () => {
    const azure = estate(["account"]);
    const id = azure.make(on(ids.account, ROLE_ASSIGNMENTS, NAME), body());
    const other = "00000000-0000-4000-8000-0000000000bb";
    expectRefused(azure.put(id, body({ principalId: other })), 400, "RoleAssignmentUpdateNotPermitted", NAME);
    expectAccepted(azure.put(id, body({ description: "new" })));
  });

  test("shows its scope", () => {
    const azure = estate(["account"]);
    expect(azure.properties(assign(azure, ids.account, SOMEBODY, ROLES.reader)).scope).toBe(ids.account);
  });

  test("is one of 4,000 at most", () => {
    const azure = estate(["account"]);
    for (let index = 0; index < 4000; index += 1) {
      azure.cloud.store.set({
        id: on(GROUP, ROLE_ASSIGNMENTS, `${index}`),
        name: `${index}`,
        type: ROLE_ASSIGNMENTS,
        properties: {},
      });
    }
    const answer = azure.put(on(ids.account, ROLE_ASSIGNMENTS, NAME), body());
    expectRefused(answer, 400, "RoleAssignmentLimitExceeded", NAME, "4000");
  });
});

describe("a policy assignment", () => {
  const assignment = on(GROUP, "Microsoft.Authorization/policyAssignments", "deny-public");
  const builtIn = "/providers/Microsoft.Authorization/policyDefinitions/438c38d2-3772-465a-a9cc-7a6666a275ce";
  const custom = `${SUBSCRIPTION}${builtIn}`;

  test("names a policy: any built-in one, or a custom one that is there", () => {
    const azure = estate();
    const put = (policyDefinitionId?: string) =>
      azure.put(assignment, { properties: { policyDefinitionId } });
    expectRefused(put(), 400, "InvalidCreatePolicyAssignmentRequest", "deny-public");
    expectRefused(put(custom), 404, "PolicyDefinitionNotFound", custom, "deny-public");
    expectAccepted(put(builtIn));
    azure.make(custom, { properties: { policyRule: { if: {} } } });
    expectAccepted(put(custom));
  });

  test("is enforced or not", () => {
    const put = (enforcementMode: string) =>
      estate().put(assignment, { properties: { policyDefinitionId: builtIn, enforcementMode } });
    expectRefused(put("Perhaps"), 400, "InvalidRequestContent", "Perhaps", "deny-public");
    expectAccepted(put("DoNotEnforce"));
  });

  test("with an identity takes a location", () => {
    const azure = estate(["identity"]);
    const properties = { policyDefinitionId: builtIn };
    const identity = actingAs(ids.identity);
    expectRefused(azure.put(assignment, { identity, properties }), 400, "LocationRequired", "deny-public");
    expectAccepted(azure.put(assignment, { identity, location: "westeurope", properties }));
  });

  test("has a name of at most 64 characters, on a management group 24", () => {
    const put = (scope: string, length: number) => {
      const path = on(scope, "Microsoft.Authorization/policyAssignments", "x".repeat(length));
      return estate().put(path, { properties: { policyDefinitionId: builtIn } });
    };
    expectRefused(put(GROUP, 65), 400, "InvalidPolicyAssignmentName", "x".repeat(65));
    expectAccepted(put(GROUP, 64));
    const above = "/providers/Microsoft.Management/managementGroups/platform";
    expectRefused(put(above, 25), 400, "InvalidPolicyAssignmentName", "x".repeat(25));
    expectAccepted(put(above, 24));
  });

  test("tells in its metadata who has written it, beside what was sent", () => {
    const azure = estate();
    const put = () =>
      azure.put(assignment, { properties: { policyDefinitionId: builtIn, metadata: { category: "ml" } } });
    expectAccepted(put());
    expect(azure.properties(assignment).metadata).toEqual({
      category: "ml",
      createdBy: expect.any(String),
      createdOn: expect.any(String),
      updatedBy: null,
      updatedOn: null,
    });
    azure.pass(1000);
    expectAccepted(put());
    const { createdOn, updatedOn } = azure.properties(assignment).metadata as Record<string, string>;
    expect(Date.parse(updatedOn ?? "") - Date.parse(createdOn ?? "")).toBe(1000);
  });

  test("is exempted from where it is there, for one of two reasons", () => {
    const azure = estate(["account"]);
    const exemption = on(ids.account, "Microsoft.Authorization/policyExemptions", "because");
    const put = (exemptionCategory: string) =>
      azure.put(exemption, { properties: { policyAssignmentId: assignment, exemptionCategory } });
    expectRefused(put("Waiver"), 404, "PolicyAssignmentNotFound", assignment, "because");
    expectRefused(azure.put(exemption, { properties: {} }), 404, "PolicyAssignmentNotFound", "because");
    azure.make(assignment, { properties: { policyDefinitionId: builtIn } });
    const ofTheOrganisation =
      "/providers/Microsoft.Management/managementGroups/org/providers/Microsoft.Authorization/policyAssignments/x";
    const properties = { policyAssignmentId: ofTheOrganisation, exemptionCategory: "Waiver" };
    expectAccepted(azure.put(exemption, { properties }));
    expectRefused(put("Whim"), 400, "InvalidRequestContent", "Whim", "because");
    expectAccepted(put("Waiver"));
  });

  test("is of a definition that has a rule", () => {
    expectRefused(estate().put(custom, { properties: {} }), 400, "InvalidPolicyRule", "438c38d2");
  });
});
