import { knownValue, ROLE_ASSIGNMENT } from "../../baseline/azure";
import { isTabled } from "../../baseline/azure/built-in-role";
import { isPrivileged } from "../../baseline/azure/privileged-role";
import { ONE_LOWER } from "./forgotten";
import type { Risk } from "./risk";
import { isOf } from "./weaker-fact";

/**
 * A risk of what comes, in the words for what Terraform takes over: it is in Azure already, perhaps as it is
 * written here. Somebody who gets a role by it has it, unless the import is of another one, which Terraform
 * then makes anew: of a role that lets its holder give rights that is told, of others the import alone.
 */
export function asImported(risk: Risk): Risk[] {
  const { change, severity, what } = risk;
  if (change.imported !== true || change.kind !== "create") {
    return [risk];
  }
  return isHarmlessRole(risk)
    ? []
    : [
        {
          ...risk,
          certainty: "possible",
          severity: ONE_LOWER[severity],
          what: `it is imported, and unless Azure has it just so: ${what}`,
          fix: `Look at the plan, which tells what the import changes. ${risk.fix}`,
        },
      ];
}

function isHarmlessRole({ change, kind }: Risk): boolean {
  if (kind !== "rights-widened" || change.after === undefined || !isOf(change, ROLE_ASSIGNMENT)) {
    return false;
  }
  const role = knownValue(ROLE_ASSIGNMENT.read(change.after).role);
  // a role of one's own may allow anything
  return role !== undefined && isTabled(role) && !isPrivileged(role);
}
