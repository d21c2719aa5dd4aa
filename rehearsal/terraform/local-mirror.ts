import * as fs from "node:fs";
import * as path from "node:path";

/**
 * The folders in which Terraform looks for providers by itself, in its order:
 * https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 *
 * @param home the person's home folder
 * @param env for the XDG folders
 * @param folder where terraform would be run; its `terraform.d/plugins` counts too
 */
export function impliedMirrors(home: string, env: NodeJS.ProcessEnv, folder?: string): string[] {
  const shared =
    process.platform === "darwin"
      ? ["io.terraform/plugins"].flatMap((name) =>
          [path.join(home, "Library"), "/Library"].map((library) =>
            path.join(library, "Application Support", name),
          ),
        )
      : [
          env.XDG_DATA_HOME || path.join(home, ".local", "share"),
          ...(env.XDG_DATA_DIRS || "/usr/local/share:/usr/share").split(":"),
        ].map((data) => path.join(data, "terraform", "plugins"));
  return [
    ...(folder === undefined ? [] : [path.join(folder, "terraform.d", "plugins")]),
    path.join(home, ".terraform.d", "plugins"),
    ...shared,
  ];
}

/** The addresses of a mirror, `<host>/<namespace>/<type>`, whatever lies there. */
export function providersIn(mirror: string): string[] {
  const below = (folder: string): string[] =>
    entries(path.join(mirror, folder)).map((name) => path.posix.join(folder, name));
  return below("").flatMap(below).flatMap(below);
}

/**
 * The versions of a provider that a mirror holds for a platform (twice if both ways), unpacked
 * (`<address>/5.2.0/linux_amd64/terraform-provider-…`) or packed
 * (`<address>/terraform-provider-azurerm_5.2.0_linux_amd64.zip`).
 *
 * @param address `<host>/<namespace>/<type>`
 */
export function versionsIn(mirror: string, address: string, platform: string): string[] {
  const folder = path.join(mirror, address);
  const program = `terraform-provider-${path.posix.basename(address)}`;
  return entries(folder).flatMap((name) => {
    if (entries(path.join(folder, name, platform)).some((file) => file.startsWith(program))) {
      return [name];
    }
    const isPacked = name.startsWith(`${program}_`) && name.endsWith(`_${platform}.zip`);
    return isPacked ? [name.slice(program.length + 1, -`_${platform}.zip`.length)] : [];
  });
}

function entries(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
