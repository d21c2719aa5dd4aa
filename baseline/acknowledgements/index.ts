/**
 * What somebody accepted: the deviations that constructs carry, and the acknowledgements of a file for
 * Terraform of others. Both have a reason, a name and a last day, and every report shows them.
 */
export { type Accepting, type Acknowledgement, acknowledgementOf, localDay } from "./acknowledgement";
export { acceptedDeviations, type DeviationEntry, readDeviations } from "./deviations";
export { ACKNOWLEDGEMENTS_FILE, type KnownRules, readAcknowledgements } from "./file";
