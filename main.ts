/** The cdktf app: every environment of environments/index.ts is a stack, and so is the state's place. */
import { App } from "cdktf";
import * as environments from "./environments";
import { state } from "./environments/state";
import { ConfigError } from "./stacks/config/config-error";
import { loadConfiguration } from "./stacks/config/load";
import { isServing } from "./stacks/config/serving-config";
import { STATE_STACK } from "./stacks/config/state";
import { WHAT_IF, withWhatIf } from "./stacks/config/what-if";
import { LandingZoneStack } from "./stacks/landing-zone-stack";
import { ServingStack } from "./stacks/serving-stack";
import { StateBackendStack } from "./stacks/state-backend-stack";

try {
  // all files are checked before anything is written
  const loaded = loadConfiguration(withWhatIf(environments, process.env[WHAT_IF]), state);
  const app = new App({ stackTraces: false });
  for (const { name, config, examples } of loaded.environments) {
    const landingZone = new LandingZoneStack(app, name, { config, examples });
    if (isServing(config)) {
      // only the order in which both are deployed: it reads nothing of the other's state
      new ServingStack(app, `${name}-serving`, { config, examples }).addDependency(landingZone);
    }
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
