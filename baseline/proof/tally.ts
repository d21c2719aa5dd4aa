import type { Rule, RuleId } from "../rules/rule";
import type { MutantOutcome } from "./prove-mutants";
import type { AcceptedSurvivor } from "./survivors";

/** A mutant that its own rules don't find. */
export interface Survivor {
  /** What it was made of. */
  readonly base: string;
  readonly outcome: MutantOutcome;
}

/** How many of how many. */
export interface Caught {
  readonly caught: number;
  readonly total: number;
}

/** What became of all mutants. */
export class Tally {
  total = 0;
  caught = 0;
  private readonly found = new Map<RuleId, number>();
  private readonly broken = new Map<string, Caught>();
  private readonly survivors = new Map<AcceptedSurvivor | undefined, Survivor[]>();

  /** @param accepted survivors that are right, each with the reason */
  constructor(
    private readonly rules: readonly Rule[],
    private readonly accepted: readonly AcceptedSurvivor[],
  ) {}

  /** @param base name of what the mutant was made of */
  add(base: string, outcome: MutantOutcome): void {
    const { mutant, owners } = outcome;
    const isCaught = owners.length > 0;
    this.total += 1;
    this.caught += isCaught ? 1 : 0;
    for (const rule of owners) {
      this.found.set(rule, (this.found.get(rule) ?? 0) + 1);
    }
    for (const id of mutant.breaks) {
      const { caught, total } = this.broken.get(id) ?? { caught: 0, total: 0 };
      this.broken.set(id, { caught: caught + (isCaught ? 1 : 0), total: total + 1 });
    }
    if (!isCaught) {
      const why = this.accepted.find((one) => (one.base ?? base) === base && one.id.test(mutant.id));
      this.survivors.set(why, [...(this.survivors.get(why) ?? []), { base, outcome }]);
    }
  }

  /** How many mutants each rule found that it owns, every rule in its order. */
  byRule(): (readonly [RuleId, number])[] {
    return this.rules.map(({ id }) => [id, this.found.get(id) ?? 0]);
  }

  /** By id of the recommendation that the mutants break; in alphabetical order. */
  byRecommendation(): (readonly [string, Caught])[] {
    return [...this.broken].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** Survivors with the reason why that is right, in the order of the list. */
  explained(): (readonly [AcceptedSurvivor, readonly Survivor[]])[] {
    return this.accepted.flatMap((why) => {
      const survivors = this.survivors.get(why);
      return survivors === undefined ? [] : [[why, survivors] as const];
    });
  }

  /** Survivors that nobody has explained. */
  unexplained(): readonly Survivor[] {
    return this.survivors.get(undefined) ?? [];
  }

  /** Rules that no mutant trips. */
  idle(): RuleId[] {
    return this.byRule().flatMap(([id, count]) => (count === 0 ? [id] : []));
  }

  /** Explanations that explain no survivor. */
  obsolete(): AcceptedSurvivor[] {
    return this.accepted.filter((why) => !this.survivors.has(why));
  }
}
