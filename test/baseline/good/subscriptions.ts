import { Testing } from "cdktf";
import { acceptedDeviations } from "../../../baseline/acknowledgements";
import * as environments from "../../../environments";
import { state } from "../../../environments/state";
import { subscriptions } from "../../../environments/subscriptions";
import { loadConfiguration } from "../../../stacks/config/load";
import { SubscriptionStack } from "../../../stacks/subscription-stack";
import { accepted } from "../../support/deviations";
import type { GoodInput } from "./good-input";

/** Before the last day of every deviation. */
const ANY_DAY = "2026-01-01";

/** What the committed examples make once a subscription. */
export function subscriptionStacks(): GoodInput[] {
  return loadConfiguration(environments, state, subscriptions).subscriptions.map((subscription) => {
    const { name } = subscription;
    const stack = new SubscriptionStack(
      Testing.app({ stackTraces: false }),
      `${name}-subscription`,
      subscription,
    );
    stack.prepareStack();
    return {
      name: `the subscription ${name}`,
      text: JSON.stringify(stack.toTerraform()),
      accepted: acceptedDeviations(accepted(stack), ANY_DAY),
    };
  });
}
