import * as path from "node:path";
import type { Location, LogicalLocation, Result, Suppression } from "sarif";
import type { Acknowledgement } from "../acknowledgements/acknowledgement";
import type { ReportedFinding, StackCheck } from "./check-report";
import type { PlacedFinding } from "./order";
import { LEVELS } from "./sarif-rule";
import { acknowledgementWords } from "./words";

/** Nobody reads a longer one, and 25,000 of them must not fill GitHub's 10 MB. */
const LONGEST_MESSAGE = 1000;

/**
 * A finding as a result. What can't be told is a note rather than of the kind `open`, which would have
 * no level: viewers leave such results out, and unknown is never a pass.
 */
export function sarifResult({ stack, finding, standing }: PlacedFinding, ruleIndex?: number): Result {
  const { rule, certainty, address, attribute, related = [], fingerprint, acknowledgement } = finding;
  return {
    ruleId: rule.id,
    ruleIndex,
    level: certainty === "unknown" ? "note" : LEVELS[rule.severity],
    message: { text: messageOf(finding) },
    locations: [locationOf(stack, finding)],
    // GitHub looks at the first only; without it, two findings on the same line would be one
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "mlzone/v1": fingerprint },
    // an empty list says that nothing is suppressed, none that nobody looked
    suppressions:
      standing === "acknowledged" && acknowledgement !== undefined ? [suppression(acknowledgement)] : [],
    properties: {
      stack: stack.name,
      address,
      certainty,
      ...(attribute === undefined ? {} : { attribute }),
      ...(related.length === 0 ? {} : { related }),
    },
  };
}

function messageOf({ address, message, acknowledgement }: ReportedFinding): string {
  const expired =
    acknowledgement?.expired === true ? ` It was ${acknowledgementWords(acknowledgement)}.` : "";
  return messageText(`${address}: ${message}${/[.?!]$/.test(message) ? "" : "."}${expired}`);
}

/** What a result says: no longer than anybody reads, and without a link of others. */
export function messageText(words: string): string {
  // brackets before a parenthesis would be a link
  const text = words.replaceAll("](", "] (");
  const characters = [...text];
  return characters.length > LONGEST_MESSAGE ? `${characters.slice(0, LONGEST_MESSAGE - 1).join("")}…` : text;
}

function suppression(acknowledgement: Acknowledgement): Suppression {
  return {
    kind: acknowledgement.origin === "deviation" ? "inSource" : "external",
    status: "accepted",
    justification: acknowledgementWords(acknowledgement),
  };
}

/**
 * Where a resource is made. Each has a file, or GitHub refuses all of them.
 *
 * @param file what was read, for a resource of which nobody knows the line; `-` for standard input
 */
export function locationOf(
  { file }: Pick<StackCheck, "file">,
  { source, address, construct }: Pick<ReportedFinding, "source" | "address" | "construct">,
): Location {
  const line = source?.line ?? 1;
  return {
    physicalLocation: {
      artifactLocation: {
        uri: uriOf(source?.file ?? (file === "-" ? "standard-input" : file)),
        uriBaseId: "%SRCROOT%",
      },
      region: { startLine: line, endLine: line },
    },
    logicalLocations: [
      logical(address, "resource"),
      ...(construct === undefined ? [] : [logical(construct, "module")]),
    ],
  };
}

function logical(fullyQualifiedName: string, kind: string): LogicalLocation {
  return { fullyQualifiedName, kind };
}

/** The file relative to the repository; its bare name where it lies outside, or nobody knows where. */
function repositoryFile(file: string): string {
  const normal = path.posix.normalize(file.replaceAll("\\", "/"));
  const isOutside =
    path.posix.isAbsolute(normal) || path.win32.isAbsolute(file) || normal.split("/")[0] === "..";
  const relative = isOutside ? path.posix.basename(normal) : normal;
  return /[^./]/.test(relative) ? relative : "unknown-file";
}

function uriOf(file: string): string {
  return repositoryFile(file).split("/").map(encodeURIComponent).join("/");
}
