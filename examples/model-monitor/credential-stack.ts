import type { Construct } from "constructs";
import { MonitorStore } from "../../constructs";
import { ReadableAddressStack, type ServingConfig } from "../../stacks";
import { COLLECTED, findLandingZone, MONITOR_DATASTORE, STORED_CREDENTIALS } from "./collected";

/** The one secret, by itself: those who may read what it opens bring a new one each week, and nobody else has it. */
export class MonitorCredentialStack extends ReadableAddressStack {
  constructor(scope: Construct, id: string, config: ServingConfig) {
    super(scope, id);
    const { account, workspace } = findLandingZone(this, config);
    new MonitorStore(this, "store", {
      workspace,
      name: MONITOR_DATASTORE,
      account,
      container: COLLECTED.name,
      storedCredentials: STORED_CREDENTIALS,
    });
  }
}
