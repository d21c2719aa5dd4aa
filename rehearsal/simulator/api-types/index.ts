/*
 * Checks request bodies against Microsoft's published types: the files that Bicep and azapi use too.
 *
 *   published-types.ts   the folder: its index, its files, read when first asked for
 *   nearest-version.ts   which of the published versions stands in for one that isn't there
 *   arm-types.ts         what stands in such a file
 *   check-value.ts       a value against a type; check-object, check-choice and check-scalar are its parts
 *   decimals.ts          numbers that may have a fraction, which no published type says
 *   findings.ts          what is found, and in which words
 *
 * The files are third-party data and no part of this project; a run names their folder.
 */
import { checkValue } from "./check-value";
import type { BodyProblem } from "./findings";
import { PublishedTypes } from "./published-types";

export type { BodyProblem } from "./findings";

/** A request whose body is to be checked. */
export interface CheckedRequest {
  /** For example `Microsoft.KeyVault/vaults`; upper and lower case don't matter. */
  readonly type: string;
  /** For example `2024-11-01`. */
  readonly apiVersion: string;
  /** The body as parsed JSON. */
  readonly body: unknown;
  /** A PATCH may leave required properties out. */
  readonly method: "PUT" | "PATCH";
  /**
   * For bodies that the project writes itself: read-only properties, values that an open enumeration
   * doesn't list, and fractions of what isn't known to be a decimal number are problems too.
   *
   * @default false: providers send back whole models, and services know values newer than their types
   */
  readonly strict?: boolean;
}

/** What the published type says about one body. */
export interface BodyCheck {
  /** As Microsoft spells it. */
  readonly type: string;
  /** The version whose type was taken. */
  readonly versionUsed: string;
  /** Whether that is the version of the request. */
  readonly exactVersion: boolean;
  /** In the order of the body; of each object, what is missing comes first. */
  readonly problems: readonly BodyProblem[];
  /** Paths of read-only properties that were sent. */
  readonly readOnly: readonly string[];
  /** The body without its read-only properties: ARM drops them. */
  readonly body: unknown;
}

/** Microsoft's published types of request bodies. */
export interface ApiTypes {
  /**
   * Checks a body against the type of the request's version. Where that version isn't published, the earliest
   * later one is taken, or else the newest.
   *
   * @returns undefined for a type of which no version is published
   * @throws RehearsalError if the file of the type can't be read
   */
  check(request: CheckedRequest): BodyCheck | undefined;
}

/**
 * Opens a folder of published types: an `index.json` that says in which file, at which position, each
 * `type@version` stands, and those files. A file is read when one of its types is first asked for.
 *
 * @throws RehearsalError if the folder's index.json is missing or isn't such an index
 */
export function loadApiTypes(folder: string): ApiTypes {
  const published = PublishedTypes.open(folder);
  return {
    check(request) {
      const found = published.find(request.type, request.apiVersion);
      if (found === undefined) {
        return undefined;
      }
      const { strict = false, method, body } = request;
      const context = { resolve: found.resolve, demandRequired: method === "PUT", strict };
      const { value, findings } = checkValue(context, found.body, body, "");
      return {
        type: found.type,
        versionUsed: found.version,
        exactVersion: found.version.toLowerCase() === request.apiVersion.toLowerCase(),
        problems: findings.filter(({ kind }) => strict || kind !== "read-only"),
        readOnly: findings.filter(({ kind }) => kind === "read-only").map(({ path }) => path),
        body: value,
      };
    },
  };
}
