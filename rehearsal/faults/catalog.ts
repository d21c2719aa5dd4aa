import { RehearsalError } from "../rehearsal-error";
import type { Fault } from "./fault";
import { answerLost } from "./scenarios/answer-lost";
import { connectionReset } from "./scenarios/connection-reset";
import { drift } from "./scenarios/drift";
import { foreignLock } from "./scenarios/foreign-lock";
import { killed } from "./scenarios/killed";
import { operationFailed } from "./scenarios/operation-failed";
import { operationStuck } from "./scenarios/operation-stuck";
import { quotaExceeded } from "./scenarios/quota-exceeded";
import { roleMissing } from "./scenarios/role-missing";
import { roleNotPropagated } from "./scenarios/role-not-propagated";
import { serverError } from "./scenarios/server-error";
import { softDeletedName } from "./scenarios/soft-deleted-name";
import { stateLost } from "./scenarios/state-lost";
import { throttled } from "./scenarios/throttled";
import { twoApplies } from "./scenarios/two-applies";
import { unavailable } from "./scenarios/unavailable";

/** All faults, in the order in which people meet them. */
export const FAULTS: readonly Fault[] = [
  answerLost,
  killed,
  throttled,
  roleMissing,
  softDeletedName,
  drift,
  foreignLock,
  twoApplies,
  serverError,
  unavailable,
  operationFailed,
  operationStuck,
  connectionReset,
  roleNotPropagated,
  quotaExceeded,
  stateLost,
];

/**
 * A fault by its name.
 *
 * @throws {RehearsalError} naming all that there are
 */
export function faultNamed(name: string): Fault {
  const fault = FAULTS.find((each) => each.name === name);
  if (fault === undefined) {
    const names = FAULTS.map((each) => each.name).join(", ");
    throw new RehearsalError(`there is no fault ${name}: choose one of ${names}.`, 2);
  }
  return fault;
}
