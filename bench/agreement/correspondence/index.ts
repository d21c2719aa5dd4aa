/**
 * Which policies and which rules look at the same, one file a kind of resource, and which policies no
 * rule follows. Recommendations name both sides too, but too coarsely to compare verdicts: one of them
 * may name ten policies on different properties.
 */
import { COMPUTE } from "./compute";
import type { Domain } from "./correspondence";
import { MONITORING } from "./monitoring";
import { NETWORK } from "./network";
import { REGISTRY } from "./registry";
import { STORAGE } from "./storage";
import { VAULT } from "./vault";
import { WORKSPACE } from "./workspace";

export type { Correspondence, Domain, RulePart } from "./correspondence";
export { WITHOUT_RULE, type WithoutRule } from "./without-rule";

export const DOMAINS: readonly Domain[] = [WORKSPACE, COMPUTE, STORAGE, VAULT, REGISTRY, MONITORING, NETWORK];

export const CORRESPONDENCES = DOMAINS.flatMap(({ correspondences }) => correspondences);
