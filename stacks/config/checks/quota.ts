import { familyProblem, repeatedFamilies } from "../../../constructs/governance/workspace-quota";
import { check } from "./check";

/** Names that are no family of machines: Azure would take them for one that nobody uses. */
export const knownFamilies = check(["quota"], ({ quota = {} }) =>
  Object.keys(quota).flatMap((family) => {
    const problem = familyProblem(family);
    return problem === undefined ? [] : [{ path: `quota.${family}`, problem }];
  }),
);

/** Names of one family: which of their limits holds, nobody could say. */
export const distinctFamilies = check(["quota"], ({ quota = {} }) =>
  repeatedFamilies(quota).map((family) => ({
    path: `quota.${family}`,
    problem: "must differ from the others by more than case",
  })),
);
