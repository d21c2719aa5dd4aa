import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const root = path.resolve(__dirname, "..");

/** A project with the committed files and one environment changed. */
function project(edit: (dev: string) => string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-project-"));
  for (const name of ["constructs", "stacks", "node_modules"]) {
    fs.symlinkSync(path.join(root, name), path.join(folder, name));
  }
  fs.cpSync(path.join(root, "environments"), path.join(folder, "environments"), { recursive: true });
  fs.copyFileSync(path.join(root, "main.ts"), path.join(folder, "main.ts"));
  const dev = path.join(folder, "environments", "dev.ts");
  fs.writeFileSync(dev, edit(fs.readFileSync(dev, "utf8")));
  return folder;
}

function run(folder: string) {
  return spawnSync(process.execPath, ["-r", require.resolve("tsx/cjs"), "main.ts"], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: folder },
  });
}

test("a wrong configuration: one message, exit code 1, nothing written", () => {
  const folder = project((dev) =>
    dev.replace('"10.20.0.0/22"', '"10.20.0.0/99"').replace('"westeurope"', '"atlantis"'),
  );
  const { status, stderr, stdout } = run(folder);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^The configuration has 2 problems; nothing was written\.\n/);
  expect(stderr).toContain("environments/dev.ts: location must be a region of Azure");
  expect(stderr).toContain("environments/dev.ts: network.addressSpace");
  expect(stderr).not.toContain("    at ");
  expect(fs.existsSync(path.join(folder, "cdktf.out"))).toBe(false);
  fs.rmSync(folder, { recursive: true });
});

test("a sound one: dev, prod, their subscriptions and the place of their state", () => {
  const folder = project((dev) => dev);
  expect(run(folder)).toMatchObject({ status: 0, stderr: "" });
  expect(fs.readdirSync(path.join(folder, "cdktf.out", "stacks")).sort()).toEqual([
    "dev",
    "dev-serving",
    "nonprod-subscription",
    "prod",
    "prod-serving",
    "prod-subscription",
    "state",
  ]);
  fs.rmSync(folder, { recursive: true });
});
