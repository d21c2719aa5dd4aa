/**
 * What can go wrong between Terraform and Azure, and what must hold all the same. A fault says only
 * what happens and what is expected of the command that it strikes; what holds afterwards is the same
 * for all, in `strike.ts`.
 */
export { FAULTS, faultNamed } from "./catalog";
export type { Fault, FaultHit } from "./fault";
export { type FaultEvidence, type FaultOptions, rehearseFault } from "./rehearse-fault";
export { type FaultsOptions, rehearseFaults } from "./rehearse-faults";
