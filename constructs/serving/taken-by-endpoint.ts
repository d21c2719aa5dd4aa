import type { IOnlineEndpoint } from "./online-endpoint";

const TAKEN = new WeakMap<IOnlineEndpoint, Set<string>>();

/**
 * What is wrong where an endpoint has something already that it has once, in words; `undefined` if nothing is. Azure
 * compares without case, and of two constructs that write the same thing one would undo the other at each apply.
 *
 * @param what e.g. the deployment `blue`
 */
export function takenProblem(endpoint: IOnlineEndpoint, what: string): string | undefined {
  return TAKEN.get(endpoint)?.has(what.toLowerCase())
    ? `endpoint ${endpoint.endpointName} has ${what} already`
    : undefined;
}

/** From now on the endpoint has it. */
export function take(endpoint: IOnlineEndpoint, what: string): void {
  const taken = TAKEN.get(endpoint) ?? new Set();
  TAKEN.set(endpoint, taken.add(what.toLowerCase()));
}
