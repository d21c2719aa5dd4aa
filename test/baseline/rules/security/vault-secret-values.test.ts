import { check } from "../../../../baseline/check/check";
import type { Graph } from "../../../../baseline/graph";
import { vaultSecretValues } from "../../../../baseline/rules/security/vault-secret-values";
import { planOf, to } from "../../graph/plan-of";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const secret = inAzurerm(vaultSecretValues, "azurerm_key_vault_secret");
const certificate = inAzurerm(vaultSecretValues, "azurerm_key_vault_certificate");
const arm = inArm(vaultSecretValues, "Microsoft.KeyVault/vaults/secrets");
const problem = [expect.stringContaining("stands in the code")];

test.each([
  "${var.password}",
  "${random_password.p.result}",
  "https://${azurerm_storage_account.a.name}.blob.core.windows.net",
])("%s is no text in the code", (value) => {
  const found = findingsOf(
    vaultSecretValues,
    resources({
      random_password: { p: { length: 20 } },
      azurerm_storage_account: { a: { name: "sta" } },
      azurerm_key_vault_secret: { a: { value } },
    }),
  );
  expect(found).toEqual([]);
});

test("a secret in the code is found, wherever azurerm or ARM has it", () => {
  expect(secret({ value: "hello" })).toEqual([
    "azurerm_key_vault_secret.a: violation: the secret in value stands in the code",
  ]);
  expect(secret({ value_wo: "hello", value_wo_version: 1 })).toEqual(problem);
  expect(certificate({ certificate: { contents: "hello", password: "${var.p}" } })).toEqual(problem);
  expect(certificate({ certificate: [{ contents: "${var.c}", password: "hello" }] })).toEqual(problem);
  expect(arm({ properties: { value: "hello" } })).toEqual(problem);
  expect(arm({ properties: { value: "${var.x}" } })).toEqual([]);
});

test("a local doesn't hide it", () => {
  const template = {
    ...resources({ azurerm_key_vault_secret: { a: { value: "${local.password}" } } }),
    locals: { password: "hello" },
  };
  expect(findingsOf(vaultSecretValues, template)).toEqual(problem);
});

test("a placeholder that Terraform leaves alone passes", () => {
  expect(secret({ value: "set later", lifecycle: { ignore_changes: ["value"] } })).toEqual([]);
  expect(secret({ value: "set later", lifecycle: { ignore_changes: "all" } })).toEqual([]);
  expect(secret({ value: "set later", lifecycle: { ignore_changes: ["tags"] } })).toEqual(problem);
});

test("a certificate that the vault makes itself passes", () => {
  expect(certificate({ certificate_policy: { issuer_parameters: { name: "Self" } } })).toEqual([]);
});

const values = (value: string, around: object = {}, more: object = {}) =>
  findingsOf(vaultSecretValues, {
    resource: {
      azurerm_key_vault_secret: { a: { value, ...more } },
      azurerm_resource_group: { g: { name: "rg" } },
      random_password: { p: { length: 20 } },
    },
    ...around,
  });
const unknown = [expect.stringContaining(": unknown: ")];

test.each([
  ["a function of texts", '${base64decode("aHVudGVyMg==")}'],
  ["several of them", '${join("", ["hun", lower("TER2")])}'],
  ["a function of a local", "${lower(local.p)}"],
  ["the place of a local", "${local.all.p}"],
  ["a text before another resource's name", "hunter2${azurerm_resource_group.g.name}"],
])("%s is in the code, too", (_, value) => {
  expect(values(value, { locals: { p: "HUNTER2", all: { p: "hunter2", q: "${var.q}" } } })).toEqual(problem);
});

test.each([
  ["a local that is a variable", "${local.q}"],
  ["a function of one", "${lower(local.q)}"],
  ["its place among texts", "${local.all.q}"],
  ["a text around what another resource makes", "Password=${random_password.p.result}"],
  ["a function of it", '${format("%s;%s", azurerm_resource_group.g.name, random_password.p.result)}'],
  ["another resource's name", "${azurerm_resource_group.g.name}"],
])("%s isn't", (_, value) => {
  expect(values(value, { locals: { q: "${var.q}", all: { p: "hunter2", q: "${var.q}" } } })).toEqual([]);
});

test("a variable's default is in the code, and may be what is taken", () => {
  const variable = (p: object) => ({ variable: { p } });
  expect(values("${var.p}", variable({ default: "hunter2" }))).toEqual(unknown);
  for (const one of [{}, { default: null }, { default: "" }, { default: {} }]) {
    expect(values("${var.p}", variable(one))).toEqual([]);
  }
  expect(values("${var.p}${random_password.p.result}", variable({ default: "hunter2" }))).toEqual([]);
});

test("a text that a condition may take is unknown", () => {
  expect(values('${var.p == "" ? "hunter2" : var.p}')).toEqual(unknown);
  expect(values('${var.p != "" ? var.p : "hunter2"}')).toEqual(unknown);
  expect(values('${var.p != "" ? var.p : random_password.p.result}')).toEqual([]);
});

test("for_each hides nothing, and makes no code of what is given", () => {
  expect(values("${each.value}", {}, { for_each: { a: "hunter2" } })).toEqual(problem);
  expect(values("${each.value}", {}, { for_each: { a: "${var.p}" } })).toEqual([]);
  expect(values("${each.value}", {}, { for_each: "${var.all}" })).toEqual([]);
});

test("what a file holds, or only Terraform knows, is unknown", () => {
  expect(certificate({ certificate: { contents: '${filebase64("a.pfx")}' } })).toEqual(unknown);
  expect(certificate({ certificate: { contents: "${filebase64(var.path)}" } })).toEqual(unknown);
  expect(values('${yamldecode(file("s.yaml")).p}')).toEqual(unknown);
  expect(values("${uuid()}")).toEqual(unknown);
  expect(values("${terraform.workspace}")).toEqual(unknown);
});

describe("a plan tells", () => {
  const certainties = (graph: Graph) =>
    check(graph, [vaultSecretValues]).outcomes.flatMap(({ findings }) =>
      findings.map(({ certainty }) => certainty),
    );
  const planned = (given: object, variables?: object) =>
    certainties(planOf({ "azurerm_key_vault_secret.a": given }, { variables }));
  const hello = (value: object) => ({ values: { value: "hello" }, expressions: { value } });

  test("the code's text from what is given", () => {
    expect(planned(hello({ constant_value: "hello" }))).toEqual(["violation"]);
    expect(planned(hello(to("var.password")))).toEqual([]);
    expect(planned(hello(to("local.password")))).toEqual([]);
    expect(
      planned(hello(to("data.azurerm_key_vault_secret.s.value", "data.azurerm_key_vault_secret.s"))),
    ).toEqual([]);
    expect(planned({})).toEqual([]);
    expect(
      planned({ unknown: { value: true }, expressions: { value: to("random_password.p.result") } }),
    ).toEqual([]);
  });

  test("a text in a block, and one that no state keeps", () => {
    const inBlock = { values: { value: null }, expressions: { value_wo: { constant_value: "hello" } } };
    expect(planned(inBlock)).toEqual(["violation"]);
    expect(planned({ expressions: { value_wo: to("var.password") } })).toEqual([]);
    const contents = { contents: "c", password: "hello" };
    const written = { contents: to("var.c"), password: { constant_value: "hello" } };
    const certificate = { values: { certificate: [contents] }, expressions: { certificate: [written] } };
    expect(certainties(planOf({ "azurerm_key_vault_certificate.a": certificate }))).toEqual(["violation"]);
  });

  test("a variable that nobody gives from one that somebody does", () => {
    expect(planned(hello(to("var.password")), { password: { default: "hello" } })).toEqual(["violation"]);
    expect(planned(hello(to("var.password")), { password: { default: "changeme" } })).toEqual([]);
  });

  test("each of several", () => {
    const each = (for_each_expression: object) => ({
      ...hello(to("each.value")),
      others: { for_each_expression },
    });
    expect(planned(each({ constant_value: { a: "hello" } }))).toEqual(["violation"]);
    expect(planned(each(to("var.all")))).toEqual([]);
  });

  test("a placeholder that was taken once, and isn't any more", () => {
    expect(
      planned({ values: { value: "theirs" }, expressions: { value: { constant_value: "set later" } } }),
    ).toEqual([]);
  });

  test("nothing of a function of texts, nor of one attribute in a body that is put together", () => {
    expect(planned(hello({}))).toEqual(["unknown"]);
    const body = {
      values: {
        type: "Microsoft.KeyVault/vaults/secrets@2024-11-01",
        body: { properties: { value: "hello" } },
      },
    };
    const azapi = (written: object) =>
      certainties(planOf({ "azapi_resource.a": { ...body, expressions: { body: written } } }));
    expect(azapi(to("var.tags"))).toEqual(["unknown"]);
    expect(azapi({ constant_value: { properties: { value: "hello" } } })).toEqual(["violation"]);
  });
});
