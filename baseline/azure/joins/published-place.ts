import type { BatchEndpoint } from "../batch-endpoint";
import type { AzureEstate } from "../estate";
import { knownValue, type Truth } from "../fact";
import { madeBatchEndpoints } from "./endpoints";
import { oncePerEstate } from "./once";

/** Where the predictions of one model are published, as far as the input tells it. */
export interface PublishedPlace {
  /** Of its endpoint, in lower case; undefined where the input doesn't tell it. */
  readonly endpoint: string | undefined;
  /** Of its deployment, in lower case; undefined where the input doesn't tell it. */
  readonly model: string | undefined;
  /** Whether all endpoints of the input are of one kind: `stores-1`, `stores-2` … publish into one folder, `stores`. */
  readonly isOnlyKind: boolean;
}

/** Whether the endpoints of the input are of one kind, by their names. */
export const hasOneKindOfBatch = oncePerEstate((estate: AzureEstate): boolean => {
  const kinds = madeBatchEndpoints(estate).map(({ name }: BatchEndpoint) => kindOf(knownValue(name)));
  return new Set(kinds).size <= 1;
});

/**
 * Whether a query on what is written looks at the place of a model. One that names a folder must name the
 * endpoint's, by its name with or without the number; one that names none looks at all of them, which tells
 * something only where there is one kind. One that lists models must have this one among them.
 */
export function looksAt(query: string, { endpoint, isOnlyKind, model }: PublishedPlace): Truth {
  const folders = foldersIn(query);
  const listed = /\bdatatable\s*\([^)]*\)\s*\[([^\]]+)\]/i.exec(query)?.[1];
  if (listed !== undefined && model === undefined) {
    return "unknown";
  }
  if (listed !== undefined && !textsIn(listed).includes(model ?? "")) {
    return "no";
  }
  if (folders.length === 0) {
    return isOnlyKind ? "yes" : "no";
  }
  if (endpoint === undefined) {
    return "unknown";
  }
  return folders.some((folder) => folder === endpoint || folder === kindOf(endpoint)) ? "yes" : "no";
}

/** The folders below containers that a query compares with. */
function foldersIn(query: string): string[] {
  return textsIn(query)
    .filter((text) => text.includes("/") && !text.startsWith("/subscriptions/"))
    .flatMap((text) => {
      const path = text
        // sets of characters have slashes of their own
        .replace(/\[[^\]]*\]/g, "*")
        .replace(/^\^?(https?:\/\/[^/]*)?\//, "")
        .split("/")
        .filter((part) => /^[\w.$-]+$/.test(part));
      return path.slice(1);
    });
}

function textsIn(written: string): string[] {
  return [...written.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(([, double, single]) =>
    (double ?? single ?? "").toLowerCase(),
  );
}

function kindOf(name: string | undefined): string | undefined {
  return name?.toLowerCase().replace(/-\d+$/, "");
}
