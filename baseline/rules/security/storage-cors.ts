import { type Facts, holds } from "../../azure";
import { opennessOf } from "../../azure/public-places";
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
    terraform:
      'cors_rule: allowed_origins with the pages by name, never "*"; for the studio "https://mlworkspace.azure.ai", "https://ml.azure.com", "https://*.ml.azure.com", "https://ai.azure.com", "https://*.ai.azure.com"',
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
  if (origins.state === "absent") {
    return [];
  }
  const listed = origins.state === "known" ? { ...origins, value: originsIn(origins.value) } : origins;
  const isClosed = holds(listed, (all) => !all.some(isEveryPage));
  return isClosed === "yes"
    ? mustHold(
        holds(listed, (all) => !all.some(isAnybodysPage)),
        `${at} lets a page ask that anybody makes, or changes on its way`,
        { attribute: at },
      )
    : mustHold(isClosed, `${at} lets any web page ask`, { attribute: at });
}

/** Azure takes one text with commas for several. */
function originsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(",")).map((text) => text.trim());
}

/** `null` is what a page without an origin says, such as a file or a frame that somebody shut in. */
function isEveryPage(origin: string): boolean {
  return /^null$/i.test(origin) || opennessOf(origin) === "everybody";
}

/** Without TLS, whoever is on the way writes the page. */
function isAnybodysPage(origin: string): boolean {
  return opennessOf(origin) === "anybody" || /^http:/i.test(origin);
}
