import { z } from "zod";
import { type Deviation, deviationProblems } from "../../../constructs/governance/deviation";
import { isGuid } from "../../../constructs/identity/principals";
import { withShownValues } from "../shown-value";

/** A text that must look like `words`; the message is the same for a wrong type and a wrong text. */
export function text(words: string, fits: (value: string) => boolean = (value) => value.trim() !== "") {
  const error = `must be ${words}`;
  return z.string({ error }).refine(fits, { error });
}

/** A text that matches `pattern`, described by `words`. */
export function matching(pattern: RegExp, words: string) {
  return text(words, (value) => pattern.test(value));
}

/** A GUID; `whose` says what it identifies, e.g. `the tenant`. */
export function guid(whose: string) {
  return text(`${whose}, a GUID`, isGuid);
}

// No blanks, quotes and braces: the id becomes part of Terraform texts.
const SEGMENT = "[\\w.()-]+";

/** The ARM id of a resource of `type`, e.g. `Microsoft.Network/virtualNetworks`. */
export function armId(type: string) {
  const [namespace, ...kinds] = type.split("/");
  const tail = kinds.map((kind) => `${kind}/${SEGMENT}`).join("/");
  const pattern = new RegExp(
    `^/subscriptions/${SEGMENT}/resourceGroups/${SEGMENT}/providers/${namespace?.replaceAll(".", "\\.")}/${tail}$`,
    "i",
  );
  return matching(pattern, `the ARM id of a resource of type ${type}`);
}

/** A whole number from `least` to `most`, both included. */
export function whole(least: number, most: number) {
  return z.int().min(least).max(most);
}

/** Who accepted which risk, why, and until when. */
export const deviation = z
  .strictObject({
    /** Why the secure setting can't be used, in a sentence that a security reviewer accepts. */
    reason: z.string(),
    /** The person or board who accepted the risk. */
    approvedBy: z.string(),
    /** The last day on which the deviation holds, `YYYY-MM-DD`. */
    expires: z.string(),
  })
  .check(({ value, issues }) => {
    for (const problem of deviationProblems(value)) {
      const [field = "", ...words] = withShownValues(problem, [value.expires]).split(" ");
      issues.push({ code: "custom", input: value, path: [field], message: words.join(" ") });
    }
  }) satisfies z.ZodType<Deviation>;
