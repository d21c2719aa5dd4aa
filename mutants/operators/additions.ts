import type { Attributes } from "../../terraform-json";
import { withValue } from "../change";
import type { StackOperator } from "../domain";
import type { Breaks, Weakening } from "../mutant";
import { reference, type Stack } from "../stack";
import { ADDED_BELOW_WORKSPACES } from "./added-below-workspaces";
import { ADDED_COMPUTES } from "./added-computes";
import { ADDED_ENDPOINTS } from "./added-endpoints";
import { ADDED_EXEMPTIONS } from "./added-exemptions";
import { ADDED_KEYS } from "./added-keys";
import { ADDED_KUBERNETES } from "./added-kubernetes";
import { ADDED_NETWORK } from "./added-network";
import { ADDED_PATCHES } from "./added-patches";
import { ADDED_RIGHTS } from "./added-rights";
import { ADDED_SCHEDULES } from "./added-schedules";
import { ADDED_STORES } from "./added-stores";

/** A resource that isn't in the stack, and opens something. */
export interface Addition {
  readonly type: string;
  /** Distinguishes several of a type. */
  readonly name: string;
  readonly what: string;
  readonly breaks: Breaks;
  /** Undefined where the stack hasn't what the resource would refer to. */
  readonly attributes: (stack: Stack) => Attributes | undefined;
}

const ALL = [
  ...ADDED_NETWORK,
  ...ADDED_STORES,
  ...ADDED_COMPUTES,
  ...ADDED_ENDPOINTS,
  ...ADDED_KUBERNETES,
  ...ADDED_SCHEDULES,
  ...ADDED_BELOW_WORKSPACES,
  ...ADDED_RIGHTS,
  ...ADDED_KEYS,
  ...ADDED_PATCHES,
  ...ADDED_EXEMPTIONS,
];

export const ADD: StackOperator = {
  types: [...new Set(ALL.map(({ type }) => type))],
  *weakenings(stack) {
    for (const { type, name, what, breaks, attributes } of ALL) {
      const added = attributes(stack);
      const address = `${type}.${name}`;
      if (added !== undefined && !stack.resources.some((resource) => resource.address === address)) {
        yield addition(address, ["resource", type, name], what, breaks, added);
      }
    }
    const [storage] = stack.ofType("azurerm_storage_account");
    if (storage !== undefined) {
      yield addition(
        "output.mutant_storage_key",
        ["output", "mutant_storage_key"],
        "the storage account's key as an output",
        ["security/managed-identity-between-services"],
        { value: reference(storage, "primary_access_key"), sensitive: true },
      );
    }
  },
};

function addition(
  address: string,
  path: readonly string[],
  what: string,
  breaks: Breaks,
  added: Attributes,
): Weakening {
  return {
    operator: "add-resource",
    address,
    description: `${address}: absent → ${what}`,
    breaks,
    apply: (configuration) => withValue(configuration, path, added),
  };
}
