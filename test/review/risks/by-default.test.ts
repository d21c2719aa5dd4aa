import { DEFAULT_FAIL_ON, type Review } from "../../../review";
import { htmlReport } from "../../../review/report/html";
import { jsonReport } from "../../../review/report/json";
import { markdownReport } from "../../../review/report/markdown";
import { sarifReport } from "../../../review/report/sarif";
import { terminalReport } from "../../../review/report/terminal";
import type { Attributes } from "../../../terraform-json";
import { configuration, lineOf, type Resources, reviewed } from "../two-sides";
import { ACCOUNT, CLOSED, RG, VAULT } from "./samples";

const A = "azurerm_key_vault.a";
const vault = (more: Attributes): Resources => ({ [A]: { ...VAULT, ...CLOSED, ...more } });
const declared = (value: unknown, more: Attributes = {}): Attributes => ({
  variable: { v: { default: value, ...more } },
});
const PUBLIC = "public_network_access_enabled";

/** The review of the same resources with two defaults of `v`. */
function between(resources: Resources, before: unknown, after: unknown, more: Attributes = {}) {
  const side = (value: unknown) => configuration(resources, { ...declared(value), ...more });
  return reviewed(side(before), side(after));
}

/** Without the guidance, which says more of the same. */
const lines = ({ risks }: ReturnType<typeof reviewed>) =>
  risks.filter(({ kind }) => kind !== "guidance").map(lineOf);

describe("a risk that a default brings is a possible one", () => {
  test.each<[string, Attributes, unknown, unknown, Attributes]>([
    ["named as it is", { [PUBLIC]: "${var.v}" }, false, true, {}],
    [
      "named through locals",
      { [PUBLIC]: "${local.l.on}" },
      false,
      true,
      { locals: { k: "${var.v}", l: { on: "${local.k}" } } },
    ],
    ["turned round", { [PUBLIC]: "${!var.v}" }, true, false, {}],
    ["turned round in a local", { [PUBLIC]: "${!local.l}" }, true, false, { locals: { l: "${var.v}" } }],
    ["compared", { [PUBLIC]: '${var.v == "dev"}' }, "prod", "dev", {}],
    ["as one of several settings", { [PUBLIC]: "${var.v.open}" }, { open: false }, { open: true }, {}],
  ])("%s", (_, attributes, before, after, more) => {
    const seen = between(vault(attributes), before, after, more);
    expect(lines(seen)).toEqual([`network-opened ${A} ${PUBLIC} ?`]);
    expect(seen.risks[0]?.what).toMatch(/, judged by the default of var\.v$/);
    expect(seen.findings.map(({ became, finding }) => [became, finding.rule.id, finding.certainty])).toEqual([
      ["new", "security/vault-public-network", "unknown"],
    ]);
  });

  test("where another resource brings the finding", () => {
    const lock = {
      count: "${var.v ? 1 : 0}",
      name: "l",
      scope: `\${${A}.id}`,
      lock_level: "CanNotDelete",
    };
    const seen = between({ ...vault({}), "azurerm_management_lock.l": lock }, true, false);
    expect(lines(seen)).toEqual(["protection-removed azurerm_management_lock.l[0] ?"]);
  });

  test("where it names what is replaced, and what is replaced with it", () => {
    const resources: Resources = {
      "azurerm_storage_account.s": { ...ACCOUNT, ...CLOSED, name: "${var.v}" },
      "azurerm_machine_learning_workspace.w": {
        name: "w",
        ...RG,
        ...CLOSED,
        storage_account_id: "${azurerm_storage_account.s.id}",
      },
    };
    const seen = between(resources, "one", "other");
    expect(lines(seen).filter((line) => line.startsWith("data-loss"))).toEqual([
      "data-loss azurerm_machine_learning_workspace.w storage_account_id ?",
      "data-loss azurerm_storage_account.s name ?",
    ]);
  });

  test("where it is a setting of a provider", () => {
    const provider = { azurerm: { alias: "hub", features: {}, subscription_id: "${var.v}" } };
    const [risk] = between(vault({}), "one", "other", { provider }).risks;
    expect(risk && [lineOf(risk), risk.what]).toEqual([
      "data-loss provider.azurerm.hub subscription_id ?",
      "the stack goes to another place in Azure, judged by the default of var.v",
    ]);
  });
});

test("what a condition comes to is shown, and replaces as if it stood there", () => {
  const account = { ...ACCOUNT, ...CLOSED, account_replication_type: '${var.v ? "GZRS" : "LRS"}' };
  const { risks } = between({ "azurerm_storage_account.s": account }, true, false);
  const [risk] = risks.filter(({ kind }) => kind === "data-loss");
  expect(risk?.attributes).toEqual([
    {
      path: "account_replication_type",
      before: { state: "known", value: "GZRS" },
      after: { state: "known", value: "LRS" },
      replaces: true,
    },
  ]);
});

test("what is weakened beside another default is certain", () => {
  const side = (open: boolean, tag: string) =>
    configuration(vault({ [PUBLIC]: open, tags: { a: "${var.v}" } }), declared(tag));
  const { risks, findings } = reviewed(side(false, "one"), side(true, "other"));
  expect(risks.map(lineOf)).toEqual([`network-opened ${A} ${PUBLIC}`]);
  expect(findings.map(({ finding }) => finding.certainty)).toEqual(["violation"]);
});

test("a variable whose default stays is unknown beside one whose default doesn't", () => {
  const more = { variable: { v: { default: "one" }, open: { default: true } } };
  const other = { variable: { v: { default: "other" }, open: { default: true } } };
  const resources = vault({ [PUBLIC]: "${var.open}", tags: { a: "${var.v}" } });
  const { changes, risks } = reviewed(configuration(resources, more), configuration(resources, other));
  expect(risks).toEqual([]);
  expect(changes.flatMap(({ attributes }) => attributes.map(({ path }) => path))).toEqual(["tags.a"]);
});

test("what is production is so whatever the default of a tag says", () => {
  const resources = vault({ tags: { environment: "${var.v}" } });
  expect(between(resources, "prod", "dev").production).toBe(true);
});

test("many variables are counted", () => {
  const names = ["a", "b", "c"];
  const side = (value: boolean) =>
    configuration(vault({ [PUBLIC]: `\${${names.map((name) => `var.${name}`).join(" || ")}}` }), {
      variable: Object.fromEntries(names.map((name) => [name, { default: value }])),
    });
  expect(reviewed(side(false), side(true)).risks[0]?.what).toMatch(
    /, judged by the default of var\.a and 2 more$/,
  );
});

describe("a sensitive default", () => {
  const SECRET = "correct-horse-battery-staple";
  const side = (value: string) =>
    configuration(
      {
        ...vault({ name: "${var.v}", tags: { a: "x${var.v}", b: "${upper(local.l)}" } }),
        "azurerm_storage_account.s": { ...ACCOUNT, name: "${local.l}" },
        "azurerm_machine_learning_workspace.w": {
          name: "w",
          ...RG,
          storage_account_id: "${azurerm_storage_account.s.id}",
        },
      },
      {
        ...declared(value, { sensitive: true }),
        locals: { l: "${var.v}" },
        provider: { azurerm: { tenant_id: "${var.v}" } },
      },
    );
  const seen = reviewed(side(`${SECRET}-1`), side(`${SECRET}-2`));

  test("is told of, as what nobody judges", () => {
    expect(seen.newNotSeen).toEqual([
      "what comes of another default of var.v, which is sensitive and shown nowhere",
    ]);
    expect(seen.changes.map(({ address }) => address)).toContain(A);
  });

  test("stands in no report", () => {
    const review: Review = { version: "0", base: "b", head: "h", stacks: [seen], failOn: DEFAULT_FAIL_ON };
    const reports = [
      terminalReport(review),
      markdownReport(review),
      jsonReport(review),
      sarifReport(review),
      htmlReport(review),
    ].map((report) => (typeof report === "string" ? report : JSON.stringify(report)));
    expect(reports.filter((report) => report.includes("var.v")).length).toBe(reports.length);
    expect(reports.filter((report) => /correct-horse|CORRECT-HORSE/.test(report))).toEqual([]);
  });

  test("that nothing uses is not told of", () => {
    const unused = (value: string) => configuration(vault({}), declared(value, { sensitive: true }));
    expect(reviewed(unused("a"), unused("b")).newNotSeen).toEqual([]);
  });
});

describe("hostile defaults", () => {
  test("that name themselves are text", () => {
    const seen = between(vault({ tags: { a: "${var.v}" } }), "${var.v}", "${var.v}${var.v}");
    expect(seen.changes.flatMap(({ attributes }) => attributes.map(({ path }) => path))).toEqual(["tags.a"]);
  });

  test("of which a chain of locals is made end", () => {
    const locals = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [
        `l${index}`,
        index === 0 ? "${var.v}" : `\${local.l${index - 1}}\${local.l${index - 1}}`,
      ]),
    );
    const seen = between(vault({ tags: { a: "${local.l1999}" } }), "a", "b", { locals });
    expect(seen.risks).toEqual([]);
  });

  test("a local that names itself beside it ends", () => {
    const locals = { l: "${local.m}${var.v}", m: "${local.l}" };
    expect(between(vault({ [PUBLIC]: "${local.m}" }), "a", "b", { locals }).presence).toBe("both");
  });
});
