/**
 * What really differs between two states of a resource, leaf by leaf. It is silent on what Terraform or
 * Azure takes for the same: another order of keys or of a set, an absent value and its default, `"30"`
 * and 30, a block and a list of one.
 */
export { differences, META_ARGUMENTS } from "./differences";
export type { Marks } from "./place";
export { replacing } from "./replacing";
