import { registryZoneRedundancy } from "../../../../baseline/rules/reliability/registry-zone-redundancy";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(registryZoneRedundancy, "azurerm_container_registry");
const arm = inArm(registryZoneRedundancy, "Microsoft.ContainerRegistry/registries");
const PROD = { production: true };
const FOUND = [expect.stringContaining("the loss of one zone stops the registry")];

test("a registry in several zones passes", () => {
  expect(azurerm({ zone_redundancy_enabled: true }, PROD)).toEqual([]);
  expect(arm({ properties: { zoneRedundancy: "Enabled" } }, PROD)).toEqual([]);
});

test("one zone is found in production, and it is the default", () => {
  expect(azurerm({ zone_redundancy_enabled: false }, PROD)).toEqual(FOUND);
  expect(azurerm({}, PROD)).toEqual(FOUND);
  expect(arm({ properties: { zoneRedundancy: "Disabled" } }, PROD)).toEqual(FOUND);
  expect(azurerm({}, { production: false })).toEqual([]);
});

test("a replica in one zone is found", () => {
  const found = (zone_redundancy_enabled: boolean) =>
    azurerm(
      {
        zone_redundancy_enabled: true,
        georeplications: [{ location: "northeurope", zone_redundancy_enabled }],
      },
      PROD,
    );
  expect(found(true)).toEqual([]);
  expect(found(false)).toEqual([expect.stringContaining("stops the replica")]);
});

test("a region without zones can't have it", () => {
  expect(azurerm({ location: "North Central US" }, PROD)).toEqual([]);
  expect(azurerm({ location: "westeurope" }, PROD)).toEqual(FOUND);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ zone_redundancy_enabled: "${var.x}" }, PROD)).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
