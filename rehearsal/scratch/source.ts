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
/** What Terraform leaves in a folder; none of it belongs to the configuration, and state holds secrets. */
const LEFT_OUT = [
  /^\.terraform$/,
  /\.tfstate(\.|$)/,
  /^\.terraform\.lock\.hcl$/,
  /^\.git$/,
  /^node_modules$/,
  /^plan$/,
];

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
  if (!entries.some((entry) => /\.tf(\.json)?$/.test(entry))) {
    throw new RehearsalError(
      `${folder} holds no cdk.tf.json and no *.tf or *.tf.json: there is nothing to rehearse.`,
      2,
    );
  }
  return { name, folder, template: entries.includes(TEMPLATE) ? TEMPLATE : undefined };
}

/** Copies the configuration, without what Terraform left there. Links out of the folder are not followed. */
export function copySource(source: Source, to: string): void {
  fs.cpSync(source.folder, to, {
    recursive: true,
    filter: (from) =>
      from === source.folder ||
      (!LEFT_OUT.some((pattern) => pattern.test(path.basename(from))) &&
        !fs.lstatSync(from).isSymbolicLink()),
  });
}
