import { type Fact, oldestAzurerm, STORAGE_ACCOUNT } from "../../azure";
import type { Graph } from "../../graph";
import { is, must, mustHold } from "../must";
import { rule } from "../rule";

export const storageAnonymousBlobs = rule({
  id: "security/storage-anonymous-blobs",
  title: "No container can be opened to anonymous readers",
  recommendations: [
    "ai-security/rbac-abac-control-and-data-plane",
    "ai-security/private-access-to-image-data-code-repos",
    "ai-security/protect-model-artifacts",
  ],
  severity: "high",
  why: "Where the account allows it, one wrong setting on a container, or a static website, gives its blobs to everybody without a token.",
  fix: {
    construct: "SecureStorageAccount forbids it; there is no property that allows it",
    terraform:
      "azurerm_storage_account: allow_nested_items_to_be_public = false (azurerm 4 allows it where nothing is written), and no static_website",
  },
  looksAt: STORAGE_ACCOUNT,
  finds: ({ anonymousContainers, staticWebsite }, { graph }) => [
    ...(isClosedByDefault(anonymousContainers, graph)
      ? []
      : must(anonymousContainers, is(false), "containers may be opened to everybody")),
    // a plan doesn't tell an unwritten website until apply: nobody asked for one
    ...(staticWebsite.state === "absent" || (staticWebsite.state === "unknown" && graph.kind === "plan")
      ? []
      : mustHold(
          staticWebsite.state === "unknown" ? "unknown" : staticWebsite.value.length === 0 ? "yes" : "no",
          "a static website shows its files to everybody",
          { attribute: staticWebsite.at },
        )),
  ],
});

/** azurerm 5 closes containers where nothing is written; that it is azurerm 5, the input has to say. */
function isClosedByDefault(fact: Fact<boolean>, graph: Graph): boolean {
  return fact.state === "known" && fact.byDefault && (oldestAzurerm(graph) ?? 0) >= 5;
}
