import * as fs from "node:fs";
import * as path from "node:path";

/** Terraform merges files of this ending over the rest of the configuration. */
const BACKEND = "mlzone_backend_override.tf.json";
const PROTECTION = "mlzone_protection_override.tf.json";

/** Puts the state into the scratch folder, whatever backend the configuration names. */
export function overrideBackend(folder: string): void {
  write(folder, BACKEND, { terraform: { backend: { local: { path: "terraform.tfstate" } } } });
}

/**
 * Switches `prevent_destroy` off in the scratch copy, for configurations that have no switch of their own.
 *
 * @param addresses of resources of the root module, e.g. `azurerm_key_vault.vault`
 */
export function overrideProtection(folder: string, addresses: readonly string[]): void {
  const resource: Record<string, Record<string, unknown>> = {};
  for (const address of addresses) {
    const [type = "", name = ""] = address.replace(/\[.*$/, "").split(".");
    resource[type] = { ...resource[type], [name]: { lifecycle: { prevent_destroy: false } } };
  }
  write(folder, PROTECTION, { resource });
}

function write(folder: string, name: string, content: object): void {
  fs.writeFileSync(path.join(folder, name), `${JSON.stringify(content, undefined, 2)}\n`);
}
