/**
 * Pull requests and what a reviewer must know of each, one file a domain. They are edits of environments/,
 * synthesized through the project's own stacks and, where a configuration can't say it, of the JSON;
 * plans are those of HCL with modules. The expectations are Azure's and Terraform's behaviour, judged by a
 * person before the review existed: a pair that fails shows that the review is wrong, or why it is right.
 */
import { BESIDE } from "./beside";
import { DATA } from "./data";
import { DEVIATIONS } from "./deviations";
import { EGRESS } from "./egress";
import { ENCRYPTION } from "./encryption";
import { GOING } from "./going";
import { GUIDANCE } from "./guidance";
import { HANDED_OVER } from "./handed-over";
import { KEEPING } from "./keeping";
import { LITERALS } from "./literals";
import { MONITORING } from "./monitoring";
import { MOVES } from "./moves";
import { NETWORK } from "./network";
import { NOISE } from "./noise";
import { OUTSIDERS } from "./outsiders";
import type { Pair } from "./pair";
import { PLANS } from "./plans";
import { PROTECTION } from "./protection";
import { RIGHTS } from "./rights";
import { RULES_AND_GUARDS } from "./rules-and-guards";
import { SERVED } from "./serving";
import { STACKS } from "./stacks";
import { UNFOLLOWED } from "./unfollowed";
import { VARIABLES } from "./variables";

export type { Expected, Pair } from "./pair";

/** All pairs, by domain. */
export const CORPUS: Readonly<Record<string, readonly Pair[]>> = {
  data: DATA,
  protection: PROTECTION,
  network: NETWORK,
  egress: EGRESS,
  rights: RIGHTS,
  encryption: ENCRYPTION,
  monitoring: MONITORING,
  guidance: GUIDANCE,
  deviations: DEVIATIONS,
  stacks: STACKS,
  moves: MOVES,
  plans: PLANS,
  noise: NOISE,
  keeping: KEEPING,
  handedOver: HANDED_OVER,
  outsiders: OUTSIDERS,
  unfollowed: UNFOLLOWED,
  variables: VARIABLES,
  literals: LITERALS,
  going: GOING,
  beside: BESIDE,
  rulesAndGuards: RULES_AND_GUARDS,
  served: SERVED,
};
