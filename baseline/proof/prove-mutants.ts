import type { Mutant } from "../../mutants";
import { type Attributes, terraformJsonOf } from "../../terraform-json";
import { check } from "../check/check";
import { Graph } from "../graph";
import type { Rule, RuleId } from "../rules/rule";

/** What became of one mutant. */
export interface MutantOutcome {
  readonly mutant: Pick<Mutant, "id" | "operator" | "address" | "description" | "breaks">;
  /** Rules that check a broken recommendation and found it: the mutant is caught if there is one. */
  readonly owners: readonly RuleId[];
  /** Of a mutant that isn't caught, the rules that found it but check no recommendation that it breaks. */
  readonly others: readonly RuleId[];
}

/**
 * Looks at each mutant with the rules that own it, and with all others where none of those found it.
 * What a rule finds in the original already, it doesn't find in a mutant; and what it can't tell is not
 * found.
 *
 * @param original what the mutants were made of
 * @param production whether the original is production, whatever a mutant says
 */
export function* proveMutants(
  original: Attributes,
  mutants: Iterable<Mutant>,
  rules: readonly Rule[],
  production: boolean,
): Generator<MutantOutcome> {
  const before = new Set(findingsOf(original, rules, production).map(({ key }) => key));
  for (const mutant of mutants) {
    const { configuration } = mutant;
    const found = (asked: readonly Rule[]) =>
      ids(findingsOf(configuration, asked, production).filter(({ key }) => !before.has(key)));
    const broken = new Set<string>(mutant.breaks);
    const owns = ({ recommendations }: Rule) => recommendations.some((id) => broken.has(id));
    const owners = found(rules.filter(owns));
    yield {
      mutant,
      owners,
      others: owners.length > 0 ? [] : found(rules.filter((rule) => !owns(rule))),
    };
  }
}

function findingsOf(configuration: Attributes, rules: readonly Rule[], production: boolean) {
  const graph = Graph.of({ kind: "configuration", configuration: terraformJsonOf(configuration) });
  return check(graph, rules, { production }).outcomes.flatMap(({ rule, findings }) =>
    findings
      .filter(({ certainty }) => certainty === "violation")
      .map(({ resource, message }) => ({ rule, key: `${rule.id}\n${resource.address}\n${message}` })),
  );
}

function ids(found: readonly { readonly rule: Rule }[]): RuleId[] {
  return [...new Set(found.map(({ rule }) => rule.id))];
}
