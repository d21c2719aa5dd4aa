import * as fs from "node:fs";

/** Whether two files hold the same bytes, or neither is there; false where one can't be read. */
export function isSameFile(left: string, right: string | undefined): boolean {
  if (right === undefined) {
    return false;
  }
  try {
    const [before, after] = [left, right].map((file) => fs.statSync(file, { throwIfNoEntry: false }));
    if (before === undefined || after === undefined) {
      return before === after;
    }
    return (
      before.isFile() &&
      after.isFile() &&
      before.size === after.size &&
      fs.readFileSync(left).equals(fs.readFileSync(right))
    );
  } catch {
    // whoever reads it says why not
    return false;
  }
}
