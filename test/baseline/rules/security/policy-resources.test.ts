import { GUARDRAILS } from "../../../../baseline/azure/guardrail-policies";
import { policyResources } from "../../../../baseline/rules/security/policy-resources";
import { findingsOf } from "../findings";
import { all, assigned, assignedByAzapi, exemption, landingZone } from "../governing";

const IN_PRODUCTION = { production: true };
const ON_RESOURCES = Object.keys(GUARDRAILS).filter((name): name is keyof typeof GUARDRAILS =>
  /^(workspace|compute)/.test(name),
);
const found = (template: object, options: object = IN_PRODUCTION) =>
  findingsOf(policyResources, template, options);
const complete = all(landingZone(), ...ON_RESOURCES.map((policy) => assigned(policy)));

test("a group with all policies on workspaces and computes passes, whoever wrote them", () => {
  expect(ON_RESOURCES).toHaveLength(10);
  expect(found(complete)).toEqual([]);
  expect(found(all(landingZone(), ...ON_RESOURCES.map((policy) => assignedByAzapi(policy))))).toEqual([]);
});

test.each(ON_RESOURCES)("without %s one finding says so, where the others are", (missing) => {
  const others = ON_RESOURCES.filter((policy) => policy !== missing);
  const first = others[0] ?? "";
  expect(found(all(landingZone(), ...others.map((policy) => assigned(policy))))).toEqual([
    `azurerm_resource_group_policy_assignment.${first}: violation: no assignment of this input is for ${GUARDRAILS[missing].what}`,
  ]);
});

test("without any, the workspace of a production group lacks them; elsewhere nobody asks", () => {
  expect(found(landingZone())).toHaveLength(10);
  expect(found(landingZone())[0]).toContain("azurerm_machine_learning_workspace.w: violation");
  expect(found(landingZone(), { production: false })).toEqual([]);
  expect(found(landingZone({ resource_group_name: "rg-of-others" }))).toEqual([]);
});

test("where some are assigned outside of production, the others are missed too", () => {
  expect(found(all(landingZone(), assigned("computeLocalAuth")), { production: false })).toHaveLength(9);
});

test("a policy on another group is none here, one on the subscription is", () => {
  const local = ON_RESOURCES.filter((policy) => policy !== "workspaceLogs").map((policy) => assigned(policy));
  const elsewhere = assigned(
    "workspaceLogs",
    {},
    { resource_group_id: "/subscriptions/s/resourceGroups/rg-other" },
  );
  expect(found(all(landingZone(), ...local, elsewhere))).toHaveLength(1);
  const { id } = GUARDRAILS.workspaceLogs;
  const above = {
    resource: {
      azurerm_subscription_policy_assignment: {
        above: {
          subscription_id: "/subscriptions/s",
          policy_definition_id: `/providers/Microsoft.Authorization/policyDefinitions/${id}`,
        },
      },
    },
  };
  expect(found(all(landingZone(), ...local, above))).toEqual([]);
});

test("an exemption from what somebody assigned above shows that it is governed there", () => {
  expect(
    found(all(landingZone(), exemption({ resource_id: "${azurerm_machine_learning_workspace.w.id}" }))),
  ).toEqual([]);
});

test("a stack that only governs is held against itself", () => {
  const onGroup = { resource_group_id: "/subscriptions/s/resourceGroups/rg-of-others" };
  expect(found(assigned("workspaceLogs", {}, onGroup))).toHaveLength(9);
  expect(found(all(...ON_RESOURCES.map((policy) => assigned(policy, {}, onGroup))))).toEqual([]);
});

test("an initiative of the team's own, or an id that only a plan tells, may hold any of them: unknown", () => {
  const initiative = (id: string) =>
    all(
      landingZone(),
      assigned("workspaceLogs"),
      assigned("computeLocalAuth", {}, { policy_definition_id: id }),
    );
  const own = found(initiative("/subscriptions/s/providers/Microsoft.Authorization/policySetDefinitions/ml"));
  expect(own).toHaveLength(9);
  expect(own.every((line) => line.includes(": unknown: "))).toBe(true);
  expect(found(initiative("${var.policy}"))[0]).toContain(": unknown: ");
  // Microsoft's only report
  expect(found(initiative("/providers/Microsoft.Authorization/policySetDefinitions/1f3afdf9"))[0]).toContain(
    ": violation: ",
  );
});

test("one that perhaps isn't there is unknown", () => {
  const others = ON_RESOURCES.filter((policy) => policy !== "workspaceLogs").map((policy) =>
    assigned(policy),
  );
  expect(found(all(landingZone(), ...others, assigned("workspaceLogs", {}, { count: "${var.n}" })))).toEqual([
    expect.stringContaining(": unknown: "),
  ]);
});
