import type { ArmResponse } from "../simulator/arm/messages";
import type { Operation } from "../simulator/arm/operations";
import type { Cloud } from "../simulator/cloud";
import { typeOf } from "../simulator/resource-types";
import type { Target } from "./target";

/** The long-running operation that an answer speaks of, while it still runs. */
export function operationOf({ headers }: ArmResponse, cloud: Cloud): Operation | undefined {
  const url = headers?.["azure-asyncoperation"];
  const id = url === undefined ? "" : (new URL(url).pathname.split("/").at(-1) ?? "");
  const operation = cloud.operations.get(id);
  return operation?.status === "InProgress" ? operation : undefined;
}

/** Whether Azure takes its time to make such a resource. */
export function takesTime({ armType }: Target): boolean {
  return typeOf(armType).seconds?.create !== undefined;
}
