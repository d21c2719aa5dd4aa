import { badRequest } from "../../arm/arm-error";
import { isObject, type JsonObject, listAt, sameText, textAt } from "../../arm/json";
import type { ArmRequest, ArmResponse } from "../../arm/messages";
import { parseId } from "../../arm/resource-id";
import type { Cloud } from "../../cloud";

const QUOTA = "Microsoft.MachineLearningServices/workspaces/quotas";
const FAMILY = /^(standard|basic)[A-Za-z0-9]+Family$/i;

/**
 * Limits of cores that workspaces have for themselves. They are set and read by paths below the region; the answer
 * is 200 whatever was refused: each limit has a status of its own.
 */
export const quotaCollections: Readonly<Record<string, (request: ArmRequest, cloud: Cloud) => ArmResponse>> =
  {
    "microsoft.machinelearningservices/locations/updatequotas": update,
    "microsoft.machinelearningservices/locations/quotas": list,
  };

function update(request: ArmRequest, cloud: Cloud): ArmResponse {
  cloud.authorization.mustAllow(
    request.caller,
    "Microsoft.MachineLearningServices/locations/updateQuotas/action",
    subscriptionOf(request),
  );
  const limits = listAt(request.body, "value").filter(isObject);
  if (limits.length === 0) {
    throw badRequest("BadRequest", "The update of quotas takes a list 'value' with at least one of them.");
  }
  return { status: 200, body: { value: limits.map((limit) => set(limit, regionOf(request), cloud)) } };
}

function set(limit: JsonObject, region: string, cloud: Cloud): JsonObject {
  const id = parseId(textAt(limit, "id") ?? "");
  const cores = limit.limit;
  const workspace = cloud.store.get(id?.parent ?? "");
  const isThere = workspace !== undefined && sameText(workspace.location, region);
  const isLimit = typeof cores === "number" && Number.isInteger(cores) && cores >= 0;
  const answer = { id: limit.id, type: limit.type, limit: cores, unit: "Count" };
  if (id === undefined || !sameText(id.type, QUOTA) || !isThere || !isLimit) {
    return { ...answer, status: "Failure" };
  }
  if (!FAMILY.test(id.name)) {
    return { ...answer, status: "InvalidVMFamilyName" };
  }
  cloud.store.set({
    id: id.id,
    name: id.name,
    type: QUOTA,
    properties: { limit: cores, unit: "Count", type: limit.type },
  });
  return { ...answer, status: "Success" };
}

function list(request: ArmRequest, cloud: Cloud): ArmResponse {
  cloud.authorization.mustAllow(
    request.caller,
    "Microsoft.MachineLearningServices/locations/quotas/read",
    subscriptionOf(request),
  );
  const value = cloud.store
    .ofType(QUOTA)
    .filter(({ id }) => sameText(cloud.store.get(parseId(id)?.parent ?? "")?.location, regionOf(request)))
    .map(({ id, properties }) => ({ id, ...properties }));
  return { status: 200, body: { value } };
}

function regionOf({ path }: ArmRequest): string {
  return path.split("/").at(-2) ?? "";
}

function subscriptionOf({ path }: ArmRequest): string {
  return path.split("/").slice(0, 3).join("/");
}
