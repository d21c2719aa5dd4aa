import type { StepResult } from "../evidence/evidence";
import type { Session } from "../session";
import { sameText, textAt } from "../simulator/arm/json";
import { ONLINE_ENDPOINT } from "../simulator/resource-types/microsoft-machine-learning/online-endpoint";
import { step } from "../steps/step";
import { resourcesOf } from "../terraform/template-facts";
import { type EndpointShares, sharesIn, sharesText } from "./endpoint-shares";

/** What the requests that a configuration sends at apply share out, by the name of the endpoint. */
export function askedShares(folder: string): Map<string, EndpointShares> {
  const resources = resourcesOf(folder);
  return new Map(
    [...resources.values()].flatMap(({ attributes, type }) => {
      const [, address = ""] =
        /^\$\{(azapi_resource\.[\w-]+)\.id\}$/.exec(String(attributes.resource_id)) ?? [];
      const endpoint = textAt(resources.get(address)?.attributes, "name");
      const isAsked =
        type === "azapi_resource_action" &&
        attributes.when !== "destroy" &&
        sameText(textAt(attributes, "type")?.split("@")[0], ONLINE_ENDPOINT);
      return isAsked && endpoint !== undefined ? [[endpoint, sharesIn(attributes.body)] as const] : [];
    }),
  );
}

/** Azure shares the requests out as the configuration that was applied says, whatever was so before. */
export function sharedAsAsked(session: Session, folder: string, name: string): Promise<StepResult> {
  return step(name, "the requests are shared out as the step says", async () => {
    const asked = askedShares(folder);
    const endpoints = session.simulator.cloud.store.ofType(ONLINE_ENDPOINT);
    const problems = endpoints.flatMap((endpoint) => {
      const wanted = asked.get(endpoint.name);
      const [is, shall] = [sharesText(sharesIn(endpoint)), wanted && sharesText(wanted)];
      return shall === undefined || shall === is
        ? []
        : [`${endpoint.name} is at ${is}, and ${shall} was asked for`];
    });
    return { seen: `${asked.size} ${asked.size === 1 ? "endpoint" : "endpoints"}`, problems };
  });
}
