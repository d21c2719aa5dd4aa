/** An app of its own: a Kubernetes cluster that serves models of a landing zone's workspace. */
import { App } from "cdktf";
import { LandingZoneStack, resolveConfig } from "../../stacks";
import { InferenceStack } from "./inference-stack";
import { landingZone } from "./landing-zone";

const app = new App({ stackTraces: false });
const config = resolveConfig(landingZone);
const zone = new LandingZoneStack(app, "landing-zone", { config });
// only the order in which both are deployed: it reads nothing of the other's state
new InferenceStack(app, "inference", config).addDependency(zone);
app.synth();
