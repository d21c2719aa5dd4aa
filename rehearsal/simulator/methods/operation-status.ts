import { ArmError } from "../arm/arm-error";
import type { ArmRequest, ArmResponse } from "../arm/messages";
import type { Operation } from "../arm/operations";
import type { Cloud } from "../cloud";

const PATH = /\/providers\/Microsoft\.Rehearsal\/operations\/([0-9a-f-]{36})$/i;

/** The host that polling goes to; absolute, as Azure gives it. Set by the listener from the pseudo domain. */
export function operationHeaders(
  operation: Operation,
  subscription: string,
  host: string,
): Record<string, string> {
  const url = `https://${host}/subscriptions/${subscription}/providers/Microsoft.Rehearsal/operations/${operation.id}?api-version=2024-01-01`;
  // 0: the provider asks again at once; without it, it waits ten seconds
  return { "azure-asyncoperation": url, location: url, "retry-after": "0" };
}

/** The answer to a poll, or undefined where the request is none. */
export function operationStatus(request: ArmRequest, cloud: Cloud): ArmResponse | undefined {
  const id = PATH.exec(request.path)?.[1];
  if (id === undefined || request.method !== "GET") {
    return undefined;
  }
  const operation = cloud.operations.get(id);
  if (operation === undefined) {
    throw new ArmError(404, "NotFound", `The operation '${id}' could not be found.`);
  }
  const { status, error } = operation;
  return {
    status: 200,
    headers: status === "InProgress" ? { "retry-after": retryAfter(operation, cloud) } : {},
    body: {
      id: request.path,
      name: id,
      status,
      startTime: new Date(operation.startedAt).toISOString(),
      ...(status === "Failed" && error !== undefined ? error.body() : {}),
    },
  };
}

/** At once where it ends within a second; else whole seconds, at most ten. */
function retryAfter(operation: Operation, cloud: Cloud): string {
  const left = (operation.endsAt - cloud.clock.now()) / 1000;
  return String(Math.min(10, Math.floor(Number.isFinite(left) ? left : 10)));
}

/** A poll is held for as long: the provider, told to ask again at once, would ask thousands of times. */
const LONGEST_POLL = 2000;

/** Waits until the operation that a path polls for has ended, or for the longest poll. */
export async function endOfOperation(path: string, cloud: Cloud): Promise<void> {
  const operation = cloud.operations.get(PATH.exec(path)?.[1] ?? "");
  if (operation?.status === "InProgress") {
    const left = Math.min(LONGEST_POLL, operation.endsAt - cloud.clock.now());
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, left)));
  }
}
