import { fromOutside } from "../faults/outsider";
import type { Session } from "../session";
import { at, isObject, objectAt } from "../simulator/arm/json";
import type { ArmResource } from "../simulator/arm/resource-store";
import { ONLINE_ENDPOINT } from "../simulator/resource-types/microsoft-machine-learning/online-endpoint";
import { sharesIn, sharesText } from "./endpoint-shares";

const API_VERSION = { "api-version": "2025-12-01" };
const POINTS = 10;
const MACHINES = 2;

/** Moves requests from the deployment that answers most to another one of the same endpoint. */
export async function shiftTraffic(session: Session): Promise<string> {
  const words: string[] = [];
  for (const { id, name } of endpointsOf(session)) {
    const path = { path: id, query: API_VERSION };
    const endpoint = await fromOutside(session, { method: "GET", ...path });
    const [most, other] = Object.entries(objectAt(endpoint, "properties", "traffic")).sort(
      ([, one], [, two]) => Number(two) - Number(one),
    );
    if (isObject(endpoint) && most !== undefined && other !== undefined) {
      const traffic = { [most[0]]: Number(most[1]) - POINTS, [other[0]]: Number(other[1]) + POINTS };
      const properties = { ...objectAt(endpoint, "properties"), traffic };
      await fromOutside(session, { method: "PUT", ...path, body: { ...endpoint, properties } });
      words.push(`${name} shifted to ${sharesText(sharesIn({ properties }))}`);
    }
  }
  return said(words, "no endpoint has two deployments");
}

/** Adds machines to each deployment that answers. */
export async function scaleOut(session: Session): Promise<string> {
  const { store } = session.simulator.cloud;
  const words: string[] = [];
  for (const endpoint of endpointsOf(session)) {
    for (const name of sharesIn(endpoint).live.keys()) {
      const id = `${endpoint.id}/deployments/${name}`;
      const capacity = Number(at(store.get(id), "sku", "capacity") ?? 1) + MACHINES;
      const sku = { ...objectAt(store.get(id), "sku"), capacity };
      await fromOutside(session, { method: "PATCH", path: id, query: API_VERSION, body: { sku } });
      words.push(`${endpoint.name}/${name} scaled to ${capacity}`);
    }
  }
  return said(words, "no deployment answers");
}

function endpointsOf({ simulator }: Session): ArmResource[] {
  return simulator.cloud.store.ofType(ONLINE_ENDPOINT);
}

/** Where nothing could be done nothing was shown. */
function said(words: readonly string[], nothing: string): string {
  if (words.length === 0) {
    throw new Error(`${nothing}: there is nothing to do from outside`);
  }
  return words.join(", ");
}
