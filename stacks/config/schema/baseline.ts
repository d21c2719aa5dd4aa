import { z } from "zod";
import { suggestion } from "../suggestion";

/** How strict the rules of the baseline are at synthesis. */
export const baseline = z.strictObject({
  /** Ids of rules that warn instead of refusing; they accept nothing, `mlzone check` still fails. */
  warnOnly: z.array(
    z
      .string({ error: "must be the id of a rule; npx mlzone check --rules lists them" })
      .check(({ value, issues }) => {
        // few configurations name one, and the others needn't load them all
        const { RULES } = require("../../../baseline/rules") as typeof import("../../../baseline/rules");
        const ids = RULES.map(({ id }) => id);
        if (!ids.some((id) => id === value)) {
          const near = suggestion(value, ids);
          const question =
            near === undefined ? "; npx mlzone check --rules lists them" : `; did you mean ${near}?`;
          issues.push({ code: "custom", input: value, message: `must be the id of a rule${question}` });
        }
      }),
  ),
});
