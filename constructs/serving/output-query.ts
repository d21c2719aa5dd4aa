import { tableOrNothing } from "../observability/log-source";
import { queryLines } from "../observability/platform-queries";
import { queriedNameProblem } from "./log-queries";

/** Where predictions are published. */
export interface PublishedOutput {
  /** Name of the storage account. */
  readonly accountName: string;
  readonly container: string;
  /** A folder in it, e.g. `churn/daily`. @default - the whole container */
  readonly folder?: string;
  /**
   * Folders in that one, each with what one model predicts, e.g. `["north", "south"]`: each must be fresh, and is
   * an alert of its own. @default - none: what is written anywhere there is enough
   */
  readonly models?: readonly string[];
  /**
   * The file by which a publication ends, e.g. `_SUCCESS`: only then something can be read.
   * @default - none: each file that is written counts
   */
  readonly marker?: string;
}

/**
 * Requests after which something new can be read, by the names that logs have for them (Storage Analytics logged
 * operations and status messages, 2020-06-12). The two that end in `FromURL` aren't in that list: should they be
 * logged by their own names, they count as what they copy.
 *
 * All else that the category StorageWrite has, leaves a prediction as old as it was: tiers, tags, leases, metadata.
 */
const WRITES = [
  "AppendBlock",
  "AppendFile",
  "CopyBlob",
  "CopyBlobFromURL",
  "FlushFile",
  "PutBlob",
  "PutBlobFromURL",
  "PutBlockList",
  "RenamePathDir",
  "RenamePathFile",
];

/** What an account's lifecycle rules call themselves: they move blobs that are months old. */
const SCANNERS = ["ObjectLifeCycleScanner", "OLCMScanner"];

/**
 * The models to whose folders nothing was written in the last hours, a row each; without `models` one row, if
 * nothing was written at all.
 *
 * @param models of `output`, those that this query is for
 */
export function noOutputQuery(output: PublishedOutput, hours: number, models = output.models): string {
  const { accountName, container, folder, marker } = output;
  const place = `^https://[^/]+/${folder === undefined ? container : `${container}/${folder}`}/`;
  return queryLines(
    tableOrNothing("StorageBlobLogs", [
      "TimeGenerated",
      "AccountName",
      "Category",
      "OperationName",
      "StatusText",
      "Uri",
      "UserAgentHeader",
    ]),
    `where TimeGenerated > ago(${hours}h)`,
    `where AccountName =~ "${accountName}"`,
    'where Category == "StorageWrite" and StatusText in ("Success", "SASSuccess")',
    `where OperationName in (${quoted(WRITES)})`,
    `where not(UserAgentHeader has_any (${quoted(SCANNERS)}))`,
    ...(marker === undefined ? [] : [`where Uri matches regex "/${marker}([?]|$)"`]),
    ...(models === undefined
      ? [`where Uri matches regex "${place}"`, "summarize Written = count()", "where Written == 0"]
      : [
          `extend Model = extract("${place}([^/?]+)/", 1, Uri)`,
          "summarize Written = count() by Model",
          `join kind=rightanti (datatable(Model: string)[${quoted(models)}]) on Model`,
        ]),
  );
}

/** What is wrong with a place, in words that begin with the field. */
export function outputProblems(output: PublishedOutput | undefined): (string | undefined)[] {
  return [
    queriedNameProblem("output.accountName", output?.accountName),
    queriedNameProblem("output.container", output?.container),
    queriedNameProblem("output.folder", output?.folder),
    queriedNameProblem("output.marker", output?.marker),
    output?.models?.length === 0 ? "output.models must name at least one" : undefined,
    ...(output?.models ?? []).map((name, index) => queriedNameProblem(`output.models[${index}]`, name)),
  ];
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `"${text}"`).join(", ");
}
