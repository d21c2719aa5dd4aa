import * as fs from "node:fs";
import * as path from "node:path";

/** Marks of a project's folder, where there is no git. */
const PROJECT_FILES = ["cdktf.json", "package.json"];

/** The constructs of this package, from source or compiled: a person who reads a report wants the caller. */
const THIS_PACKAGE = path.join(__dirname, "..");

/**
 * The folder that paths in reports are relative to: the nearest one above `folder` with `.git`, or else
 * the nearest with a `cdktf.json` or `package.json`; undefined where there is neither.
 */
export function findRepository(folder: string): string | undefined {
  return (
    nearest(folder, [".git"]) ?? // a worktree and a submodule have a file of that name
    nearest(folder, PROJECT_FILES)
  );
}

/** The path of a file inside the repository; undefined for what isn't the repository's own code. */
export type OwnPath = (file: string) => string | undefined;

/**
 * Paths inside `repository`, relative and with forward slashes, so that they are the same on every
 * machine. Not its own code are files elsewhere, what is installed, and the constructs of this package,
 * also where they are part of the repository.
 */
export function ownPathsIn(repository: string): OwnPath {
  // a stack has thousands of frames in a few dozen files
  const known = new Map<string, string | undefined>();
  return (file) => {
    if (!known.has(file)) {
      known.set(file, ownPath(repository, file));
    }
    return known.get(file);
  };
}

function ownPath(repository: string, file: string): string | undefined {
  const relative = path.relative(repository, file);
  const steps = relative.split(path.sep);
  // on another drive it stays absolute
  const isOutside = relative === "" || steps[0] === ".." || path.isAbsolute(relative);
  return isOutside || steps.includes("node_modules") || isInside(THIS_PACKAGE, file)
    ? undefined
    : steps.join("/");
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(`${folder}${path.sep}`);
}

function nearest(folder: string, marks: readonly string[]): string | undefined {
  if (marks.some((mark) => fs.existsSync(path.join(folder, mark)))) {
    return folder;
  }
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearest(parent, marks);
}
