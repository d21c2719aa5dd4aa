import { CONTAINER_REGISTRY } from "../container-registry";
import type { AzureEstate } from "../estate";
import { KEY_VAULT } from "../key-vault";
import { LOG_ANALYTICS } from "../log-analytics";
import { STORAGE_ACCOUNT } from "../storage-account";
import type { Kind, Subject } from "../subject";
import { withoutPatches } from "./patches";

/** What holds data, keys, images or logs, and is made in the input. */
export function dataHolders(estate: AzureEstate): readonly Subject[] {
  const kinds: readonly Kind[] = [STORAGE_ACCOUNT, KEY_VAULT, CONTAINER_REGISTRY, LOG_ANALYTICS];
  return kinds.flatMap((kind) => withoutPatches(estate.all(kind)));
}
