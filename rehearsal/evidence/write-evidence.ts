import * as fs from "node:fs";
import * as path from "node:path";
import type { RecordedRequest } from "../simulator/recorder";
import { writeCaptured } from "./captured";
import type { Evidence } from "./evidence";
import { evidenceMarkdown } from "./markdown";

/** Writes evidence.json, evidence.md and captured/ into a folder, and returns the page's path. */
export function writeEvidence(
  folder: string,
  evidence: Evidence,
  writes: readonly RecordedRequest[],
): string {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "evidence.json"), `${JSON.stringify(evidence, undefined, 2)}\n`);
  const page = path.join(folder, "evidence.md");
  fs.writeFileSync(page, evidenceMarkdown(evidence));
  writeCaptured(folder, writes);
  return page;
}
