import type { ArmError } from "../simulator/arm/arm-error";
import type { ArmResponse } from "../simulator/arm/messages";

/** An error as the control plane answers it. */
export function answerOf(error: ArmError): ArmResponse {
  return { status: error.status, headers: error.headers, body: error.body() };
}
