import { registryTokens } from "../../../../baseline/rules/security/registry-tokens";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const azurerm = inAzurerm(registryTokens, "azurerm_container_registry_token");
const arm = inArm(registryTokens, "Microsoft.ContainerRegistry/registries/tokens");

test("a token that is off passes", () => {
  expect(azurerm({ enabled: false })).toEqual([]);
  expect(arm({ properties: { status: "disabled" } })).toEqual([]);
});

test.each([[{ enabled: true }, "a password that Entra doesn't know"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([[{ properties: { status: "enabled" } }, "a password that Entra doesn't know"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("a password that Entra doesn't know")]);
  expect(arm({})).toEqual([expect.stringContaining("a password that Entra doesn't know")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_container_registry_token.a: unknown: "),
  ]);
});

describe("a password of a token", () => {
  const password = (token_id: string, enabled: unknown = true) =>
    findingsOf(
      registryTokens,
      resources({
        azurerm_container_registry_token: { t: { enabled } },
        azurerm_container_registry_token_password: { p: { container_registry_token_id: token_id } },
      }),
    ).filter((line) => line.startsWith("azurerm_container_registry_token_password"));
  const TOKEN = "${azurerm_container_registry_token.t.id}";

  test("is found, wherever the token comes from", () => {
    for (const id of [TOKEN, "/subscriptions/s/…/registries/r/tokens/t"]) {
      expect(password(id)).toEqual([expect.stringContaining("violation: a password that Entra")]);
    }
  });

  test("opens nothing where the token is off", () => {
    expect(password(TOKEN, false)).toEqual([]);
    expect(password(TOKEN, "${var.x}")).toHaveLength(1);
  });

  test("is unknown where only a plan tells of what it is", () => {
    expect(password("${var.t}")).toEqual([expect.stringContaining(": unknown: ")]);
  });
});
