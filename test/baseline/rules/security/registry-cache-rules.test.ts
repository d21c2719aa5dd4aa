import { registryCacheRules } from "../../../../baseline/rules/security/registry-cache-rules";
import { inArm, inAzurerm } from "../alone";

const found = (source_repo: string) =>
  inAzurerm(registryCacheRules, "azurerm_container_registry_cache_rule")({ source_repo });

test.each(["docker.io/library/ubuntu", "mcr.microsoft.com/*", "registry.example.com/team/*"])(
  "%s passes: somebody has named it, or not anybody publishes there",
  (source) => {
    expect(found(source)).toEqual([]);
  },
);

test.each(["docker.io/*", "docker.io/library/*", "ghcr.io/*", "quay.io/team/*", "public.ecr.aws/*"])(
  "%s is found",
  (source) => {
    expect(found(source)).toEqual([
      `azurerm_container_registry_cache_rule.a: violation: source_repo is "${source}": the registry hands on whatever anybody publishes there`,
    ]);
  },
);

test("a body of azapi says the same", () => {
  const arm = inArm(registryCacheRules, "Microsoft.ContainerRegistry/registries/cacheRules");
  expect(arm({ properties: { sourceRepository: "docker.io/*" } })).toHaveLength(1);
  expect(arm({ properties: { sourceRepository: "docker.io/library/python" } })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found("${var.x}")).toEqual([expect.stringContaining(": unknown: ")]);
});
