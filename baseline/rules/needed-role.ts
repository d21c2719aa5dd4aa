import type { AzureEstate } from "../azure";
import { type RoleName, roles } from "../azure/built-in-role";
import { anyOf } from "../azure/fact";
import type { MadeIdentities } from "../azure/joins/identity-uses";
import { hasRole } from "../azure/joins/role-grants";
import type { GraphResource, Target, Value } from "../graph";
import { mustHold } from "./must";
import type { Problem } from "./rule";

/** What an identity must be able to do somewhere. */
export interface Need {
  /** Any of these roles will do. */
  readonly roles: readonly RoleName[];
  readonly on: Value<readonly Target<GraphResource>[]>;
  /** Whether a role on a part of it, such as one container, will do. @default whole */
  readonly within?: "whole" | "part";
  /** What fails otherwise, half a sentence. */
  readonly problem: string;
}

/**
 * One of these identities must have one of the roles. Nothing is asked where there is no identity, or
 * nothing that the role would be on.
 *
 * @param identities those that the input makes
 */
export function needs(identities: MadeIdentities, need: Need, estate: AzureEstate): Problem[] {
  const { on, problem } = need;
  if (identities.length === 0 || on.state === "absent") {
    return [];
  }
  if (identities === "unknown" || on.state === "unknown") {
    return mustHold("unknown", problem);
  }
  const names = roles(...need.roles);
  return on.value.flatMap((target) =>
    mustHold(
      anyOf(identities.map((identity) => hasRole(identity, names, target, estate, need.within))),
      problem,
      { related: identities.map(({ address }) => address) },
    ),
  );
}
