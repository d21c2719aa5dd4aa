/** An app of its own: a model of a landing zone that is watched for drift. */
import { App } from "cdktf";
import { isServing, LandingZoneStack, resolveConfig } from "../../stacks";
import { MonitorCredentialStack } from "./credential-stack";
import { landingZone } from "./landing-zone";
import { MonitorStoreStack } from "./store-stack";
import { WatchedModelStack } from "./watched-stack";

const app = new App({ stackTraces: false });
const config = resolveConfig(landingZone);
if (!isServing(config)) {
  throw new Error("landing-zone.ts: serving is missing, so there is nothing to watch");
}
// only the order in which they are deployed: none reads another one's state
const zone = new LandingZoneStack(app, "landing-zone", { config });
const store = new MonitorStoreStack(app, "monitor-store", config);
const credential = new MonitorCredentialStack(app, "monitor-credential", config);
const watched = new WatchedModelStack(app, "watched-model", config);
store.addDependency(zone);
credential.addDependency(store);
watched.addDependency(credential);
app.synth();
