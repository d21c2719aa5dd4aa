import * as fs from "node:fs";
import * as path from "node:path";
import { RehearsalError } from "../rehearsal-error";

/** A folder that Terraform can run in. */
export interface Source {
  /** Shown to people: the stack's or the folder's name. */
  readonly name: string;
  readonly folder: string;
  /** File name of synthesized JSON, where the folder has any. */
  readonly template: string | undefined;
}

const TEMPLATE = "cdk.tf.json";
const TERRAFORM = /\.tf(\.json)?$/;
/** What Terraform leaves in a folder; none of it belongs to the configuration, and state and plans hold secrets. */
const LEFT_OUT = [
  /^\.terraform$/,
  /\.tfstate(\.|$)/,
  /^\.terraform\.lock\.hcl$/,
  /^\.git$/,
  /^node_modules$/,
  /\.tfplan$/,
  /^crash.*\.log$/,
];
/** Plans under their usual names; a folder of such a name may be a module. */
const PLAN_FILE = /^(tf)?plan$/;
const VALUES = /\.tfvars(\.json)?$/;
/** Terraform reads these by itself; all others are for a command line that a rehearsal doesn't have. */
const OWN_VALUES = /(^terraform|\.auto)\.tfvars(\.json)?$/;

/**
 * Looks at a folder before anything is started.
 *
 * @throws {RehearsalError} if there is nothing of Terraform in it
 */
export function readSource(folder: string, name = path.basename(path.resolve(folder))): Source {
  let entries: string[];
  try {
    entries = fs.readdirSync(folder);
  } catch {
    throw new RehearsalError(
      `${folder} is no folder that can be read: name a stack or a folder with Terraform files.`,
      2,
    );
  }
  if (!entries.some((entry) => TERRAFORM.test(entry))) {
    throw new RehearsalError(
      `${folder} holds no cdk.tf.json and no *.tf or *.tf.json: there is nothing to rehearse.`,
      2,
    );
  }
  return { name, folder, template: entries.includes(TEMPLATE) ? TEMPLATE : undefined };
}

/** Whether Terraform made it, by its name. */
export function isTerraformsOwn(name: string): boolean {
  return LEFT_OUT.some((pattern) => pattern.test(name));
}

/**
 * Copies the configuration, without what Terraform left there. A link inside the folder becomes what it
 * leads to; links out of the folder are not followed.
 *
 * @throws {RehearsalError} if a Terraform file is a link out of the folder
 */
export function copySource(source: Source, to: string): void {
  // a folder that is itself a link must not become one in the copy: terraform would run in the original
  const root = fs.realpathSync(source.folder);
  fs.cpSync(root, to, {
    recursive: true,
    dereference: true,
    filter: (from) => from === root || belongs(from, root),
  });
}

function belongs(from: string, root: string): boolean {
  const name = path.basename(from);
  if (isTerraformsOwn(name) || (VALUES.test(name) && !OWN_VALUES.test(name))) {
    return false;
  }
  const kind = fs.lstatSync(from);
  if (!kind.isSymbolicLink()) {
    return kind.isDirectory() || (kind.isFile() && !PLAN_FILE.test(name));
  }
  const target = realPath(from);
  if (target?.startsWith(`${root}${path.sep}`) && belongs(target, root)) {
    return !leadsBack(from, target, root);
  }
  if (TERRAFORM.test(name)) {
    throw new RehearsalError(
      `${path.relative(root, from)} is a link out of ${root}, which a rehearsal doesn't follow: put a copy in its place.`,
    );
  }
  return false;
}

/** Whether a link leads to a folder that holds it, and so to no end. */
function leadsBack(from: string, target: string, root: string): boolean {
  for (let above = path.dirname(from); above !== root; above = path.dirname(above)) {
    if (realPath(above) === target) {
      return true;
    }
  }
  return false;
}

/** Undefined for a link that leads nowhere. */
function realPath(file: string): string | undefined {
  try {
    return fs.realpathSync(file);
  } catch {
    return undefined;
  }
}
