import { storageProtectionProblems } from "../../../constructs/data/storage-protection";
import { type ConfigIssue, issueWith } from "../config-issue";
import { CONFIDENTIAL_RETENTION_DAYS, isConfidential } from "../profile";
import { check, issueAtFirstWord } from "./check";

/** Combinations of restore, soft delete and copy scope that Azure refuses. */
export const storageProtection = check(["storage"], ({ storage }) =>
  storageProtectionProblems(storage ?? {}).map((problem) => issueAtFirstWord("storage", problem)),
);

/** A container that stands twice. */
export const distinctContainers = check(["storage"], ({ storage }) => [
  ...repeated("storage.containers", storage?.containers),
  ...repeated("storage.dataLake.filesystems", storage?.dataLake?.filesystems),
]);

/** Purging what prod or confidential data has left behind. */
export const noPurge = check(
  ["purgeOnDestroy", "profile", "tags"],
  ({ purgeOnDestroy, profile, tags }): ConfigIssue[] => {
    if (purgeOnDestroy !== true || (profile === "dev" && !isConfidential(tags))) {
      return [];
    }
    const whose = isConfidential(tags) ? `data classified ${tags.dataClassification}` : "data of prod";
    return [issueWith("purgeOnDestroy", `must be false: ${whose} can be brought back after a destroy`, true)];
  },
);

/** Logs of confidential data that go too early. */
export const longRetention = check(["monitoring", "tags"], ({ monitoring, tags }): ConfigIssue[] => {
  const days = monitoring?.retentionDays ?? CONFIDENTIAL_RETENTION_DAYS;
  return isConfidential(tags) && days < CONFIDENTIAL_RETENTION_DAYS
    ? [
        issueWith(
          "monitoring.retentionDays",
          `must be ≥ ${CONFIDENTIAL_RETENTION_DAYS} with data classified ${tags.dataClassification}`,
          days,
        ),
      ]
    : [];
});

/** A state that only one machine has, and that holds account keys. */
export const sharedState = check(["backend", "profile"], ({ backend, profile }) =>
  profile === "prod" ? localState(backend, "in prod") : [],
);

/** The same for confidential data outside prod. */
export const sharedConfidentialState = check(["backend", "profile", "tags"], ({ backend, profile, tags }) =>
  profile === "dev" && isConfidential(tags)
    ? localState(backend, `with data classified ${tags.dataClassification}`)
    : [],
);

/** The same for what is rolled out: who rolls out next must find it. */
export const sharedServingState = check(["serving", "profile"], ({ profile, serving }) =>
  profile === "prod" && serving !== undefined
    ? localState(serving.backend, "in prod", "serving.backend")
    : [],
);

function localState(
  { kind }: { readonly kind: string },
  where: string,
  field: "backend" | "serving.backend" = "backend",
): ConfigIssue[] {
  return kind === "local"
    ? [
        issueWith(
          `${field}.kind`,
          `must be "azurerm" ${where}: a state on one machine is neither shared nor locked nor kept`,
          kind,
        ),
      ]
    : [];
}

function repeated(path: string, names: readonly string[] = []): ConfigIssue[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [issueWith(`${path}[${at}]`, `must not repeat ${path}[${names.indexOf(name)}]`, name)],
  );
}
