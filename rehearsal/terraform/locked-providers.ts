import * as fs from "node:fs";
import * as path from "node:path";

const LOCKED = /^provider "([^"]+)" \{\s*version\s*=\s*"([^"]+)"/gm;

/** The providers that `terraform init` chose for a folder: version by address, e.g. of a host's `hashicorp/azurerm`. */
export function lockedProviders(folder: string): Map<string, string> {
  const file = path.join(folder, ".terraform.lock.hcl");
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  return new Map([...text.matchAll(LOCKED)].map(([, address = "", version = ""]) => [address, version]));
}

/** The major version of azurerm that was chosen; undefined before init, and without azurerm. */
export function lockedAzurermMajor(folder: string): number | undefined {
  const [, version] = [...lockedProviders(folder)].find(([address]) => /\/azurerm$/.test(address)) ?? [];
  return version === undefined ? undefined : Number.parseInt(version, 10);
}
