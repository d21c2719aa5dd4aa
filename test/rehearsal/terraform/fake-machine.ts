import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** The host that our fake terraform gives to sources without one; the real one stands in no file of ours. */
export const HOST = "providers.example";
export const PLATFORM = "plan9_mips";

/** A terraform that says this version, and completes a source as the real one does. */
export function fakeTerraform(version = "1.11.4"): string {
  return `
if [ "$1" = version ]; then
  printf '{"terraform_version": "${version}", "platform": "${PLATFORM}"}'
  exit
fi
export -p > "$(dirname "$0")/../terraform.env"
source="$(sed 's/.*"source":"\\([^"]*\\)".*/\\1/' main.tf.json | tr '[:upper:]' '[:lower:]')"
case "$source" in
*' '*) echo 'Invalid provider source string' >&2; exit 1 ;;
*/*/*) ;;
*) source="${HOST}/$source" ;;
esac
printf '\\nProviders required by configuration:\\n.\\n└── provider[%s]\\n' "$source"`;
}

/** A temporary folder that plays the home of a person, with programs in `bin`. */
export class FakeMachine {
  readonly home = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-terraform-test-"));
  readonly bin = path.join(this.home, "bin");
  /** What a program finds: the fake ones first. */
  readonly env = { PATH: [this.bin, process.env.PATH].join(path.delimiter), HOME: this.home };

  program(name: string, body: string, mode = 0o755): this {
    fs.mkdirSync(this.bin, { recursive: true });
    fs.writeFileSync(path.join(this.bin, name), `#!/bin/sh${body}\n`, { mode });
    return this;
  }

  /** Writes an empty file, with all folders above it; returns its path. */
  file(...names: string[]): string {
    const file = path.join(this.home, ...names);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, "");
    return file;
  }

  /** Puts an unpacked provider into the mirror `folder` of the home. */
  unpacked(folder: string, address: string, version: string, platform = PLATFORM): string {
    const program = `terraform-provider-${path.basename(address)}_v${version}`;
    this.file(folder, address, version, platform, program);
    return path.join(this.home, folder);
  }

  /** Puts a packed provider into the mirror `folder` of the home. */
  packed(folder: string, address: string, version: string, platform = PLATFORM): string {
    this.file(folder, address, `terraform-provider-${path.basename(address)}_${version}_${platform}.zip`);
    return path.join(this.home, folder);
  }

  remove(): void {
    fs.rmSync(this.home, { recursive: true });
  }
}
