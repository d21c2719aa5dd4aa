import {
  type FailOn,
  fails,
  type Review,
  ReviewProblem,
  review,
  type StackReview,
  WEAKENED,
} from "../../review";
import { levelOf } from "../../review/verdict";
import { anyTerraformJsonOf } from "../../terraform-json";
import { ACCOUNT, RG, ST } from "./accounts";
import { accepting, configuration, type Resources, reviewed, TODAY } from "./two-sides";

const CLOSED: Resources = { [ST]: ACCOUNT };
const OPEN: Resources = { [ST]: { ...ACCOUNT, public_network_access_enabled: true } };
const NONE: Resources = {};
const BOTH = [accepting("security/storage-public-network"), accepting("security/storage-firewall")];
const WITH_ADDRESS: Resources = { "azurerm_private_endpoint.p": { name: "p", ...RG, subnet_id: "/s" } };

const between = (base: Resources | undefined, head: Resources | undefined, accepted = {}) =>
  reviewed(base && configuration(base), head && configuration(head), accepted);

describe("the verdict", () => {
  test.each<[string, StackReview, string, boolean]>([
    ["stop: data is lost", between(CLOSED, NONE), "stop", true],
    ["weaker: something protects less", between(CLOSED, OPEN), "weaker", true],
    ["look: somebody accepts it", between(CLOSED, OPEN, { head: BOTH }), "look", false],
    ["look: it costs more", between(NONE, WITH_ADDRESS), "look", false],
    ["stop: a stack goes, with its data", between(CLOSED, undefined), "stop", true],
    ["fine: something changes", between(CLOSED, { [ST]: { ...ACCOUNT, tags: { a: "b" } } }), "fine", false],
    ["same: nothing does", between(OPEN, OPEN), "same", false],
  ])("%s", (_, stack, level, isFailed) => {
    const relevant =
      level === "look" ? { ...stack, risks: stack.risks.filter(({ kind }) => kind !== "guidance") } : stack;
    expect(levelOf([relevant])).toBe(level);
    expect(fails(reviewOf([relevant]))).toBe(isFailed);
  });

  test.each<[readonly FailOn[], boolean]>([
    [["data-loss"], false],
    [["network-opened"], true],
    [WEAKENED, true],
    [["rights-widened", "monitoring-lost"], false],
    [[], false],
  ])("fails on %p: %p", (failOn, expected) => {
    expect(fails(reviewOf([between(CLOSED, OPEN)], failOn))).toBe(expected);
  });

  test("fails on higher cost where that is asked for, and not on a lower one", () => {
    expect(fails(reviewOf([between(NONE, WITH_ADDRESS)], ["cost-up"]))).toBe(true);
    expect(fails(reviewOf([between(WITH_ADDRESS, NONE)], ["cost-up"]))).toBe(false);
  });

  test("every kind of risk but the loss of data is a weakening, and what no rule can follow", () => {
    expect(WEAKENED).not.toContain("data-loss");
    expect(WEAKENED).toContain("not-seen");
    expect(WEAKENED).toHaveLength(7);
  });
});

describe("a stack that comes or goes", () => {
  const ROLE = "azurerm_role_assignment.r";
  const role = {
    [ROLE]: {
      scope:
        "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv",
      role_definition_name: "Reader",
      principal_id: "p",
      principal_type: "Group",
    },
  };

  test("one that comes is told by the rules that it breaks, and gives nobody more than before", () => {
    const { changes, presence, risks } = between(undefined, { ...CLOSED, ...role });
    expect(presence).toBe("added");
    expect(changes.map(({ kind }) => kind)).toEqual(["create", "create"]);
    expect(risks.every(({ rules }) => rules.length > 0)).toBe(true);
    expect(risks.map(({ change }) => change.address)).not.toContain(ROLE);
  });

  test("what is in one that goes is left in Azure, and the data in it to whoever destroys it", () => {
    const stack = between({ ...OPEN, ...WITH_ADDRESS }, undefined);
    expect(stack).toMatchObject({ presence: "removed", findings: [], names: [] });
    expect(stack.changes.map(({ address, kind }) => [address, kind])).toEqual([
      ["azurerm_private_endpoint.p", "forget"],
      [ST, "forget"],
    ]);
    expect(stack.risks.map(({ certainty, change, kind }) => [kind, certainty, change.address])).toEqual([
      ["data-loss", "possible", ST],
    ]);
    expect(stack.cost).toBeUndefined();
  });
});

describe("findings", () => {
  const became = (stack: StackReview, rule: string) =>
    stack.findings.filter(({ finding }) => finding.rule.id === rule).map((one) => one.became);
  const RULE = "security/storage-public-network";
  const soon = [accepting(RULE, "2026-12-22")];
  const over = [accepting(RULE, "2026-11-21")];
  const long = [accepting(RULE, "2026-12-23")];

  test.each<[string, Resources, Resources, Parameters<typeof between>[2], string[]]>([
    ["HEAD has it", CLOSED, OPEN, {}, ["new"]],
    ["BASE had it", OPEN, CLOSED, {}, ["fixed"]],
    ["BASE had it, and somebody accepted it", OPEN, CLOSED, { base: long, head: long }, ["fixed"]],
    ["both have it", OPEN, OPEN, {}, []],
    ["HEAD accepts what it brings", CLOSED, OPEN, { head: long }, ["accepted"]],
    ["HEAD accepts what was there", OPEN, OPEN, { head: long }, ["accepted"]],
    ["both accept it", OPEN, OPEN, { base: long, head: long }, []],
    ["it ends in thirty days", OPEN, OPEN, { base: soon, head: soon }, ["expiring"]],
    ["it is over on both sides", OPEN, OPEN, { base: over, head: over }, ["expired"]],
    ["what HEAD brings was accepted until yesterday", CLOSED, OPEN, { head: over }, ["new"]],
    ["HEAD doesn't accept it any more", OPEN, OPEN, { base: long }, ["new"]],
    ["HEAD accepts it for longer", OPEN, OPEN, { base: soon, head: long }, []],
  ])("%s", (_, base, head, accepted, expected) => {
    expect(became(between(base, head, accepted), RULE)).toEqual(expected);
  });

  test("a resource that moves keeps its findings", () => {
    const moved = configuration({ "azurerm_storage_account.moved": OPEN[ST] ?? {} });
    expect(reviewed(configuration(OPEN), moved).findings).toEqual([]);
  });

  test("one more block before another makes no finding of it", () => {
    const rule = (priority: number, source: string) => ({
      ...{
        name: `r${priority}`,
        priority,
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        source_port_range: "*",
      },
      ...{ source_address_prefix: source, destination_address_prefix: "*", destination_port_range: "22" },
    });
    const group = (...rules: readonly object[]) => ({
      "azurerm_network_security_group.g": { name: "g", ...RG, security_rule: rules },
    });
    const open = rule(200, "Internet");
    const narrow = { ...rule(100, "10.0.0.4"), access: "Deny" };
    const seen = between(group(open), group(narrow, open)).findings.filter(
      ({ became: one }) => one === "new",
    );
    expect(seen).toEqual([]);
  });
});

describe("names and cost", () => {
  test("another name in Azure is told, one that Terraform knows only is not", () => {
    const names = (base: object, head: object) =>
      between({ [ST]: { ...ACCOUNT, ...base } }, { [ST]: { ...ACCOUNT, ...head } }).names.map(
        ({ before, after }) => `${before} → ${after}`,
      );
    expect(names({}, { name: "other" })).toEqual(["st → other"]);
    expect(names({}, { tags: { a: "b" } })).toEqual([]);
    expect(names({}, { name: "${var.name}" })).toEqual([]);
  });

  test("what a local says costs what the value itself costs", () => {
    const instance = (sku: string) => ({ "azurerm_container_registry.r": { name: "r", ...RG, sku } });
    const base = configuration(instance("Premium"));
    const head = configuration(instance("${local.sku}"), { locals: { sku: "Premium" } });
    expect(reviewed(base, head).cost).toBeUndefined();
    expect(reviewed(configuration(instance("Basic")), base).cost?.after).toBeGreaterThan(0);
  });

  test("the line that makes the largest difference comes first", () => {
    const head = { ...WITH_ADDRESS, "azurerm_bastion_host.b": { name: "b", ...RG, sku: "Standard" } };
    const differences =
      between(NONE, head).cost?.lines.map(({ before, after }) => Math.abs(after - before)) ?? [];
    expect(differences.length).toBeGreaterThan(1);
    expect(differences).toEqual([...differences].sort((a, b) => b - a));
  });
});

describe("inputs that can't be compared", () => {
  const version = (text: string | undefined) => ({
    ...configuration(CLOSED),
    terraform: text === undefined ? {} : { required_providers: { azurerm: { version: text } } },
  });
  const plan = {
    format_version: "1.2",
    terraform_version: "1.11.0",
    planned_values: {},
    resource_changes: [],
    configuration: {},
  };
  const compare = (base: Record<string, unknown>, head: Record<string, unknown>) => () => {
    const [one, two] = [base, head].map((json) => ({
      name: "a",
      file: "-",
      terraform: anyTerraformJsonOf(json),
      acknowledgements: [],
    }));
    return review([{ name: "a", base: one, head: two }], { today: TODAY, version: "0.0.0" });
  };

  test("a plan and a configuration", () => {
    expect(compare(plan, version("5.2.0"))).toThrow(ReviewProblem);
    expect(compare(plan, version("5.2.0"))).toThrow(/BASE is a plan and HEAD is a configuration/);
  });

  test("two versions of azurerm", () => {
    expect(compare(version("~> 4.81"), version("5.2.0"))).toThrow(/azurerm 4 and HEAD for azurerm 5/);
  });

  test.each<[string | undefined, string | undefined]>([
    ["5.2.0", ">= 5.0"],
    ["~> 4.1", "4.81.0"],
    [undefined, "5.2.0"],
    [undefined, undefined],
  ])("but not %p and %p", (base, head) => {
    expect(compare(version(base), version(head))).not.toThrow();
  });

  test("all of them are told at once", () => {
    const side = (json: Record<string, unknown>) => ({
      name: "",
      file: "-",
      terraform: anyTerraformJsonOf(json),
      acknowledgements: [],
    });
    const inputs = ["a", "b"].map((name) => ({ name, base: side(plan), head: side(version("5.2.0")) }));
    expect(() => review(inputs, { today: TODAY, version: "0.0.0" })).toThrow(/^a: [^\n]+\nb: [^\n]+$/);
  });
});

function reviewOf(stacks: readonly StackReview[], failOn?: readonly FailOn[]): Review {
  const empty = review([], { today: TODAY, version: "0.0.0", failOn });
  return { ...empty, stacks };
}
