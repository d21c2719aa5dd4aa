import { check } from "../../../../baseline/check/check";
import { providerSecrets } from "../../../../baseline/rules/security/provider-secrets";
import { planOf, to } from "../../graph/plan-of";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(providerSecrets, template);
const written = (address: string, at: string) => [
  `${address}: violation: ${at} is written in the code: whoever reads it signs in with it`,
];

test("federated credentials and what is given pass", () => {
  const azurerm = { features: {}, use_oidc: true, client_id: "c", client_secret: "${var.secret}" };
  expect(found({ provider: { azurerm } })).toEqual([]);
  expect(found({ provider: { azurerm: { features: {}, client_secret: "" } } })).toEqual([]);
});

test.each(["client_secret", "client_certificate_password", "oidc_token"])(
  "%s in a provider is found, and isn't shown",
  (name) => {
    expect(found({ provider: { azurerm: { features: {}, [name]: "hunter2" } } })).toEqual(
      written("provider.azurerm", name),
    );
    expect(
      found({ provider: { azuread: [{}, { alias: "b", [name]: "${local.p}" }] }, locals: { p: "p" } }),
    ).toEqual(written("provider.azuread.b", name));
  },
);

test("a key of another state, or of a state that isn't in Azure, is found", () => {
  const remote = (config: object) => ({
    data: { terraform_remote_state: { s: { backend: "azurerm", config } } },
  });
  expect(found(remote({ access_key: "hunter2" }))).toEqual(
    written("data.terraform_remote_state.s", "config.access_key"),
  );
  expect(found(remote({ access_key: "${var.key}", use_azuread_auth: true }))).toEqual([]);
  expect(found({ terraform: { backend: { pg: { conn_str: "postgres://u:p@h/db" } } } })).toEqual(
    written("terraform.backend.pg", "conn_str"),
  );
});

test("the backend of azurerm is another rule's", () => {
  expect(found({ terraform: { backend: { azurerm: { access_key: "hunter2" } } } })).toEqual([]);
});

test("a plan tells what stands in the code", () => {
  const planned = (client_secret: object) =>
    check(planOf({}, { providers: { azurerm: { name: "azurerm", expressions: { client_secret } } } }), [
      providerSecrets,
    ]).outcomes.flatMap(({ findings }) => findings.map(({ certainty }) => certainty));
  expect(planned({ constant_value: "hunter2" })).toEqual(["violation"]);
  expect(planned(to("var.secret"))).toEqual([]);
});
