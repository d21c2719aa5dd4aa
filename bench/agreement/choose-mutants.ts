import { CATALOGUE } from "../../baseline/catalogue";
import { findRule } from "../../baseline/rules";
import type { Mutant, OperatorName } from "../../mutants";
import { DOMAINS, type Domain } from "./correspondence";

/** Resources that Azure and the policies treat alike: a mutant of one stands for that of the others. */
const ALIKE: readonly RegExp[] = [
  /^azurerm_machine_learning_compute_(cluster|instance)\..*/,
  /^azurerm_monitor_diagnostic_setting\.storage_(blob|file|queue|table)-logs/,
  /^azurerm_private_endpoint\.storage-(blob|file|queue|table)-endpoint/,
];

/** What comes or goes as a whole is never left out. */
const WHOLE: readonly string[] = ["add-resource", "drop-resource"];

/** What a policy of the table can't see: tags that are an assigner's choice, and the order of Terraform's work. */
const IN_NO_BODY: readonly OperatorName[] = ["drop-tag", "drop-order"];

/** Recommendations that say something about the policies of a domain, from either side. */
const RECOMMENDATIONS: ReadonlyMap<Domain, ReadonlySet<string>> = new Map(
  DOMAINS.map((domain) => {
    const policies = new Set<string>(domain.correspondences.map(({ policy }) => policy));
    const named = CATALOGUE.filter((one) => one.policies.some((id) => policies.has(id))).map(({ id }) => id);
    const checked = domain.correspondences
      .flatMap(({ rules }) => rules)
      .flatMap(({ rule }) => findRule(rule)?.recommendations ?? []);
    return [domain, new Set<string>([...named, ...checked])];
  }),
);

/**
 * The mutants that some policy of the table may see: of a type that its domain names, and of a
 * recommendation that names one of its policies or is checked by one of its rules. What no body shows
 * is left out, and what a resource alike shows already.
 */
export function concerningPolicies(mutants: readonly Mutant[]): Mutant[] {
  const seen = new Set<string>();
  return mutants.filter((mutant) => {
    const { id, address, operator, breaks } = mutant;
    const [type = ""] = address.split(".");
    const concerns = DOMAINS.some(
      (domain) =>
        domain.types.includes(type) && breaks.some((each) => RECOMMENDATIONS.get(domain)?.has(each) === true),
    );
    const alike = WHOLE.includes(operator) ? undefined : ALIKE.find((pattern) => pattern.test(address));
    const kind = alike === undefined ? id : id.replace(address, alike.source);
    const isNew = !seen.has(kind);
    seen.add(kind);
    return concerns && isNew && !IN_NO_BODY.includes(operator);
  });
}

/** As many as asked for, spread evenly. */
export function spread<T>(all: readonly T[], count: number): T[] {
  return count >= all.length
    ? [...all]
    : Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]).filter(
        (one): one is T => one !== undefined,
      );
}
