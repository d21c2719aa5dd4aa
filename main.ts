/** The cdktf app: every environment of environments/index.ts is a stack. */
import { App } from "cdktf";
import * as environments from "./environments";
import { ConfigError } from "./stacks/config/config-error";
import { loadEnvironments } from "./stacks/config/environments";
import { LandingZoneStack } from "./stacks/landing-zone-stack";

try {
  // all configurations are checked before anything is written
  const loaded = loadEnvironments(environments);
  const app = new App({ stackTraces: false });
  for (const { name, config, examples } of loaded) {
    new LandingZoneStack(app, name, { config, examples });
  }
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
