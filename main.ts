/** The cdktf app: each environment, each subscription and the state's place, as environments/ describes them. */
import { App } from "cdktf";
import * as environments from "./environments";
import { state } from "./environments/state";
import { subscriptions } from "./environments/subscriptions";
import { ConfigError } from "./stacks/config/config-error";
import { loadConfiguration } from "./stacks/config/load";
import { isServing } from "./stacks/config/serving-config";
import { STATE_STACK } from "./stacks/config/state";
import { subscriptionStackOf } from "./stacks/config/subscriptions";
import { askedFor, WHAT_IF } from "./stacks/config/what-if";
import { LandingZoneStack } from "./stacks/landing-zone-stack";
import { ServingStack } from "./stacks/serving-stack";
import { StateBackendStack } from "./stacks/state-backend-stack";
import { SubscriptionStack } from "./stacks/subscription-stack";

try {
  // all files are checked before anything is written
  const asked = askedFor({ environments, subscriptions }, process.env[WHAT_IF]);
  const loaded = loadConfiguration(asked.environments, state, asked.subscriptions);
  const app = new App({ stackTraces: false });
  for (const { name, config, examples } of loaded.environments) {
    const landingZone = new LandingZoneStack(app, name, { config, examples });
    if (isServing(config)) {
      // only the order in which both are deployed: it reads nothing of the other's state
      new ServingStack(app, `${name}-serving`, { config, examples }).addDependency(landingZone);
    }
  }
  for (const subscription of loaded.subscriptions) {
    // no environment waits for it: it may be deployed by others, and stands before the first one
    new SubscriptionStack(app, subscriptionStackOf(subscription.name), subscription);
  }
  new StateBackendStack(app, STATE_STACK, loaded.state);
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
