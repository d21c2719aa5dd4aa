import { type Fact, holds } from "../azure";
import { mustHold } from "./must";
import type { Problem } from "./rule";

/** A firewall's list of addresses must be empty, as Terraform or ARM writes it. */
export function mustLetNoAddressIn(addresses: Fact<unknown>): Problem[] {
  return mustBeEmpty(addresses, "lets in public addresses");
}

/** A firewall's list of subnets must be empty: a subnet comes by a private endpoint, not past it. */
export function mustLetNoSubnetIn(subnets: Fact<unknown>): Problem[] {
  return mustBeEmpty(subnets, "lets in subnets past the private endpoints");
}

function mustBeEmpty(list: Fact<unknown>, problem: string): Problem[] {
  return list.state === "absent"
    ? []
    : mustHold(holds(list, isNothing), `${list.at} ${problem}`, { attribute: list.at });
}

function isNothing(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}
