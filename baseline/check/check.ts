import { AzureEstate, type EstateOptions } from "../azure";
import type { Graph, GraphResource } from "../graph";
import type { Problem, Rule } from "../rules/rule";

/** A rule's problem with a resource. */
export interface Finding extends Problem {
  readonly rule: Rule;
  readonly resource: GraphResource;
}

/** What became of one rule. */
export interface RuleOutcome {
  readonly rule: Rule;
  /** How many resources it looked at; 0: there is nothing that it is about. */
  readonly examined: number;
  readonly findings: readonly Finding[];
}

/** What the rules say of one stack or plan. */
export interface Checked {
  readonly production: boolean;
  /** How it is known: half a sentence. */
  readonly productionBecause: string;
  readonly outcomes: readonly RuleOutcome[];
}

/** Looks at one stack or plan with each rule. */
export function check(graph: Graph, rules: readonly Rule[], options: EstateOptions = {}): Checked {
  return checkEstate(new AzureEstate(graph, options), rules);
}

/** As `check`, for who has the estate already. */
export function checkEstate(estate: AzureEstate, rules: readonly Rule[]): Checked {
  return {
    production: estate.environment.production,
    productionBecause: estate.environment.because,
    outcomes: rules.map((rule) => {
      const examined = rule.examine(estate);
      const findings: Finding[] = [];
      for (const { problems, subject } of examined) {
        for (const problem of problems) {
          findings.push({ ...problem, rule, resource: subject.resource });
        }
      }
      return { rule, examined: examined.length, findings };
    }),
  };
}
