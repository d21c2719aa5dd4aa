import type { Facts } from "../../azure";
import { DATA_LAKE_PATH } from "../../azure/data-lake-path";
import { holds } from "../../azure/fact";
import { must, mustHold } from "../must";
import { type Problem, rule } from "../rule";

export const storageAclOthers = rule({
  id: "security/storage-acl-others",
  title: "A data lake's access lists let in nobody but those whom they name",
  recommendations: [
    "ai-security/rbac-abac-control-and-data-plane",
    "ai-security/private-access-to-image-data-code-repos",
  ],
  severity: "high",
  why: "The entry for others holds for every identity of the directory that has a token, whatever its roles: nobody sees it in a list of role assignments.",
  fix: {
    construct: "SecureStorageAccount writes no access list; there is no property for one",
    terraform:
      'azurerm_storage_data_lake_gen2_filesystem, …_path: ace { type = "other", permissions = "---" }; "--x" lets others walk through a folder and read nothing',
  },
  looksAt: DATA_LAKE_PATH,
  finds: ({ entries }, { graph }) => {
    if (entries.state === "known") {
      return entries.value.flatMap(problemsOf);
    }
    // a plan doesn't tell an unwritten list until apply: Azure's own gives others nothing
    return entries.state === "absent" || graph.kind === "plan"
      ? []
      : mustHold("unknown", "everybody in the directory may read or write", { attribute: entries.at });
  },
});

function problemsOf(entry: Facts): Problem[] {
  const isForOthers = holds(entry.text({ azurerm: "type" }), (type) => type === "other");
  const found = must(
    entry.text({ azurerm: "permissions" }),
    (permissions) => !/[rw]/.test(permissions),
    "everybody in the directory may read or write",
  );
  return isForOthers === "no"
    ? []
    : found.map((problem) => (isForOthers === "yes" ? problem : { ...problem, certainty: "unknown" }));
}
