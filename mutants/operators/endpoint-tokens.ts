import { addedBlock, attribute } from "../block-rows";
import { choice, type Row } from "../row";
import { TOKENS } from "./serving-broken";

/** How callers of an endpoint, online or batch, prove who they are. */
export const TOKEN_ROWS: readonly Row[] = [
  choice("body.properties.authMode", { AADToken: ["Key", "AMLToken"] }, { breaks: TOKENS }),
  attribute("body.properties.authMode", { breaks: TOKENS }),
  addedBlock(
    "body.properties.keys",
    { primaryKey: "mutant", secondaryKey: "mutant" },
    {
      breaks: TOKENS,
      covers: ["body.properties.keys.primaryKey", "body.properties.keys.secondaryKey"],
    },
  ),
];
