import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const SCRIPT = path.join(__dirname, "..", "..", "scripts", "providers.js");
/** What the fake terraform says about the one provider; the real host stands in no file of ours. */
const ADDRESS = "providers.example/hashicorp/azurerm";
const PLATFORM = "plan9_mips";

/** A fake go that writes its environment to `go.env` and installs a program of one line. */
export const GO_INSTALLS = `
if [ "$1" = env ]; then printf 'go1.30.1\\nlocal\\nplan9\\nmips\\n'; exit 0; fi
export -p > "$HOME/go.env"
echo "$@" >> "$HOME/go.calls"
printf '#!/bin/sh\\n' > "$GOBIN/terraform-provider-azurerm"
/bin/chmod +x "$GOBIN/terraform-provider-azurerm"`;

/** A fake go of another version or toolchain, or one whose installation does something else. */
export function fakeGo({ version = "go1.30.1", toolchain = "local", system = "plan9", install = "exit 0" }) {
  return `
if [ "$1" = env ]; then printf '${version}\\n${toolchain}\\n${system}\\nmips\\n'; exit 0; fi
${install}`;
}

const TERRAFORM = `
case "$1" in
version) echo '{"terraform_version": "1.11.4", "platform": "${PLATFORM}"}' ;;
providers) printf 'Providers required by configuration:\\n.\\n└── provider[${ADDRESS}]\\n' ;;
esac`;

/** A machine in a temporary folder: a home, and a PATH with these programs on it and nothing else. */
export class Machine {
  readonly home = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-providers-test-"));
  private readonly bin = path.join(this.home, "bin");

  constructor(programs: Readonly<Record<string, string>>) {
    fs.mkdirSync(this.bin);
    for (const [name, body] of Object.entries({ terraform: TERRAFORM, ...programs })) {
      fs.writeFileSync(path.join(this.bin, name), `#!/bin/sh${body}\n`, { mode: 0o755 });
    }
  }

  without(program: string): this {
    fs.rmSync(path.join(this.bin, program));
    return this;
  }

  /** Starts `npm run providers -- …args` and says how it ended; `stop` is sent once go runs. */
  async run(
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
    stop?: NodeJS.Signals,
  ): Promise<{ status: number | null; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [SCRIPT, ...args], {
      env: { ...env, HOME: this.home, PATH: this.bin, TMPDIR: this.home },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (text) => {
      said.stdout += text;
    });
    child.stderr.on("data", (text) => {
      said.stderr += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    if (stop !== undefined) {
      while (!fs.existsSync(path.join(this.home, "go.started"))) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      child.kill(stop);
    }
    return { status: await ended, ...said };
  }

  /** What go was asked and what it saw. */
  read(name: "go.calls" | "go.env"): string {
    const file = path.join(this.home, name);
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  }

  /** All files below a folder, and what was left behind in it under a name with a dot. */
  files(folder = path.join(this.home, ".terraform.d", "plugins")): string[] {
    return fs.existsSync(folder)
      ? fs
          .readdirSync(folder, { recursive: true, encoding: "utf8" })
          .filter((name) => name.startsWith(".") || !fs.statSync(path.join(folder, name)).isDirectory())
      : [];
  }

  /** Puts a file into the implied local mirror, as an earlier run would. */
  put(name: string, content = "x"): void {
    const file = path.join(this.home, ".terraform.d", "plugins", name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }

  remove(): void {
    fs.rmSync(this.home, { recursive: true });
  }
}

export const INSTALLED = `${ADDRESS}/5.2.0/${PLATFORM}/terraform-provider-azurerm_v5.2.0`;
export const PACKED = `${ADDRESS}/terraform-provider-azurerm_5.2.0_${PLATFORM}.zip`;
