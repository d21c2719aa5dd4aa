import { z } from "zod";
import { text } from "./values";

/** The tags of every resource: who, for whose money, how sensitive, and whatever a team adds. */
export const tags = z
  .object({
    /** Who answers for it: a person or a team's address. */
    owner: text("the person or team who answers for it"),
    /** Where its cost is booked. */
    costCenter: text("the cost centre, as text"),
    /** How sensitive its data is; `confidential` and higher bring own keys, no purge, long retention. */
    dataClassification: z.enum(["public", "internal", "confidential", "highly-confidential"]),
  })
  .catchall(text("text"));
