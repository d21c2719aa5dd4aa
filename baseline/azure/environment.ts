import type { Graph, GraphResource } from "../graph";

/** Whether something is production, and how that is known. */
export interface Environment {
  readonly production: boolean;
  /** Half a sentence: `the tag environment says "prod"`. */
  readonly because: string;
}

/** Only a word that says so makes it another environment: a misspelt one must not switch rules off. */
const OTHER =
  /^(non[-_ ]?prod\w*|(pre|sub)[-_ ]?prod\w*|dev\w*|tests?|testing|tst|qa|uat|int|integration|stag\w*|stg|sandbox|sbx|lab|poc|demo|experiment\w*|play\w*|state|ci)([-_ ].*|\d*)$/i;
const TAG = /^(environment|env|stage)$/i;

/**
 * The environment of a whole input: what the person says, else what the tags say. One tag that says
 * production is enough, so that no single tag switches rules off.
 */
export function environmentOf(graph: Graph, said: boolean | undefined): Environment {
  if (said !== undefined) {
    return { production: said, because: "so it was said" };
  }
  const tags = graph.resources.flatMap((resource) =>
    resource.mode === "managed" ? (tagOf(resource, TAG) ?? []) : [],
  );
  const tag = tags.find((text) => !OTHER.test(text.trim())) ?? tags[0];
  return tag === undefined
    ? { production: true, because: "no tag environment says otherwise" }
    : { production: !OTHER.test(tag.trim()), because: `the tag environment says ${JSON.stringify(tag)}` };
}

/** The value of the tag whose name matches; undefined if there is none, or it isn't known. */
export function tagOf(resource: GraphResource, name: RegExp): string | undefined {
  const tags = resource.value("tags");
  if (tags.state !== "known" || typeof tags.value !== "object" || tags.value === null) {
    return undefined;
  }
  const [, value] = Object.entries(tags.value).find(([key]) => name.test(key)) ?? [];
  return typeof value === "string" ? value : undefined;
}
