/**
 * Whether the rules say the same as Microsoft's policy definitions: both look at the same stack, the
 * policies at what a simulated Azure holds after the apply, the rules at the Terraform JSON.
 *
 *   correspondence/     which policies and which rules look at the same; which policies have no rule
 *   choose-mutants.ts   the mutants that a policy may see
 *   mutated.ts          which stack applies which of them
 *   observe-stack.ts    brings a stack up, then its mutants (observe-mutants.ts): both verdicts on each
 *   compare.ts          lays the verdicts side by side
 *   disagreements.ts    why they differ, where they do
 *   tally.ts            what came of it all; markdown.ts writes it down
 */
export { CORRESPONDENCES, WITHOUT_RULE } from "./correspondence";
export { KNOWN_DISAGREEMENTS } from "./disagreements";
export { agreementPage } from "./markdown";
export { mutatedStacks } from "./mutated";
export type { Seen } from "./observation";
export { allOrNone, observeStack } from "./observe-stack";
export { type Tally, tallyOf } from "./tally";
