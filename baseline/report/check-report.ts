import type { Acknowledgement } from "../acknowledgements/acknowledgement";
import type { Problem, RuleFacts, Severity } from "../rules/rule";

/** A line of source code, relative to the repository. */
export interface SourceLine {
  /** With forward slashes, e.g. `stacks/parts/network.ts`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A finding with all that a report shows of it. */
export interface ReportedFinding extends Problem {
  readonly rule: RuleFacts;
  /** Terraform address of the resource. */
  readonly address: string;
  /** The construct that made it, e.g. `dev/network`; undefined outside of cdktf. */
  readonly construct?: string;
  /** Where the construct is created; undefined where nothing tells. */
  readonly source?: SourceLine;
  /** Stays the same while rule, resource, attribute and stack do; 16 hex digits. */
  readonly fingerprint: string;
  /** Who accepted it; an expired one doesn't count. */
  readonly acknowledgement?: Acknowledgement;
}

/** What became of one rule in one stack. */
export interface ReportedRule {
  readonly rule: RuleFacts;
  /** How many resources it looked at; 0: the stack has nothing that it is about. */
  readonly examined: number;
  readonly findings: readonly ReportedFinding[];
}

/** The verdict on one stack or plan. */
export interface StackCheck {
  /** The stack's name, or the file's. */
  readonly name: string;
  /** The file that was read, as the person named it; `-` for standard input. */
  readonly file: string;
  readonly kind: "configuration" | "plan";
  /** Managed resources in it. */
  readonly resources: number;
  readonly production: boolean;
  /** How that is known, half a sentence: `the tag environment says "prod"`. */
  readonly productionBecause: string;
  /** All rules, in the order of their ids within their pillar. */
  readonly rules: readonly ReportedRule[];
  /** Acknowledgements that no finding needs any more. */
  readonly unused: readonly Acknowledgement[];
  /**
   * What Terraform makes and no rule could look at, a sentence each without its full stop: modules of a
   * configuration, what a limited plan leaves out. It counts as something that can't be told, and nobody
   * can accept it.
   */
  readonly notSeen: readonly string[];
}

/** What `mlzone check` found, for every report format. */
export interface CheckReport {
  /** Version of this package. */
  readonly version: string;
  readonly stacks: readonly StackCheck[];
  /** The least severity that fails the check. */
  readonly failOn: Severity;
  /** Whether a fact that can't be told fails it, too. */
  readonly failOnUnknown: boolean;
}
