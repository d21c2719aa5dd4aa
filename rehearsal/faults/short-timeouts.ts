import * as fs from "node:fs";
import * as path from "node:path";

/** Terraform merges files of this ending over the rest of the configuration. */
const FILE = "mlzone_timeouts_override.tf.json";

/**
 * Shortens how long the provider waits for the creation of one resource, in the scratch copy.
 *
 * @param address of a resource of the root module
 */
export function shortenTimeout(folder: string, address: string, seconds: number): void {
  const [type = "", name = ""] = address.replace(/\[.*$/, "").split(".");
  const resource = { [type]: { [name]: { timeouts: { create: `${seconds}s` } } } };
  fs.writeFileSync(path.join(folder, FILE), JSON.stringify({ resource }, undefined, 2));
}

/** Gives the configuration's own timeouts back. */
export function restoreTimeout(folder: string): void {
  fs.rmSync(path.join(folder, FILE), { force: true });
}
