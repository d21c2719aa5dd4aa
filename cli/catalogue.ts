import { CATALOGUE, findRecommendation } from "../baseline/catalogue";
import { catalogueMarkdown } from "../baseline/catalogue/markdown";
import { isPillar, PILLAR_IDS } from "../baseline/catalogue/pillars";
import type { Recommendation } from "../baseline/catalogue/recommendation";
import { ruleIdsFor } from "../baseline/rules/rules-for";
import { usageError } from "./cli-error";
import { nearestName } from "./nearest-name";
import { listReport, recommendationReport, summaryReport } from "./report/catalogue-report";

export interface CatalogueOptions {
  /** Only the recommendations of this pillar. @default - all */
  readonly pillar?: string;
  /** Only this recommendation. @default - all */
  readonly id?: string;
  /** Machines read it. @default false */
  readonly json?: boolean;
  /** The text of docs/recommendations.md. @default false */
  readonly markdown?: boolean;
}

const MOST_SUGGESTIONS = 5;

/** `mlzone catalogue`: what Microsoft's guides recommend, and who sees to it. */
export function catalogue(options: CatalogueOptions): void {
  console.log(catalogueText(options));
}

function catalogueText({ pillar, id, json = false, markdown = false }: CatalogueOptions): string {
  if (id !== undefined) {
    const recommendation = recommendationNamed(id);
    return json
      ? JSON.stringify(withRules(recommendation), null, 2)
      : recommendationReport(recommendation, ruleIdsFor(recommendation.id));
  }
  const list = pillar === undefined ? CATALOGUE : ofPillar(pillar);
  if (json) {
    return JSON.stringify(list.map(withRules), null, 2);
  }
  if (markdown) {
    return catalogueMarkdown(list, ruleIdsFor);
  }
  return pillar === undefined ? summaryReport(list) : listReport(list);
}

function withRules(recommendation: Recommendation): object {
  return { ...recommendation, rules: ruleIdsFor(recommendation.id) };
}

function ofPillar(pillar: string): readonly Recommendation[] {
  if (!isPillar(pillar)) {
    const meant = nearestName(pillar, PILLAR_IDS);
    const question = meant === undefined ? "" : ` Did you mean ${meant}?`;
    throw usageError(`no pillar ${pillar}; there are ${PILLAR_IDS.join(", ")}.${question}`);
  }
  return CATALOGUE.filter((recommendation) => recommendation.pillar === pillar);
}

function recommendationNamed(id: string): Recommendation {
  const found = findRecommendation(id);
  if (found === undefined) {
    const meant = suggestions(id);
    throw usageError(
      meant.length > 0
        ? `no recommendation ${id}. Did you mean ${meant.join(", ")}?`
        : `no recommendation ${id}; mlzone catalogue --pillar <name> lists those of a pillar.`,
    );
  }
  return found;
}

/** The id with a letter or two wrong; else those that hold the word, for who leaves out the pillar. */
function suggestions(typed: string): readonly string[] {
  const ids = CATALOGUE.map(({ id }) => id);
  const nearest = nearestName(typed, ids);
  if (nearest !== undefined) {
    return [nearest];
  }
  const word = typed.trim().toLowerCase();
  const withWord = word === "" ? [] : ids.filter((id) => id.includes(word));
  return withWord.length <= MOST_SUGGESTIONS ? withWord : [...withWord.slice(0, MOST_SUGGESTIONS), "…"];
}
