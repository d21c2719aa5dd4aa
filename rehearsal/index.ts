/**
 * Rehearsal: the real Terraform and the real providers bring a configuration up, change nothing on the
 * next plan, and take it down, against an Azure that is simulated on this machine.
 *
 *   scratch/     the copy of the configuration in which terraform runs
 *   terraform/   the binary, the providers, a clean environment; azapi replayed where it is missing
 *   simulator/   the control plane: transport, store, one file a resource provider
 *   steps/       what must hold, one after the other
 *   changes/     from one configuration to the next, while it stands
 *   policy/      Microsoft's policies, evaluated on what the control plane received
 *   faults/      what can go wrong, and what must still hold
 *   evidence/    what was seen, for machines and for people
 */
export { type Change, type ChangeStep, stepsOf } from "./changes/change";
export type { ChangeStepEvidence } from "./changes/change-step";
export type { SubjectStep } from "./changes/happen";
export { LANDING_ZONE_CHANGES } from "./changes/landing-zone-changes";
export {
  type ChangeEvidence,
  type ChangeOptions,
  type ChangeSubject,
  rehearseChange,
} from "./changes/rehearse-change";
export { SERVING_CHANGES } from "./changes/serving-changes";
export { durationText } from "./evidence/duration";
export type { Evidence, StepResult } from "./evidence/evidence";
export { writeEvidence } from "./evidence/write-evidence";
export { FAULTS, type Fault, type FaultEvidence, faultNamed, rehearseFaults } from "./faults";
export { loadPolicies, type PolicyLibrary } from "./policy";
export { RehearsalError } from "./rehearsal-error";
export { type Rehearsal, type RehearsalOptions, rehearse } from "./rehearse";
export { removeAllScratchFolders } from "./scratch/scratch-folder";
export { readSource, type Source } from "./scratch/source";
export { loadApiTypes } from "./simulator/api-types";
export { readDeviations } from "./steps/deviations";
export { evaluateOn } from "./steps/policies";
export type { Unprotect } from "./steps/protection";
export { findTerraform } from "./terraform/binary";
export { findCdktf } from "./terraform/cdktf-run";
export { endAllChildren } from "./terraform/child-processes";
export type { TerraformEvent } from "./terraform/terraform-run";
