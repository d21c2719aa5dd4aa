import { isAttributes } from "../../../terraform-json";
import type { GraphResource } from "../../graph";
import { anyOf, type Truth } from "../fact";
import type { Subject } from "../subject";
import { TAGGABLE } from "../taggable";
import { isMade } from "./endpoints";
import { oncePerEstate } from "./once";
import { withoutPatches } from "./patches";

/** Names of tags that tell who answers for a resource. */
export const OWNER_TAG = /owner|contact|responsible|team/i;
/** Names of tags by which its costs are booked. */
export const COST_CENTER_TAG = /cost[-_ ]?(cent(er|re)|code|unit)|charge[-_ ]?code|billing|budget/i;

/** The tags of a resource, as far as the input tells. */
export interface Tags {
  /** Names in lower case, as Azure compares them, and whether something is in each. */
  readonly named: ReadonlyMap<string, Truth>;
  /** Whether there may be others. */
  readonly open: boolean;
}

/** The tags of a resource. A value that only a plan tells leaves its name known. */
export function tagsOf(resource: GraphResource): Tags {
  const tags = resource.value("tags");
  const written = tags.state === "known" ? tags.value : resource.attributes.tags;
  if (tags.state === "absent" || !isAttributes(written)) {
    return { named: new Map(), open: tags.state === "unknown" };
  }
  const isUnknown = tags.state === "unknown";
  const entries = Object.entries(written);
  return {
    named: new Map(
      entries.map(([name, text]) => [
        name.toLowerCase(),
        isFilled(text) ? (isUnknown ? "unknown" : "yes") : "no",
      ]),
    ),
    // a plan leaves out what is known after apply; a configuration shows the name with an expression
    open:
      entries.some(([name]) => isExpression(name)) ||
      (isUnknown && !entries.some(([, text]) => isExpression(text))),
  };
}

/** Whether one of the names passes, with something in it. */
export function hasTag({ named, open }: Tags, passes: (name: string) => boolean): Truth {
  const found = [...named].filter(([name]) => passes(name)).map(([, truth]) => truth);
  return anyOf([...found, open ? "unknown" : "no"]);
}

/** What may carry tags, each with those that it has. */
export const tagged = oncePerEstate((estate): readonly (Subject & { readonly tags: Tags })[] =>
  withoutPatches(estate.all(TAGGABLE))
    .filter(isMade)
    .map((subject) => ({ ...subject, tags: tagsOf(subject.resource) })),
);

/** The names of tags that most of the resources carry, in lower case; of two resources, each of their names. */
export const usualTags = oncePerEstate((estate): readonly string[] => {
  const all = tagged(estate);
  const carriers = new Map<string, number>();
  for (const name of all.flatMap(({ tags }) => [...tags.named.keys()])) {
    carriers.set(name, (carriers.get(name) ?? 0) + 1);
  }
  const usual = (count: number) => (all.length === 2 ? count > 0 : count > 1 && count * 2 > all.length);
  return [...carriers].filter(([, count]) => usual(count)).map(([name]) => name);
});

function isFilled(text: unknown): boolean {
  return typeof text === "string" && text.trim() !== "";
}

function isExpression(text: unknown): boolean {
  return typeof text === "string" && text.includes("${");
}
