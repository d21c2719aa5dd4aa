import { textAt } from "../arm/json";
import type { ArmRequest, ArmResponse } from "../arm/messages";
import type { Cloud } from "../cloud";

/**
 * The registration of a subscription for a provider: GET shows it, POST `…/register` is idempotent and
 * `…/unregister` switches it off for everybody (gotcha 41). All are registered at first.
 *
 * @param namespace e.g. `Microsoft.MachineLearningServices`
 */
export function registration(namespace: string, request: ArmRequest, cloud: Cloud): ArmResponse {
  const key = namespace.toLowerCase();
  const action = request.path.split("/").at(-1)?.toLowerCase();
  const id = request.path.replace(/\/(un)?register$/i, "");
  const [, subscription = ""] = /^(\/subscriptions\/[^/]+)/i.exec(id) ?? [];
  if (request.method === "POST") {
    cloud.authorization.mustAllow(request.caller, `${namespace}/${action}/action`, subscription);
  }
  if (action === "register") {
    cloud.unregistered.delete(key);
  }
  if (action === "unregister") {
    cloud.unregistered.add(key);
  }
  const registrationState = cloud.unregistered.has(key) ? "NotRegistered" : "Registered";
  return { status: 200, body: { id, namespace, registrationState, resourceTypes: [] } };
}

/** Whether a name that is one worldwide can still be had; a soft-deleted vault's can't. */
export function nameAvailability(request: ArmRequest, cloud: Cloud): ArmResponse {
  const name = textAt(request.body, "name") ?? "";
  const type = textAt(request.body, "type") ?? "";
  const isTaken =
    cloud.store.ofType(type).some((each) => each.name.toLowerCase() === name.toLowerCase()) ||
    cloud.kept(type, name) !== undefined;
  return {
    status: 200,
    body: isTaken
      ? { nameAvailable: false, reason: "AlreadyExists", message: `The name '${name}' is already taken.` }
      : { nameAvailable: true },
  };
}
