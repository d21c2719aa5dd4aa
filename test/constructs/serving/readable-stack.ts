import { type TerraformStack, Testing } from "cdktf";
import { AzureProviders } from "../../../constructs/terraform/azure-providers";
import { ReadableAddressStack } from "../../../stacks/readable-address-stack";
import { TEST_SUBSCRIPTION, TEST_TENANT } from "../../support/template";

/** A stack in which the several azapi resources of an endpoint are told apart by their addresses. */
export function testStack(): TerraformStack {
  const stack = new ReadableAddressStack(Testing.app({ stackTraces: false }), "test");
  new AzureProviders(stack, "providers", {
    tenantId: TEST_TENANT,
    subscriptionId: TEST_SUBSCRIPTION,
    purgeOnDestroy: true,
  });
  return stack;
}
