import { Graph } from "../../../baseline/graph";
import { changeWords } from "../../../review/report/words";
import { type Attributes, anyTerraformJsonOf } from "../../../terraform-json";
import { changesBetween, configuration, kinds, type Resources, reviewed } from "../two-sides";
import { told } from "./told";

const GROUP = "azurerm_resource_group.g";
const ST = "azurerm_storage_account.st";
const KEY_VAULT = "azurerm_key_vault.kv";
const NSG = "azurerm_network_security_group.n";
const ROLE = "azurerm_role_assignment.r";
const INSTANCE = "azurerm_machine_learning_compute_instance.i";
const ACTION = "azapi_resource_action.a";
const ID = "/subscriptions/00000000-0000-0000-0000-000000000003/resourceGroups/rg";
const PLACE = { resource_group_name: `\${${GROUP}.name}`, location: "westeurope" };

const group = (more: Attributes = {}): Resources => ({
  [GROUP]: { name: "rg", location: "westeurope", ...more },
});
const account = (more: Attributes = {}): Resources => ({
  [ST]: { name: "st", ...PLACE, account_tier: "Standard", account_replication_type: "LRS", ...more },
});
const role = (name: string): Resources => ({
  [ROLE]: { scope: `\${${ST}.id}`, role_definition_name: name, principal_id: "p", principal_type: "Group" },
});
const imports = (...all: readonly Attributes[]) => ({ import: all });

const lost = (before: Resources, after: Resources, head: Attributes = {}) =>
  told(["data-loss"], before, after, [{}, head]);
const words = (before: Resources, after: Resources) =>
  reviewed(configuration(before), configuration(after)).risks.map(
    ({ what, change }) => `${change.address}: ${what}`,
  );

describe("a resource group", () => {
  const nsg: Resources = { [NSG]: { name: "n", ...PLACE } };
  const elsewhere = group({ location: "northeurope" });
  const EMPTY: Resources = group();

  test("that is made anew takes what Terraform leaves in the plan as it is", () => {
    expect(lost({ ...group(), ...account() }, { ...elsewhere, ...account() })).toEqual([
      `data-loss ${GROUP} location`,
    ]);
  });

  test("is worse to lose with data in it than without", () => {
    const severities = (inside: Resources) =>
      reviewed(configuration({ ...group(), ...inside }), configuration({ ...elsewhere, ...inside }))
        .risks.filter(({ kind }) => kind === "data-loss")
        .map(({ severity }) => severity);
    expect(severities({ ...account(), ...nsg })).toEqual(["high"]);
    expect(severities(nsg)).toEqual(["medium"]);
  });

  test("that is destroyed takes what names it by its text", () => {
    const written = account({ resource_group_name: "rg" });
    expect(lost({ ...group(), ...written }, written)).toEqual([`data-loss ${GROUP}`]);
  });

  test("is nothing more where all in it goes by itself, or nothing is in it", () => {
    expect(lost(EMPTY, elsewhere)).toEqual([]);
    expect(lost({ ...group(), ...account() }, {})).toEqual([`data-loss ${ST}`]);
    expect(lost({ ...group(), ...account() }, { ...group({ tags: { a: "b" } }), ...account() })).toEqual([]);
  });
});

test("a compute instance that is made anew may lose what lies on its disk; with its workspace, that is told", () => {
  const instance = (size: string, workspace = "/w"): Resources => ({
    [INSTANCE]: { name: "i", machine_learning_workspace_id: workspace, virtual_machine_size: size },
  });
  expect(lost(instance("a"), instance("b"))).toEqual([`data-loss ${INSTANCE} virtual_machine_size ?`]);
  expect(lost(instance("a"), instance("a"))).toEqual([]);
  const workspace = (name: string): Resources => ({
    "azurerm_machine_learning_workspace.w": { name, ...PLACE },
  });
  const inside = instance("a", "${azurerm_machine_learning_workspace.w.id}");
  expect(lost({ ...workspace("one"), ...inside }, { ...workspace("two"), ...inside })).toEqual([
    "data-loss azurerm_machine_learning_workspace.w name",
  ]);
});

test("an action that becomes a DELETE is told, though its target is made anew as well", () => {
  const action = (method: string): Resources => ({
    [ACTION]: { type: "Microsoft.Storage/storageAccounts@2023-05-01", resource_id: `\${${ST}.id}`, method },
  });
  const other = account({ name: "sttwo" });
  const base = { ...group(), ...account() };
  const head = { ...group(), ...other };
  const of = (method: string) => lost({ ...base, ...action("PUT") }, { ...head, ...action(method) });
  expect(of("DELETE").some((line) => line.startsWith(`data-loss ${ACTION}`))).toBe(true);
  expect(of("PUT").some((line) => line.startsWith(`data-loss ${ACTION}`))).toBe(false);
});

describe("what HEAD takes over", () => {
  const MOVED = "azurerm_storage_account.other";
  const base = { ...group(), ...account() };
  const head = { ...group(), [MOVED]: account()[ST] ?? {} };
  const forgets = { removed: [{ from: ST, lifecycle: { destroy: false } }] };
  const taken = (name: string) =>
    imports({ to: MOVED, id: `${ID}/providers/Microsoft.Storage/storageAccounts/${name}` });

  test("and forgets at another address is moved, and nothing is lost", () => {
    expect(lost(base, head, { ...forgets, ...taken("st") })).toEqual([]);
  });

  test("is moved without a block where one of both is missing, or where it is another one", () => {
    const RISK = [`data-loss ${MOVED}`];
    expect(lost(base, head, taken("st"))).toEqual(RISK);
    expect(lost(base, head, { ...forgets, ...taken("else") })).toEqual(RISK);
    expect(lost(base, head, forgets)).toEqual(RISK);
  });

  const there = { ...group(), ...account() };
  const given = (name: string, more: Attributes = {}) =>
    told(["rights-widened"], there, { ...there, ...role(name) }, [{}, more]);
  const TAKEN = imports({ to: ROLE, id: `${ID}/providers/Microsoft.Authorization/roleAssignments/x` });

  test("gives nobody a role, but for one that lets its holder do everything: a plan has to tell", () => {
    expect(given("Reader")).toEqual([`rights-widened ${ROLE}`]);
    expect(given("Reader", TAKEN)).toEqual([]);
    expect(given("Owner", TAKEN)).toEqual([`rights-widened ${ROLE} ?`]);
    expect(given("Our own role", TAKEN)).toEqual([`rights-widened ${ROLE} ?`]);
  });

  test("is called imported", () => {
    const stack = reviewed(configuration(there), configuration({ ...there, ...role("Reader") }, TAKEN));
    expect(changeWords(stack)).toBe("1 imported (inferred: no plan was given)");
  });
});

test("an id that is written out in place of a reference to what has it is no other one", () => {
  const vault = (parent: string): Resources => ({
    ...group(),
    "azapi_resource.v": { type: "Microsoft.KeyVault/vaults@2023-07-01", name: "v", parent_id: parent },
  });
  const between = (before: string, after: string) =>
    kinds(changesBetween(configuration(vault(before)), configuration(vault(after))));
  const [reference, id] = [`\${${GROUP}.id}`, ID];
  expect(between(reference, id)).toEqual({});
  expect(between(id, reference)).toEqual({});
  expect(between(reference, `${id}-2`)).toEqual({ "azapi_resource.v": "replace" });
});

test("what Terraform may not destroy is said to stop the plan", () => {
  const kept = (name: string, prevents: boolean): Resources => ({
    ...group(),
    [KEY_VAULT]: { name, ...PLACE, lifecycle: { prevent_destroy: prevents } },
  });
  const said = (prevents: boolean) =>
    words(kept("one", prevents), kept("two", prevents)).filter((line) => line.includes("refuses the plan"));
  expect(said(true)).toHaveLength(1);
  expect(said(false)).toEqual([]);
});

test("a chain of replacements is told with what somebody changed", () => {
  const chain = (name: string): Resources => ({
    ...group({ name }),
    ...account(),
    "azurerm_storage_container.c": { name: "c", storage_account_id: `\${${ST}.id}` },
  });
  const changes = changesBetween(configuration(chain("one")), configuration(chain("two")));
  const causes = Object.fromEntries(changes.map(({ address, replacedWith }) => [address, replacedWith]));
  expect(causes).toEqual({ [GROUP]: undefined, [ST]: GROUP, "azurerm_storage_container.c": GROUP });
});

test("a move that no block declares is counted as such", () => {
  const [name, other] = ["azurerm_virtual_network.a", "azurerm_virtual_network.b"];
  const network = { name: "v", ...PLACE, address_space: ["10.0.0.0/16"] };
  const head = (more: Attributes) => configuration({ ...group(), [other]: network }, more);
  const base = configuration({ ...group(), [name]: network });
  expect(changeWords(reviewed(base, head({})))).toContain("1 moved without a block");
  expect(changeWords(reviewed(base, head({ moved: [{ from: name, to: other }] })))).toMatch(/^1 moved \(/);
});

test("the keys of a literal map are listed once, however many are asked for", () => {
  let listed = 0;
  const map = new Proxy(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`k${at}`, at])), {
    ownKeys: (target) => {
      listed += 1;
      return Reflect.ownKeys(target);
    },
  });
  const graph = Graph.of(
    anyTerraformJsonOf(configuration({ "azurerm_virtual_network.v": { name: "v", tags: map } })),
  );
  const start = listed;
  const network = graph.find("azurerm_virtual_network.v");
  const values = Array.from({ length: 300 }, (_, at) => network?.value(`tags.k${at}`).state);
  expect(values.every((state) => state === "known")).toBe(true);
  expect(listed - start).toBeLessThan(10);
});
