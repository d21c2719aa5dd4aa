import * as fs from "node:fs";
import * as path from "node:path";
import { loadPolicies, type PolicyLibrary } from "../../../rehearsal/policy";

/** Microsoft's definitions, where MLZONE_AZURE_SHARED names a folder that has them. */
const FOLDER = path.join(process.env.MLZONE_AZURE_SHARED ?? "", "policies");
const isThere = process.env.MLZONE_AZURE_SHARED !== undefined && fs.existsSync(FOLDER);

/** `test`, or a skipped one whose name says why. */
export function testWithPolicies(name: string, body: () => void): void {
  if (isThere) {
    test(name, body);
  } else {
    test.skip(`${name} (skipped: MLZONE_AZURE_SHARED names no folder with policies)`, body);
  }
}

let library: PolicyLibrary | undefined;

/** All published definitions, read once. */
export function publishedPolicies(): PolicyLibrary {
  library ??= loadPolicies(FOLDER);
  return library;
}
