import { isAttributes } from "../../terraform-json";
import type { Breaks } from "../mutant";
import { type Row, row, shown } from "../row";

const OWNER: Breaks = ["ai-cost/cost-accountability", "ai-cost/cost-model-drivers"];

/** What each tag tells; any other tag tells what something costs. */
const MEANINGS: Readonly<Record<string, Breaks>> = {
  owner: OWNER,
  costCenter: OWNER,
  environment: ["reliability/segregate-exploratory-from-production", "ai-cost/cost-model-drivers"],
  useCase: ["security/use-case-workspace-segregation", "ai-cost/cost-model-drivers"],
  dataClassification: ["ai-security/remove-unneeded-personal-data", "ai-cost/cost-model-drivers"],
};

/** The tags of a resource of any type: each gone alone, and all of them. */
export const TAG_ROWS: readonly Row[] = [
  row(["tags"], { breaks: OWNER }, function* (place, breaks) {
    const tags = isAttributes(place.value) ? place.value : {};
    for (const [tag, value] of Object.entries(tags)) {
      yield {
        operator: "drop-tag",
        place: { path: [...place.path, tag], label: `${place.label}.${tag}` },
        change: `${shown(value)} → absent`,
        breaks: MEANINGS[tag] ?? ["ai-cost/cost-model-drivers"],
      };
    }
    if (Object.keys(tags).length > 0) {
      yield { operator: "drop-block", place, change: "all tags → absent", breaks };
    }
  }),
];
