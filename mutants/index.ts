/**
 * Every single weakening of a synthesized stack: each switch of security turned, each block that
 * protects removed, each rule opened, each role widened, each public thing added, one at a time. They
 * prove that the baseline's rules bite: a rule that no mutant trips checks nothing.
 *
 * The operators are tables, one file a domain in operators/. They come from the provider's schemas and
 * Azure's enumerations and know no rule, so that what a rule forgets, a mutant still finds.
 */
import type { Attributes } from "../terraform-json";
import { weakeningsOf } from "./domain";
import { DOMAINS, ROWS_OF_ALL, STACK_OPERATORS } from "./domains";
import { type Mutant, mutantOf, OPERATORS, type OperatorName, type Weakening } from "./mutant";
import { Stack } from "./stack";

export { type Breaks, type Mutant, OPERATORS, type OperatorName } from "./mutant";

/**
 * All mutants of a configuration, resource by resource. What is weak in it already has no mutant; the
 * input is never changed.
 *
 * @param configuration a parsed `cdk.tf.json`; modules, plans and what refers to them are left alone
 */
export function* mutantsOf(configuration: Attributes): Generator<Mutant> {
  const stack = new Stack(configuration);
  for (const weakening of allOf(stack)) {
    yield mutantOf(configuration, weakening);
  }
}

function* allOf(stack: Stack): Generator<Weakening> {
  for (const { type, rows } of DOMAINS) {
    for (const resource of stack.ofType(type)) {
      yield* weakeningsOf(rows, resource, stack);
    }
  }
  for (const resource of stack.resources) {
    yield* weakeningsOf(ROWS_OF_ALL, resource, stack);
  }
  for (const { weakenings } of STACK_OPERATORS) {
    yield* weakenings(stack);
  }
}

/** How many mutants each kind of weakening gave, all kinds in the order of a report. */
export function tallyByOperator(mutants: Iterable<Mutant>): ReadonlyMap<OperatorName, number> {
  const counts = new Map(OPERATORS.map((operator) => [operator, 0]));
  for (const { operator } of mutants) {
    counts.set(operator, (counts.get(operator) ?? 0) + 1);
  }
  return counts;
}
