import { review } from "../../../review";
import type { Attributes } from "../../../terraform-json";
import { anyTerraformJsonOf } from "../../../terraform-json";

const RESOURCES = { resource: { azurerm_subnet: { a: { name: "a" } } } };
const provider = (settings: Attributes) => ({
  ...RESOURCES,
  provider: { azurerm: { features: {}, ...settings } },
});
const state = (backend: Attributes | undefined) =>
  backend === undefined ? RESOURCES : { ...RESOURCES, terraform: { backend } };

function risks(base: Attributes, head: Attributes): string[] {
  const [before, after] = [base, head].map((json) => ({
    name: "dev",
    file: "dev",
    terraform: anyTerraformJsonOf(json),
    acknowledgements: [],
  }));
  const { stacks } = review([{ name: "dev", base: before, head: after }], {
    today: "2026-11-22",
    version: "0",
  });
  return stacks.flatMap((stack) =>
    stack.risks.map((risk) =>
      [risk.kind, risk.certainty, risk.change.address, ...risk.attributes.map(({ path }) => path)].join(" "),
    ),
  );
}

test.each<[string, Attributes, Attributes, string]>([
  ["another subscription", { subscription_id: "a" }, { subscription_id: "b" }, "subscription_id"],
  ["another tenant", { tenant_id: "a" }, { tenant_id: "b" }, "tenant_id"],
  ["another cloud", {}, { environment: "china" }, "environment"],
])("%s may leave everything behind", (_, before, after, attribute) => {
  expect(risks(provider(before), provider(after))).toContain(
    `data-loss possible provider.azurerm ${attribute}`,
  );
});

test.each<[string, Attributes | undefined, Attributes | undefined, string]>([
  ["another key", { azurerm: { key: "a" } }, { azurerm: { key: "b" } }, "key"],
  [
    "another account",
    { azurerm: { storage_account_name: "a" } },
    { azurerm: { storage_account_name: "b" } },
    "storage_account_name",
  ],
  ["another kind of place", { azurerm: { key: "a" } }, { local: { path: "a" } }, "type"],
  ["no place any more", { azurerm: { key: "a" } }, undefined, "type"],
])("a state in %s may make everything anew", (_, before, after, attribute) => {
  expect(risks(state(before), state(after))).toContain(`data-loss possible terraform.backend ${attribute}`);
});

test("the same place, however the rest is set, is no risk", () => {
  const base = { ...provider({ subscription_id: "a" }), terraform: { backend: { azurerm: { key: "a" } } } };
  const head = {
    ...provider({ subscription_id: "a", storage_use_azuread: true }),
    terraform: { backend: { azurerm: { key: "a", use_azuread_auth: true } } },
  };
  expect(risks(base, head).filter((risk) => risk.startsWith("data-loss"))).toEqual([]);
});
