import { App } from "cdktf";
import { dev } from "../environments";
import { resolveConfig } from "../stacks/config/profile";
import { LandingZoneStack } from "../stacks/landing-zone-stack";

/** One app with as many workspaces as the bench asks for, each with all that the dev environment has. */
const count = Number(process.env.CDKTF_BENCH_WORKSPACES ?? 1);
const app = new App({ stackTraces: false });
for (let index = 0; index < count; index++) {
  const config = resolveConfig({ ...dev, useCase: `bench${index}` });
  new LandingZoneStack(app, `bench${index}-dev`, { config });
}
app.synth();
