import { AREAS, type Area } from "./areas";

/** What became of one mutant. */
export interface JudgedMutant {
  readonly stack: string;
  readonly id: string;
  readonly area: Area;
  readonly description: string;
  /** Rules that check a recommendation which the mutant breaks, and found it. */
  readonly mlzone: readonly string[];
  /** Checks that fail, and don't on the original. */
  readonly checkov: readonly string[];
}

/** How many mutants each tool caught. */
export interface Recall {
  readonly mutants: number;
  readonly mlzone: number;
  readonly checkov: number;
  readonly both: number;
  readonly onlyMlzone: number;
  readonly onlyCheckov: number;
  readonly neither: number;
}

/** The recall in all areas that have mutants, in their order, and at last in all together. */
export function recallByArea(judged: readonly JudgedMutant[]): readonly (readonly [Area | "all", Recall])[] {
  const areas = AREAS.map((area) => [area, judged.filter((one) => one.area === area)] as const);
  return [...areas.filter(([, mutants]) => mutants.length > 0), ["all", judged] as const].map(
    ([area, mutants]) => [area, recallOf(mutants)],
  );
}

function recallOf(judged: readonly JudgedMutant[]): Recall {
  const count = (fits: (mlzone: boolean, checkov: boolean) => boolean) =>
    judged.filter(({ mlzone, checkov }) => fits(mlzone.length > 0, checkov.length > 0)).length;
  return {
    mutants: judged.length,
    mlzone: count((mlzone) => mlzone),
    checkov: count((_, checkov) => checkov),
    both: count((mlzone, checkov) => mlzone && checkov),
    onlyMlzone: count((mlzone, checkov) => mlzone && !checkov),
    onlyCheckov: count((mlzone, checkov) => !mlzone && checkov),
    neither: count((mlzone, checkov) => !mlzone && !checkov),
  };
}
