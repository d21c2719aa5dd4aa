import { isAttributes } from "../../terraform-json";
import type { Breaks } from "../mutant";
import { type Row, row, shown, type Target } from "../row";
import type { StackResource } from "../stack";
import { PERSONAL } from "./payload";

const OWNER: Breaks = ["ai-cost/cost-accountability", "ai-cost/cost-model-drivers"];

/** What each tag tells; any other tag tells what something costs. */
const MEANINGS: Readonly<Record<string, Breaks>> = {
  owner: OWNER,
  costCenter: OWNER,
  environment: ["reliability/segregate-exploratory-from-production", "ai-cost/cost-model-drivers"],
  useCase: ["security/use-case-workspace-segregation", "ai-cost/cost-model-drivers"],
  "payload-purpose": PERSONAL,
  "payload-consent": PERSONAL,
  "payload-retention-days": PERSONAL,
  dataClassification: ["ai-security/remove-unneeded-personal-data", "ai-cost/cost-model-drivers"],
};

/**
 * Data that is called confidential, without what confidential data gets. Production has all of it, or
 * somebody accepted what it lacks.
 */
export function classificationRow(broken: Breaks, lacks: (target: Target) => boolean): Row {
  const when = (target: Target) => !target.stack.isProduction && lacks(target);
  return row(["tags"], { breaks: broken, when }, function* (place, breaks) {
    const current = isAttributes(place.value) ? place.value.dataClassification : undefined;
    if (current === "internal" || current === "public") {
      yield {
        operator: "weaken-value",
        place: { path: [...place.path, "dataClassification"], label: `${place.label}.dataClassification` },
        to: { value: "confidential" },
        value: "confidential",
        change: `${shown(current)} → "confidential"`,
        breaks,
      };
    }
  });
}

/** Whether it is part of a workspace: its tags say something to people there, and nothing to a bill. */
function isInside({ type }: StackResource): boolean {
  return type.startsWith("azurerm_machine_learning_datastore_");
}

/** The tags of a resource of any type: each gone alone, and all of them. */
export const TAG_ROWS: readonly Row[] = [
  row(["tags"], { breaks: OWNER, when: ({ resource }) => !isInside(resource) }, function* (place, breaks) {
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
