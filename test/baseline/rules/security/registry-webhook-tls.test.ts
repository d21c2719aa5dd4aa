import { registryWebhookTls } from "../../../../baseline/rules/security/registry-webhook-tls";
import { inArm, inAzurerm } from "../alone";

const found = (service_uri: string) =>
  inAzurerm(registryWebhookTls, "azurerm_container_registry_webhook")({ service_uri });

test("a call by HTTPS passes", () => {
  expect(found("HTTPS://hooks.example.com/a")).toEqual([]);
});

test("a call without encryption is found", () => {
  expect(found("http://hooks.example.com/a")).toEqual([
    expect.stringContaining("violation: service_uri is "),
  ]);
});

test("a body of azapi says the same", () => {
  const arm = inArm(registryWebhookTls, "Microsoft.ContainerRegistry/registries/webhooks");
  expect(arm({ properties: { serviceUri: "http://hooks.example.com" } })).toHaveLength(1);
  expect(arm({ properties: { serviceUri: "https://hooks.example.com" } })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found("${var.x}")).toEqual([expect.stringContaining(": unknown: ")]);
});
