import * as fs from "node:fs";
import * as path from "node:path";

/** What an app needs and nobody commits: packages, and the bindings that `cdktf get` writes. */
const NOT_COMMITTED = ["node_modules", ".gen"];
/** They say what is installed. */
const LOCK_FILES = ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml"];

/**
 * Lets the worktree of another revision use what is installed here: to install anew would run strangers'
 * scripts. Packages of the repository itself, as npm's workspaces link them, are the worktree's own.
 *
 * @param within folders from the repository's root down to that of the app, relative to the root
 * @returns all links that were made
 */
export function borrowModules(repository: string, worktree: string, within: readonly string[]): string[] {
  const root = fs.realpathSync(repository);
  const links: string[] = [];
  const link = (from: string, to: string): void => {
    fs.symlinkSync(from, to, fs.statSync(from).isDirectory() ? "junction" : "file");
    links.push(to);
  };
  const lend = (from: string, to: string): void => {
    fs.mkdirSync(to);
    for (const name of fs.readdirSync(from)) {
      const [entry, target] = [path.join(from, name), path.join(to, name)];
      const real = realPath(entry);
      if (real === undefined) {
        continue;
      }
      const own = path.join(worktree, path.relative(root, real));
      if (name.startsWith("@") && !isLink(entry)) {
        lend(entry, target);
      } else if (!isOfRepository(root, real)) {
        link(real, target);
      } else if (fs.existsSync(own)) {
        link(own, target);
      }
    }
  };
  for (const folder of within) {
    for (const name of NOT_COMMITTED) {
      const [from, to] = [path.join(root, folder, name), path.join(worktree, folder, name)];
      if (!fs.existsSync(from) || !fs.existsSync(path.dirname(to)) || fs.existsSync(to)) {
        continue;
      }
      if (hasOwnPackages(root, from)) {
        lend(fs.realpathSync(from), to);
      } else {
        link(fs.realpathSync(from), to);
      }
    }
  }
  return links;
}

/** Of the files that say what is installed, the first that is another in the other revision. */
export function otherLockFile(
  repository: string,
  worktree: string,
  within: readonly string[],
): string | undefined {
  return within
    .flatMap((folder) => LOCK_FILES.map((name) => path.join(folder, name)))
    .find((file) => {
      const [ours, theirs] = [repository, worktree].map((root) => textOf(path.join(root, file)));
      return ours !== undefined && theirs !== undefined && ours !== theirs;
    });
}

function hasOwnPackages(root: string, modules: string): boolean {
  return fs
    .readdirSync(modules, { withFileTypes: true })
    .some((entry) =>
      entry.name.startsWith("@") && entry.isDirectory()
        ? hasOwnPackages(root, path.join(modules, entry.name))
        : entry.isSymbolicLink() && isOfRepository(root, realPath(path.join(modules, entry.name))),
    );
}

/** Whether it lies in the repository, and not among what is installed there. */
function isOfRepository(root: string, real: string | undefined): boolean {
  const steps = real === undefined ? [".."] : path.relative(root, real).split(path.sep);
  return steps[0] !== ".." && !path.isAbsolute(steps.join(path.sep)) && !steps.includes("node_modules");
}

function isLink(file: string): boolean {
  return fs.lstatSync(file).isSymbolicLink();
}

/** Undefined for a link to nowhere. */
function realPath(file: string): string | undefined {
  try {
    return fs.realpathSync(file);
  } catch {
    return undefined;
  }
}

function textOf(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").replaceAll("\r\n", "\n") : undefined;
}
