import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { TerraformResource, type TerraformStack, Testing } from "cdktf";
import type { IConstruct } from "constructs";
import { SecureKeyVault, type SecureKeyVaultProps } from "../../constructs/data/secure-key-vault";
import {
  SecureStorageAccount,
  type SecureStorageAccountProps,
} from "../../constructs/data/secure-storage-account";
import { state } from "../../environments/state";
import type { LandingZoneConfig } from "../../stacks/config/landing-zone-config";
import type { StateConfig } from "../../stacks/config/state-config";
import { StateBackendStack } from "../../stacks/state-backend-stack";
import { existingResourceGroup } from "../support/fixtures";
import { testStack } from "../support/template";
import { landingZone } from "./synthesized";

/** A stack with something weaker that a person accepted, and a step further that nobody did. */
export interface WeakStack {
  readonly make: () => TerraformStack;
  /** The same without what is weaker, where that isn't clean by itself. @default - nothing is open in it */
  readonly makeStrong?: () => TerraformStack;
  /** The deviation, as reports call it. */
  readonly deviation: string;
  /** What it accepts: `<rule> <resource's name>`, and the attribute where there is one; sorted. */
  readonly accepts: readonly string[];
  /** Weakens more, past the constructs, as near to what is accepted as can be. */
  readonly goFurther: Further;
  /** What of that is open then, in the same words. */
  readonly opens: readonly string[];
}

type Further = (stack: TerraformStack) => void;
type Rest = Omit<WeakStack, "make" | "makeStrong">;

/** Writes over attributes of the resource at a path in the stack. */
export function override(path: string, values: Readonly<Record<string, unknown>>): Further {
  return (stack) => {
    const steps = path.split("/");
    const found = steps.reduce<IConstruct | undefined>((at, id) => at?.node.tryFindChild(id), stack);
    if (!TerraformResource.isTerraformResource(found)) {
      throw new Error(`${path} is no resource`);
    }
    for (const [attribute, value] of Object.entries(values)) {
      found.addOverride(attribute, value);
    }
  };
}

/** Prod with changes of its configuration. */
export function prodWith(changes: Partial<LandingZoneConfig>, rest: Rest): WeakStack {
  return { make: () => landingZone("prod", changes), ...rest };
}

/** A construct alone, where no configuration makes it weaker; without tags, it is taken for production. */
export function alone(add: (stack: TerraformStack, weaker: boolean) => void, rest: Rest): WeakStack {
  const make = (weaker: boolean) => () => {
    const stack = testStack();
    add(stack, weaker);
    return stack;
  };
  return { make: make(true), makeStrong: make(false), ...rest };
}

export function storageWith(weaker: Partial<SecureStorageAccountProps>, rest: Rest): WeakStack {
  const props = { resourceGroup: existingResourceGroup(), name: "stalone" };
  return alone((stack, isWeaker) => {
    new SecureStorageAccount(stack, "alone", { ...props, ...(isWeaker ? weaker : {}) });
  }, rest);
}

export function vaultWith(weaker: Partial<SecureKeyVaultProps>, rest: Rest): WeakStack {
  const props = { resourceGroup: existingResourceGroup(), name: "kv-alone" };
  return alone((stack, isWeaker) => {
    new SecureKeyVault(stack, "alone", { ...props, ...(isWeaker ? weaker : {}) });
  }, rest);
}

/** The state's storage with changes of its configuration. */
export function stateWith(changes: Partial<StateConfig>, rest: Rest): WeakStack {
  const config = { ...state, ...changes };
  const make = () => new StateBackendStack(Testing.app({ stackTraces: false }), "state", { config });
  return { make, ...rest };
}

/** Logs beside what a stack has, which go sooner than they may. */
export function addShortLogs(stack: TerraformStack): void {
  const place = { resourceGroupName: "rg-churn-prod-weu", location: "westeurope" };
  new LogAnalyticsWorkspace(stack, "other", { name: "log-other", retentionInDays: 90, ...place });
}
