import type { Attributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { ACCOUNT, azapi, CLOSED, RG } from "./samples";
import { told } from "./told";

const ST = "azurerm_storage_account.st";
const GROUP = "azurerm_resource_group.g";
const ASSIGNED = "azurerm_resource_group_policy_assignment.a";
const EXEMPT = "azurerm_resource_policy_exemption.e";

const account: Resources = { [ST]: { ...ACCOUNT, ...CLOSED } };
const group: Resources = { [GROUP]: { name: "g", location: RG.location } };
const assigned = (more: Attributes = {}): Resources => ({
  ...group,
  [ASSIGNED]: { name: "a", resource_group_id: `\${${GROUP}.id}`, policy_definition_id: "/d", ...more },
});
const exempt = (more: Attributes = {}): Resources => ({
  [EXEMPT]: {
    ...{ name: "e", resource_id: `\${${ST}.id}`, policy_assignment_id: "/a", exemption_category: "Waiver" },
    ...more,
  },
});
const effect = (value: string) => ({ parameters: JSON.stringify({ effect: { value } }) });
const byAzapi = (properties: Attributes) => ({
  "azapi_resource.a": azapi("Microsoft.Authorization/policyAssignments", {
    policyDefinitionId: "/d",
    ...properties,
  }),
});
const exemptByAzapi = {
  "azapi_resource.e": {
    ...azapi("Microsoft.Authorization/policyExemptions", { policyAssignmentId: "/a" }),
    parent_id: `\${${ST}.id}`,
  },
};
const selecting = (region: string) => ({
  name: region,
  selectors: [{ kind: "resourceLocation", in: [region] }],
});
const [NORTH, WEST] = [selecting("northeurope"), selecting("westeurope")];
const deny = { effect: { value: "Deny" } };
const audit = { effect: { value: "Audit" } };

const guarded = (before: Resources, after: Resources) =>
  told(["protection-removed"], before, after).filter((line) => !line.includes(ST));

describe("a policy holds less", () => {
  test.each<[string, Resources, Resources, string]>([
    ["it goes", assigned(), group, ASSIGNED],
    ["it goes, by azapi", byAzapi({}), {}, "azapi_resource.a"],
    ["it isn't enforced", assigned(), assigned({ enforce: false }), `${ASSIGNED} enforce`],
    [
      "it isn't enforced, by azapi",
      byAzapi({}),
      byAzapi({ enforcementMode: "DoNotEnforce" }),
      "azapi_resource.a body.properties.enforcementMode",
    ],
    ["it only tells", assigned(effect("Deny")), assigned(effect("Audit")), `${ASSIGNED} parameters`],
    [
      "it only tells, by azapi",
      byAzapi({ parameters: deny }),
      byAzapi({ parameters: audit }),
      "azapi_resource.a body.properties.parameters.effect.value",
    ],
    ["it is off", assigned(effect("Audit")), assigned(effect("Disabled")), `${ASSIGNED} parameters`],
    [
      "it leaves something out",
      assigned({ not_scopes: ["/a"] }),
      assigned({ not_scopes: ["/a", "/b"] }),
      `${ASSIGNED} not_scopes`,
    ],
    [
      "jobs may do what it refused",
      assigned(effect("enforceSetting")),
      assigned(effect("disabled")),
      `${ASSIGNED} parameters`,
    ],
    [
      "an override switches it off",
      assigned(effect("Deny")),
      assigned({ ...effect("Deny"), overrides: [{ value: "Disabled" }] }),
      `${ASSIGNED} overrides.value`,
    ],
    [
      "an override switches it off, by azapi",
      byAzapi({}),
      byAzapi({ overrides: [{ kind: "policyEffect", value: "Disabled" }] }),
      "azapi_resource.a body.properties.overrides.kind body.properties.overrides.value",
    ],
    [
      "the override that made it refuse goes",
      assigned({ ...effect("Audit"), overrides: { value: "Deny" } }),
      assigned(effect("Audit")),
      `${ASSIGNED} overrides.value`,
    ],
    [
      "it is for one region only",
      assigned(),
      assigned({ resource_selectors: [NORTH] }),
      `${ASSIGNED} resource_selectors.name resource_selectors.selectors.in resource_selectors.selectors.kind`,
    ],
    [
      "another one takes its place",
      assigned(),
      assigned({ policy_definition_id: "/other" }),
      `${ASSIGNED} policy_definition_id ?`,
    ],
    ["something is exempt", account, { ...account, ...exempt() }, EXEMPT],
    ["something is exempt, by azapi", account, { ...account, ...exemptByAzapi }, "azapi_resource.e"],
    [
      "something is exempt for longer",
      { ...account, ...exempt({ expires_on: "2026-12-01T00:00:00Z" }) },
      { ...account, ...exempt({ expires_on: "2027-12-01T00:00:00Z" }) },
      `${EXEMPT} expires_on`,
    ],
    [
      "something is exempt for ever",
      { ...account, ...exempt({ expires_on: "2026-12-01T00:00:00Z" }) },
      { ...account, ...exempt() },
      `${EXEMPT} expires_on`,
    ],
    [
      "something is exempt from another one",
      { ...account, ...exempt() },
      { ...account, ...exempt({ policy_assignment_id: "/b" }) },
      `${EXEMPT} policy_assignment_id`,
    ],
  ])("%s", (_, before, after, risk) => {
    expect(guarded(before, after)).toEqual([`protection-removed ${risk}`]);
  });

  test.each<[string, Resources, Resources]>([
    ["it goes with its group", assigned(), {}],
    ["it is enforced now", assigned({ enforce: false }), assigned()],
    ["what is the default is written", assigned(), assigned({ enforce: true })],
    ["it forbids now", assigned(effect("Audit")), assigned(effect("Deny"))],
    ["it leaves less out", assigned({ not_scopes: ["/a", "/b"] }), assigned({ not_scopes: ["/b"] })],
    [
      "the same in another order",
      assigned({ not_scopes: ["/a", "/b"] }),
      assigned({ not_scopes: ["/b", "/a"] }),
    ],
    [
      "an override forbids more",
      assigned(effect("Audit")),
      assigned({ ...effect("Audit"), overrides: [{ value: "Deny" }] }),
    ],
    ["an override that switches it off goes", assigned({ overrides: [{ value: "Disabled" }] }), assigned()],
    [
      "it is for another region, too",
      assigned({ resource_selectors: [NORTH] }),
      assigned({ resource_selectors: [NORTH, WEST] }),
    ],
    ["it is for all regions now", assigned({ resource_selectors: [NORTH] }), assigned()],
    ["what is new is exempt", {}, { ...account, ...exempt() }],
    [
      "something is exempt from what is new",
      { ...account, ...group },
      { ...account, ...assigned(), ...exempt({ policy_assignment_id: `\${${ASSIGNED}.id}` }) },
    ],
    ["nothing is exempt any more", { ...account, ...exempt() }, account],
    [
      "something is exempt for less long",
      { ...account, ...exempt() },
      { ...account, ...exempt({ expires_on: "2027-12-01T00:00:00Z" }) },
    ],
  ])("not: %s", (_, before, after) => {
    expect(guarded(before, after)).toEqual([]);
  });
});
