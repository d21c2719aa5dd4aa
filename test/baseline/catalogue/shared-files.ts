import * as fs from "node:fs";
import * as path from "node:path";

/**
 * `test` with a file or folder of Microsoft's facts, named from where MLZONE_AZURE_SHARED leads, or a
 * skipped one whose name says why: they are not part of the repository.
 */
export function testWithShared(relative: string, name: string, body: (file: string) => void): void {
  const file = path.join(process.env.MLZONE_AZURE_SHARED ?? "", relative);
  if (process.env.MLZONE_AZURE_SHARED !== undefined && fs.existsSync(file)) {
    test(name, () => body(file));
  } else {
    test.skip(`${name} (skipped: MLZONE_AZURE_SHARED leads to no ${relative})`, () => body(file));
  }
}
