import * as fs from "node:fs";
import * as path from "node:path";
import { InputProblem } from "./input-problem";
import { shown } from "./shown";

/**
 * Makes sure that the files of an app's output are its own. Who reviews a stranger's output would show what
 * lies elsewhere on the machine if a link led there, and a pipe or a device would be read for ever.
 *
 * @param folder the output, as the person named it; may be a link itself
 * @param files below it; one that isn't there is left to whoever reads it
 * @throws {InputProblem} naming the first that lies outside, or is no file
 */
export function mustBeOwnFiles(folder: string, files: readonly string[]): void {
  const root = realPath(folder) ?? folder;
  const inside = root.endsWith(path.sep) ? root : `${root}${path.sep}`;
  for (const file of files) {
    const real = realPath(file);
    if (real === undefined) {
      continue;
    }
    if (real !== root && !real.startsWith(inside)) {
      throw new InputProblem(
        `${shown(file)} can't be read: it is a link that leads out of ${shown(folder)}.`,
      );
    }
    const stats = fs.statSync(real);
    if (!stats.isFile() && !stats.isDirectory()) {
      throw new InputProblem(`${shown(file)} can't be read: it is no file.`);
    }
  }
}

/** Undefined where nothing is there, or links lead in a circle. */
function realPath(file: string): string | undefined {
  try {
    return fs.realpathSync(file);
  } catch {
    return undefined;
  }
}
