import { Testing } from "cdktf";
import { acceptedDeviations } from "../../../baseline/acknowledgements";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../../stacks/config/profile";
import { isServing } from "../../../stacks/config/serving-config";
import { ServingStack } from "../../../stacks/serving-stack";
import { accepted } from "../../support/deviations";
import type { GoodInput } from "./good-input";

/** Before the last day of every deviation. */
const ANY_DAY = "2026-01-01";
const READERS = [{ group: "00000000-0000-0000-0000-000000000035" }];
const KEPT = {
  purpose: "find drift of the inputs",
  consent: "section 7 of the customers' contract",
  columnsLeftOut: [],
  headers: ["x-request-id"],
};

/** An environment whose deployments keep what they are asked, in the landing zone's store for it. */
export function withKeptRequests(environment: "dev" | "prod"): LandingZoneConfig {
  const config = { dev, prod }[environment];
  const online = config.serving?.online?.map((endpoint) => ({
    ...endpoint,
    deployments: endpoint.deployments.map((deployment) => ({ ...deployment, payloadCollection: KEPT })),
  }));
  return {
    ...config,
    serving: config.serving && {
      ...config.serving,
      online,
      payload: { retentionDays: 90, readers: READERS },
    },
  };
}

/** Serving stacks of such environments. */
export function keptRequests(): GoodInput[] {
  return (["dev", "prod"] as const).map((environment) => {
    const config = resolveConfig(withKeptRequests(environment));
    if (!isServing(config)) {
      throw new Error(`${environment} serves nothing`);
    }
    const stack = new ServingStack(Testing.app({ stackTraces: false }), `${environment}-serving`, { config });
    stack.prepareStack();
    return {
      name: `${environment} that serves and keeps requests`,
      text: JSON.stringify(stack.toTerraform()),
      accepted: acceptedDeviations(accepted(stack), ANY_DAY),
    };
  });
}
