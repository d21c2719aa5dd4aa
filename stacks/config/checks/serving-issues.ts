import { type ConfigIssue, issueWith } from "../config-issue";
import { withShownValues } from "../shown-value";
import { issueAtFirstWord } from "./check";

/** How the constructs call what a configuration calls otherwise. */
const FIELDS: Readonly<Record<string, string>> = { modelId: "model", latencyMs: "latencyP95Ms" };

/**
 * A construct's problem as an issue below `parent`, in the configuration's words.
 *
 * @param part what the construct was given: its texts are shown as far as they can be
 */
export function issueAt(parent: string, problem: string, part: object): ConfigIssue {
  const { path, problem: words } = issueAtFirstWord(parent, problem);
  const last = path.slice(path.lastIndexOf(".") + 1);
  const field = FIELDS[last] ?? last;
  return {
    path: `${path.slice(0, path.length - last.length)}${field}`,
    problem: withShownValues(
      words,
      Object.values(part).filter((value) => typeof value === "string"),
    ),
  };
}

/** Something that a configuration like this must say. */
export function missing(path: string, why: string): ConfigIssue {
  return { path, problem: `is missing: ${why}` };
}

/** Names that are there before, whatever their case. */
export function twice(named: readonly { readonly path: string; readonly name: string }[]): ConfigIssue[] {
  const first = new Map<string, string>();
  return named.flatMap(({ name, path }) => {
    const before = first.get(name.toLowerCase());
    if (before !== undefined) {
      return [issueWith(path, `must differ from ${before}`, name)];
    }
    first.set(name.toLowerCase(), path);
    return [];
  });
}
