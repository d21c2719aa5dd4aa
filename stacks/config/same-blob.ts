import type { LandingZoneConfig } from "./landing-zone-config";

type Backend = LandingZoneConfig["backend"];

/** What of a configuration, resolved or not, says where states lie. */
interface Stateful {
  readonly backend: Backend;
  readonly serving?: { readonly backend: Backend };
}

interface PlacedState {
  /** `backend.key` or `serving.backend.key`. */
  readonly path: string;
  readonly backend: Backend;
}

/** Whether two Terraform states would lie in one blob; local ones never do. */
export function isSameBlob(one: Backend, other: Backend): boolean {
  return (
    one.kind === "azurerm" && other.kind === "azurerm" && one.key === other.key && isSameContainer(one, other)
  );
}

/** Whether who reads one of two states reads the other too: roles end at containers. */
export function isSameContainer(one: Backend, other: Backend): boolean {
  return (
    one.kind === "azurerm" &&
    other.kind === "azurerm" &&
    one.storageAccount === other.storageAccount &&
    one.container === other.container
  );
}

/** The state of a landing zone and that of what it serves, each with its path. */
export function statesOf({ backend, serving }: Stateful): PlacedState[] {
  return [
    { path: "backend.key", backend },
    ...(serving === undefined ? [] : [{ path: "serving.backend.key", backend: serving.backend }]),
  ];
}
