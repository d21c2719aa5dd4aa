const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { terraformEnvironment } = require("./environment");

/** Runs terraform in a folder and returns what it prints. */
function terraform(folder, ...args) {
  const { error, status, stdout, stderr } = spawnSync("terraform", args, {
    cwd: folder,
    encoding: "utf8",
    env: terraformEnvironment(),
  });
  if (error?.code === "ENOENT") {
    throw new Error(
      "terraform is missing: it says where a provider belongs. Install Terraform 1.5 or newer and put it on the PATH.",
    );
  }
  if (error || status !== 0) {
    throw new Error(`terraform ${args[0]} failed: ${error?.message ?? stderr.trim()}`);
  }
  return stdout;
}

/**
 * Where Terraform looks for a provider in a mirror: `<host>/<source>/<version>/<platform>/<file>`.
 * Terraform itself says which host a source without one belongs to, and what it calls this platform.
 *
 * @returns the platform, the file, and the name of a packed one that serves as well
 */
function placeOf({ source, version }, mirror) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-providers-"));
  try {
    const { platform } = JSON.parse(terraform(scratch, "version", "-json"));
    fs.writeFileSync(
      path.join(scratch, "main.tf.json"),
      JSON.stringify({ terraform: { required_providers: { wanted: { source } } } }),
    );
    const said = terraform(scratch, "providers");
    const [, address] = /provider\[([^\]]+)\]/.exec(said) ?? [];
    if (!platform || !address?.endsWith(`/${source}`)) {
      throw new Error(`terraform doesn't say where ${source} belongs: ${said.trim()}`);
    }
    const folder = path.join(mirror, address);
    const type = path.basename(source);
    return {
      platform,
      file: path.join(folder, version, platform, `terraform-provider-${type}_v${version}`),
      packed: path.join(folder, `terraform-provider-${type}_${version}_${platform}.zip`),
    };
  } finally {
    fs.rmSync(scratch, { recursive: true });
  }
}

module.exports = { placeOf };
