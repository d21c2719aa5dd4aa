import type { LandingZoneConfig } from "./landing-zone-config";

type Backend = LandingZoneConfig["backend"];

/** Whether two Terraform states would lie in one blob; local ones never do. */
export function isSameBlob(one: Backend, other: Backend): boolean {
  return (
    one.kind === "azurerm" &&
    other.kind === "azurerm" &&
    one.storageAccount === other.storageAccount &&
    one.container === other.container &&
    one.key === other.key
  );
}
