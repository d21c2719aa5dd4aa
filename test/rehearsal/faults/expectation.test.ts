import { isAbsorbed, namesOrAbsorbs, namesTheResource } from "../../../rehearsal/faults/expectation";
import { ended, failed, GROUP, identityId } from "./fake-session";

const HIT = { method: "PUT", path: identityId("one"), address: "azurerm_user_assigned_identity.one" };
const ROLE = { method: "PUT", path: `${GROUP}/providers/Microsoft.Authorization/roleAssignments/1` };

test("an error with the address names the resource", () => {
  expect(namesTheResource.judge(ended(failed(HIT.address, "500")), [HIT]).problems).toEqual([]);
});

test("an error that names another resource, or none, doesn't", () => {
  for (const address of ["azurerm_user_assigned_identity.two", undefined]) {
    expect(namesTheResource.judge(ended(failed(address, "500")), [HIT]).problems).toEqual([
      `no error names ${HIT.address}`,
    ]);
  }
});

test("each place where it fired must be named", () => {
  const other = { ...HIT, address: "azurerm_user_assigned_identity.two" };
  expect(namesTheResource.judge(ended(failed(HIT.address, "500")), [HIT, other]).problems).toHaveLength(1);
});

test("a role assignment, whose name nobody knows, is named by an address of its type, in a module too", () => {
  const judged = (address: string): readonly string[] =>
    namesTheResource.judge(ended(failed(address, "403")), [ROLE]).problems;
  expect(judged("azurerm_role_assignment.a")).toEqual([]);
  expect(judged('module.a["x.y"].azurerm_role_assignment.b["c"]')).toEqual([]);
  expect(judged("azurerm_key_vault.v")).toEqual([`no error names ${ROLE.path}`]);
});

test("without an address, as at destroy, the text must name the object", () => {
  const judged = (text: string): readonly string[] =>
    namesTheResource.judge(ended(failed(undefined, text)), [HIT]).problems;
  expect(judged(`409: The scope '${HIT.path.toUpperCase()}' cannot perform delete operation`)).toEqual([]);
  expect(judged('deleting Identity (Resource Group Name: "rg-churn" Identity Name: "id-one"): 409')).toEqual(
    [],
  );
  expect(
    judged('deleting Identity (Resource Group Name: "rg-churn" Identity Name: "id-one-more"): 409'),
  ).toHaveLength(1);
  expect(
    judged('deleting Identity (Resource Group Name: "rg-other" Identity Name: "id-one"): 409'),
  ).toHaveLength(1);
});

test("an id in the text is that of the object, not of one below it or beside it", () => {
  const judged = (text: string): number =>
    namesTheResource.judge(ended(failed(undefined, text)), [HIT]).problems.length;
  for (const end of ["'", " ", "?api-version=2025-01-01", ". If access", ""]) {
    expect(judged(`403 over scope ${HIT.path}${end}`)).toBe(0);
  }
  expect(judged(`403 over scope ${HIT.path}/providers/Microsoft.Authorization/locks/x`)).toBe(1);
  expect(judged(`403 over scope ${HIT.path}-more`)).toBe(1);
});

test("success where an error was due is a problem", () => {
  expect(namesTheResource.judge(ended(), [HIT]).problems).toEqual(["terraform reported success"]);
});

test("what is absorbed leaves no error", () => {
  expect(isAbsorbed.judge(ended(), [HIT]).problems).toEqual([]);
  expect(isAbsorbed.judge(ended(failed(HIT.address, "500")), [HIT]).problems).toHaveLength(1);
});

test("either will do, but an error must be clear", () => {
  expect(namesOrAbsorbs.judge(ended(), [HIT]).problems).toEqual([]);
  expect(namesOrAbsorbs.judge(ended(failed(HIT.address, "500")), [HIT]).problems).toEqual([]);
  expect(namesOrAbsorbs.judge(ended(failed(undefined, "500")), [HIT]).problems).toHaveLength(1);
});

test("a long error is cut for the table", () => {
  expect(namesTheResource.judge(ended(failed("a.b", "x".repeat(900))), []).seen.length).toBeLessThan(500);
});
