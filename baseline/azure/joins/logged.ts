import type { AzureEstate } from "../estate";
import { knownValue } from "../fact";
import type { LoggedKind, LogSource } from "../log-sources";
import { STORAGE_ACCOUNT, type StorageAccount } from "../storage-account";
import type { Subject } from "../subject";
import { withoutPatches } from "./patches";
import { keepsOnlyTerraformState } from "./terraform-state";

/** A resource that is made in the input and writes logs or metrics. */
export interface Logged extends Subject {
  readonly sources: readonly LogSource[];
}

/** Premium accounts of one purpose have one service. */
const ONLY_SERVICE: Readonly<Record<string, string>> = {
  BlobStorage: "/blobServices/default",
  BlockBlobStorage: "/blobServices/default",
  FileStorage: "/fileServices/default",
};

/** The resources of some kinds, each with what of it must be collected. */
export function logged(estate: AzureEstate, ...kinds: readonly LoggedKind[]): readonly Logged[] {
  return kinds.flatMap(({ kind, sources }) =>
    withoutPatches(estate.all(kind)).map((subject) => ({ ...subject, sources })),
  );
}

/** The storage accounts with the services that they have. */
export function loggedStorage(estate: AzureEstate, { sources }: LoggedKind): readonly Logged[] {
  if (keepsOnlyTerraformState(estate)) {
    return [];
  }
  return withoutPatches(estate.all(STORAGE_ACCOUNT)).map((account) => ({
    ...account,
    sources: sources.filter(({ suffix }) => suffix === "" || hasService(account, suffix)),
  }));
}

function hasService({ accountKind }: StorageAccount, suffix: string): boolean {
  const only = ONLY_SERVICE[knownValue(accountKind) ?? ""];
  return only === undefined || only === suffix;
}
