import type { Attributes } from "../../../terraform-json";
import { type Planned, plan } from "../planned";
import { changesBetween, kinds } from "../two-sides";

const VAULT = { name: "kv", location: "westeurope", resource_group_name: "rg", sku_name: "standard" };
const A = "azurerm_key_vault.a";
const idle = (address = A, values: Attributes = VAULT): Planned => ({
  address,
  actions: ["no-op"],
  before: values,
  after: values,
});
const gone = (address = A, values: Attributes = VAULT): Planned => ({
  address,
  actions: ["delete"],
  before: values,
});
const come = (address: string, values: Attributes = VAULT): Planned => ({
  address,
  actions: ["create"],
  after: values,
});

describe("what the plan says", () => {
  test.each<[string, Planned, string | undefined]>([
    ["nothing", idle(), undefined],
    ["create", come(A), "create"],
    ["update", { ...idle(), actions: ["update"], after: { ...VAULT, sku_name: "premium" } }, "update"],
    ["replace", { ...idle(), actions: ["delete", "create"], after: { ...VAULT, name: "other" } }, "replace"],
    [
      "replace, creating first",
      { ...idle(), actions: ["create", "delete"], after: { ...VAULT, name: "other" } },
      "replace",
    ],
    ["destroy", gone(), "destroy"],
    ["forget", { ...gone(), actions: ["forget"] }, "forget"],
    ["import, which is no change of Azure's", { ...idle(), change: { importing: { id: "/x" } } }, "keep"],
    ["an old copy goes", { ...gone(), more: { deposed: "12345678" } }, "destroy"],
    ["an old copy is forgotten", { ...gone(), actions: ["forget"], more: { deposed: "12345678" } }, "forget"],
  ])("%s", (_, planned, expected) => {
    expect(kinds(changesBetween(plan(idle()), plan(planned)))[A]).toBe(expected);
  });

  test("what makes a new resource is the plan's word, whichever index it names", () => {
    const changed = { ...VAULT, sku_name: "premium", contact: [{ email: "b" }] };
    const [change] = changesBetween(
      plan(idle(A, { ...VAULT, contact: [{ email: "a" }] })),
      plan({
        address: A,
        actions: ["delete", "create"],
        before: { ...VAULT, contact: [{ email: "a" }] },
        after: changed,
        change: { replace_paths: [["contact", 0, "email"]] },
      }),
    );
    expect(change?.attributes.map(({ path, replaces }) => [path, replaces])).toEqual([
      ["contact.email", true],
      ["sku_name", false],
    ]);
  });

  test("a secret is never shown, and neither is what isn't known yet", () => {
    const [change] = changesBetween(
      plan(idle()),
      plan({
        address: A,
        actions: ["update"],
        before: { ...VAULT, tenant_id: "old-secret" },
        after: { ...VAULT, tenant_id: "new-secret" },
        change: { after_unknown: { sku_name: true }, before_sensitive: { tenant_id: true } },
      }),
    );
    expect(JSON.stringify(change?.attributes)).not.toContain("secret");
    expect(change?.attributes).toContainEqual({
      path: "tenant_id",
      before: { state: "sensitive" },
      after: { state: "sensitive" },
      replaces: false,
    });
    expect(change?.attributes).toContainEqual(
      expect.objectContaining({ path: "sku_name", after: { state: "unknown" } }),
    );
  });

  test("drift is no change of the pull request", () => {
    const drifted = { ...plan(idle()), resource_drift: plan(gone()).resource_changes };
    const [change, ...more] = changesBetween(plan(idle()), drifted);
    expect(more).toEqual([]);
    expect(change).toMatchObject({ kind: "keep", pending: true, drifted: true, attributes: [] });
  });

  test("without a plan of BASE everything is HEAD's", () => {
    expect(changesBetween(undefined, plan(gone())).map(({ kind, pending }) => [kind, pending])).toEqual([
      ["destroy", false],
    ]);
  });
});

describe("what waits at BASE already", () => {
  const opens: Planned = { ...idle(), actions: ["update"], after: { ...VAULT, sku_name: "premium" } };
  test.each<[string, Planned, Planned, boolean]>([
    ["the same update", opens, opens, true],
    ["the same destruction", gone(), gone(), true],
    [
      "the same values in another order",
      opens,
      { ...opens, after: Object.fromEntries(Object.entries(opens.after ?? {}).reverse()) },
      true,
    ],
    ["another update", { ...opens, after: { ...VAULT, sku_name: "other" } }, opens, false],
    ["an update that becomes a replacement", opens, { ...opens, actions: ["delete", "create"] }, false],
    [
      "one more value that only apply tells",
      opens,
      { ...opens, change: { after_unknown: { tenant_id: true } } },
      false,
    ],
    [
      "an old copy, where the resource itself goes now",
      { ...gone(), more: { deposed: "12345678" } },
      gone(),
      false,
    ],
  ])("%s: %#", (_, base, head, expected) => {
    expect(changesBetween(plan(base), plan(head)).map(({ pending }) => pending)).toEqual([expected]);
  });
});

describe("moves", () => {
  const B = "azurerm_key_vault.b";
  const ROLE = {
    scope: "/s",
    principal_id: "p",
    role_definition_name: "Reader",
    name: "guid",
    id: "/s/guid",
  };
  const { name: _name, id: _id, ...asked } = ROLE;
  const role = (name: string) => `azurerm_role_assignment.${name}`;

  test("the plan knows the old address", () => {
    const [change] = changesBetween(plan(idle()), plan({ ...idle(B), more: { previous_address: A } }));
    expect(change).toMatchObject({ address: B, movedFrom: A, moveIsDeclared: true, kind: "keep" });
  });

  test.each<[string, Planned[], Planned[], Record<string, string>]>([
    ["one goes, and the same comes", [idle()], [gone(), come(B)], { [B]: "keep" }],
    [
      "the same comes with a change",
      [idle()],
      [gone(), come(B, { ...VAULT, sku_name: "premium" })],
      { [B]: "update" },
    ],
    [
      "another name comes",
      [idle()],
      [gone(), come(B, { ...VAULT, name: "kv2" })],
      { [A]: "destroy", [B]: "create" },
    ],
    [
      "another group's comes",
      [idle()],
      [gone(), come(B, { ...VAULT, resource_group_name: "x" })],
      { [A]: "destroy", [B]: "create" },
    ],
    [
      "two come, and nobody knows which",
      [idle(role("a"), ROLE)],
      [gone(role("a"), ROLE), come(role("b"), asked), come(role("c"), asked)],
      { [role("a")]: "destroy", [role("b")]: "create", [role("c")]: "create" },
    ],
    [
      "a role without a name comes again",
      [idle(role("a"), ROLE)],
      [gone(role("a"), ROLE), come(role("b"), asked)],
      { [role("b")]: "keep" },
    ],
    [
      "a role comes of which nobody knows where",
      [idle(role("a"), ROLE)],
      [gone(role("a"), ROLE), come(role("b"), { principal_id: "p", role_definition_name: "Reader" })],
      { [role("a")]: "destroy", [role("b")]: "create" },
    ],
    [
      "an old copy goes beside what comes",
      [idle()],
      [idle(), { ...gone(), more: { deposed: "12345678" } }, come(B)],
      { [A]: "destroy", [B]: "create" },
    ],
    [
      "the type isn't known, and all is the same",
      [idle("other_thing.a", { name: "x", size: 1 })],
      [
        gone("other_thing.a", { name: "x", size: 1, id: "/x" }),
        come("other_thing.b", { name: "x", size: 1 }),
      ],
      { "other_thing.b": "keep" },
    ],
    [
      "the type isn't known, and something differs",
      [idle("other_thing.a", { name: "x", size: 1 })],
      [gone("other_thing.a", { name: "x", size: 1 }), come("other_thing.b", { name: "x", size: 2 })],
      { "other_thing.a": "destroy", "other_thing.b": "create" },
    ],
  ])("%s", (_, base, head, expected) => {
    expect(kinds(changesBetween(plan(...base), plan(...head)))).toEqual(expected);
  });
});
