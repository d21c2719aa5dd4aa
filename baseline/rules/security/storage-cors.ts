import { type Facts, holds } from "../../azure";
import { STORAGE_CORS } from "../../azure/storage-cors";
import { mustHold } from "../must";
import { type Problem, rule } from "../rule";

export const storageCors = rule({
  id: "security/storage-cors",
  title: "Only web pages that somebody has named may ask storage",
  recommendations: [
    "ai-security/private-access-to-image-data-code-repos",
    "security/dependent-services-private",
  ],
  severity: "low",
  why: "A browser inside of the private network reaches the account for whatever page is open in it: where any page may ask, a page of the Internet reads what the network hides from it, with a token that somebody once consented to.",
  fix: {
    construct: "SecureStorageAccount writes no rule; there is no property for one",
    terraform: 'cors_rule: allowed_origins with the pages by name, e.g. "https://ml.azure.com", never "*"',
  },
  looksAt: STORAGE_CORS,
  finds: ({ rules }, { graph }) =>
    rules.flatMap((list) => {
      if (list.state === "known") {
        return list.value.flatMap(problemsOf);
      }
      // a plan doesn't tell unwritten rules of queues until apply: nobody asked for one
      return list.state === "absent" || graph.kind === "plan"
        ? []
        : mustHold("unknown", "any web page may ask", { attribute: list.at });
    }),
});

function problemsOf(one: Facts): Problem[] {
  const origins = one.texts({ azurerm: "allowed_origins", body: "allowedOrigins" });
  const { at } = origins;
  return origins.state === "absent"
    ? []
    : mustHold(
        holds(origins, (all) => !all.includes("*")),
        `${at} lets any web page ask`,
        { attribute: at },
      );
}
