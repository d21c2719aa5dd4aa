import { check } from "../../../../baseline/check/check";
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

test("what a file holds, or a function makes of texts, is unknown", () => {
  const unknown = [expect.stringContaining(": unknown: ")];
  expect(certificate({ certificate: { contents: '${filebase64("a.pfx")}' } })).toEqual(unknown);
  expect(certificate({ certificate: { contents: "${filebase64(var.path)}" } })).toEqual(unknown);
  expect(secret({ value: '${base64encode("hello")}' })).toEqual(unknown);
});

test("a plan doesn't tell the code's text from a variable's value, but what another resource gives", () => {
  const planned = (given: object) => {
    const graph = planOf({ "azurerm_key_vault_secret.a": given });
    return check(graph, [vaultSecretValues]).outcomes.flatMap(({ findings }) =>
      findings.map(({ certainty }) => certainty),
    );
  };
  expect(planned({ values: { value: "hello" }, expressions: { value: to("var.password") } })).toEqual([
    "unknown",
  ]);
  expect(
    planned({ unknown: { value: true }, expressions: { value: to("random_password.p.result") } }),
  ).toEqual([]);
  expect(planned({})).toEqual([]);
});
