import type { ReviewJson } from "../report/json-schema";
import { readReviewJson } from "../report/read-review-json";
import { onlyFileOf } from "./zip";

/** The name of the artifact, and of the one file in it, that a review leaves behind. */
export const ARTIFACT_NAME = "mlzone-review";
export const REPORT_FILE = "review.json";

/** Of the artifact as it is downloaded, in bytes. */
export const MOST_PACKED_BYTES = 5_000_000;
/** Of the report, in bytes: twenty times that of a plan with 130 resources that all change. */
export const MOST_REPORT_BYTES = 20_000_000;

/** A report that was refused; the message says why and may hold texts of its author, on lines of their own. */
export class RefusedReport extends Error {}

/** The report in an artifact as GitHub sends it. @throws {RefusedReport} */
export function reportInArchive(zip: Buffer): ReviewJson {
  if (zip.length > MOST_PACKED_BYTES) {
    throw new RefusedReport(`the artifact has more than ${MOST_PACKED_BYTES} bytes`);
  }
  return refusing(() => readReport(onlyFileOf(zip, REPORT_FILE, MOST_REPORT_BYTES)));
}

/** The report in a file that was downloaded already. @throws {RefusedReport} */
export function reportInFile(bytes: Buffer): ReviewJson {
  return refusing(() => readReport(bytes));
}

function readReport(bytes: Buffer): ReviewJson {
  if (bytes.length > MOST_REPORT_BYTES) {
    throw new Error(`${REPORT_FILE} has more than ${MOST_REPORT_BYTES} bytes`);
  }
  return readReviewJson(utf8(bytes));
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error(`${REPORT_FILE} is not UTF-8`);
  }
}

function refusing(read: () => ReviewJson): ReviewJson {
  try {
    return read();
  } catch (error) {
    throw new RefusedReport(error instanceof Error ? error.message : "it can't be read");
  }
}
