import * as fs from "node:fs";
import * as path from "node:path";
import { fakeGo, GO_INSTALLS, INSTALLED, Machine, PACKED } from "./fake-programs";

const { install } = require("../../scripts/providers/go-install");

let machine: Machine;
function onMachine(programs: Readonly<Record<string, string>>): Machine {
  machine = new Machine(programs);
  return machine;
}
afterEach(() => machine.remove());

describe("npm run providers", () => {
  test("builds azurerm and puts it where Terraform looks by itself", async () => {
    const { status, stdout, stderr } = await onMachine({ go: GO_INSTALLS }).run();
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(
      /^Building hashicorp\/azurerm 5\.2\.0 .* about 9 minutes the first time on two cores\.$/m,
    );
    expect(stdout).toMatch(/installed in \d+ s: .*terraform-provider-azurerm_v5\.2\.0$/m);
    expect(machine.files()).toEqual([INSTALLED]);
    const file = path.join(machine.home, ".terraform.d", "plugins", INSTALLED);
    expect(fs.statSync(file).mode & 0o111).not.toBe(0);
    // the home is the folder for temporary files, too
    expect(fs.readdirSync(machine.home).sort()).toEqual([".terraform.d", "bin", "go.calls", "go.env"]);
    expect(machine.read("go.calls")).toMatch(
      /^install github\.com\/hashicorp\/terraform-provider-azurerm@v[\d.]+-0\.\d{14}-[0-9a-f]{12}\n$/,
    );
  });

  test("has nothing to do when it is there, unpacked or packed, and needs no go for that", async () => {
    for (const name of [INSTALLED, PACKED]) {
      const here = new Machine({});
      here.put(name);
      const { status, stdout } = await here.run();
      expect(status).toBe(0);
      expect(stdout).toMatch(/^hashicorp\/azurerm 5\.2\.0 is there already: .*\n$/);
      expect(stdout).toContain(name);
      here.remove();
    }
    onMachine({});
  });

  test("an empty file is no provider", async () => {
    onMachine({ go: GO_INSTALLS }).put(INSTALLED, "");
    expect((await machine.run()).stdout).toContain("installed in");
    expect((await machine.run()).stdout).toContain("is there already");
  });

  test("--mirror puts it into another folder, and only there", async () => {
    const other = path.join(onMachine({ go: GO_INSTALLS }).home, "other mirror");
    expect(await machine.run(["--mirror", other])).toMatchObject({ status: 0, stderr: "" });
    expect(machine.files(other)).toEqual([INSTALLED]);
    expect(machine.files()).toEqual([]);
    expect((await machine.run([`--mirror=${other}`])).stdout).toContain("is there already");
  });

  test("go gets what it needs to build and to reach its proxy, and nobody's credentials", async () => {
    const env = { GOPROXY: "off", https_proxy: "http://proxy", ARM_CLIENT_SECRET: "s", GITHUB_TOKEN: "t" };
    await onMachine({ go: GO_INSTALLS }).run([], { ...env, GOOS: "windows", GOBIN: "/elsewhere" });
    const seen = machine.read("go.env");
    expect(seen).toMatch(/GOPROXY=['"]off['"]/);
    expect(seen).toMatch(/https_proxy=['"]http:\/\/proxy['"]/);
    expect(seen).toContain(".building-");
    expect(seen).not.toMatch(/ARM_|GITHUB|GOOS|elsewhere/);
  });

  test("two runs at once leave one whole file", async () => {
    onMachine({ go: `${GO_INSTALLS}\n[ "$1" = env ] || /bin/sleep 0.3` });
    const runs = await Promise.all([machine.run(), machine.run()]);
    expect(runs.map(({ status }) => status)).toEqual([0, 0]);
    expect(machine.files()).toEqual([INSTALLED]);
    const words = runs.map(({ stdout }) => stdout).join("");
    expect(words).toContain("installed in");
  });

  test("a run that finds another one finished keeps that one's file", async () => {
    const target = `$HOME/.terraform.d/plugins/${INSTALLED}`;
    const other = `/bin/mkdir -p "\${target%/*}"; echo first > "$target"`;
    onMachine({ go: `${GO_INSTALLS}\ntarget="${target}"\n${other}` });
    expect((await machine.run()).stdout).toContain("is there already, by another run");
    const file = path.join(machine.home, ".terraform.d", "plugins", INSTALLED);
    expect(fs.readFileSync(file, "utf8")).toBe("first\n");
    expect(machine.files()).toEqual([INSTALLED]);
  });
});

describe("npm run providers: what goes wrong is one sentence", () => {
  test.each([
    ["go is missing", {}, /^providers: go is missing: .* Install Go 1\.\d+\.\d+ or newer .*\n$/],
    [
      "go is too old to fetch a newer one",
      { go: fakeGo({ version: "go1.20.3", toolchain: "auto" }) },
      /^providers: go 1\.20\.3 is too old: hashicorp\/azurerm needs Go 1\.26\.6 or newer\.\n$/,
    ],
    [
      "go is too old and told to stay so",
      { go: fakeGo({ version: "go1.26.5", toolchain: "local" }) },
      /^providers: go 1\.26\.5 is too old/,
    ],
    [
      "go builds for another platform than terraform's",
      { go: fakeGo({ system: "darwin" }) },
      /^providers: go builds for darwin_mips, but terraform runs on plan9_mips/,
    ],
    ["go itself fails", { go: "\necho broken >&2; exit 3" }, /^providers: go env failed: broken\n$/],
    [
      "terraform fails",
      { go: GO_INSTALLS, terraform: "\necho no disk >&2; exit 1" },
      /^providers: terraform version failed: no disk\n$/,
    ],
    [
      "terraform says something else",
      { terraform: `\n[ "$1" = version ] && echo '{"platform":"plan9_mips"}' || echo nothing` },
      /^providers: terraform doesn't say where hashicorp\/azurerm belongs: nothing\n$/,
    ],
    [
      "the build fails",
      { go: fakeGo({ install: "echo 'x.go:1: syntax error' >&2; exit 1" }) },
      /^providers: hashicorp\/azurerm could not be built\. Go says:\nx\.go:1: syntax error\n$/,
    ],
    [
      "there is no network",
      { go: fakeGo({ install: "echo 'go: x: dial tcp: lookup p: no such host' >&2; exit 1" }) },
      /could not be fetched: .*proxy is out of reach.*\ngo: x: dial tcp: lookup p: no such host\n$/,
    ],
    [
      "go leaves nothing",
      { go: fakeGo({}) },
      /^providers: go install ended well, but left no terraform-provider-azurerm\.\n$/,
    ],
  ])("%s", async (_, programs, words) => {
    const { status, stderr } = await onMachine(programs as Record<string, string>).run();
    expect(stderr).toMatch(words);
    expect(status).toBe(1);
    expect(machine.files()).toEqual([]);
  });

  test("terraform is missing", async () => {
    const { status, stderr } = await onMachine({ go: GO_INSTALLS }).without("terraform").run();
    expect(stderr).toMatch(/^providers: terraform is missing: .*Install Terraform 1\.5 or newer.*\n$/);
    expect(status).toBe(1);
    expect(machine.read("go.calls")).toBe("");
  });

  test("a go that is too old but fetches a newer one by itself may try", async () => {
    const go = GO_INSTALLS.replace("go1.30.1", "go1.21.0").replace("local", "auto");
    expect((await onMachine({ go }).run()).status).toBe(0);
  });

  test("a folder that can't be made", async () => {
    onMachine({ go: GO_INSTALLS }).put("file");
    const inFile = path.join(machine.home, ".terraform.d", "plugins", "file", "mirror");
    const { status, stderr } = await machine.run(["--mirror", inFile]);
    expect(stderr).toMatch(/^providers: .*mirror can't be written: ENOTDIR.*\n$/);
    expect(status).toBe(1);
  });

  test.each([[["--mirrors", "x"]], [["x"]], [["--mirror"]], [["--mirror", ""]]])(
    "wrong arguments are exit code 2: %j",
    async (args) => {
      const { status, stderr } = await onMachine({ go: GO_INSTALLS }).run(args);
      expect(stderr).toContain("Usage: npm run providers [-- --mirror DIR]");
      expect(status).toBe(2);
      expect(machine.read("go.calls")).toBe("");
    },
  );

  test.each([
    ["SIGTERM", 143],
    ["SIGINT", 130],
  ] as const)("%s stops go and leaves nothing behind", async (signal, code) => {
    const waits = `trap 'echo stopped >> "$HOME/go.calls"; exit 1' INT
: > "$HOME/go.started"
/bin/sleep 5 >/dev/null 2>&1 &
wait`;
    const { status, stderr } = await onMachine({ go: fakeGo({ install: waits }) }).run([], {}, signal);
    expect(stderr).toBe("providers: stopped; nothing was installed.\n");
    expect(status).toBe(code);
    expect(machine.read("go.calls")).toBe("stopped\n");
    expect(machine.files()).toEqual([]);
  });
});

test("a long build says once a minute that it is alive", async () => {
  onMachine({ go: fakeGo({ install: `/bin/sleep 0.5; echo x > "$GOBIN/a-program"` }) });
  const { PATH } = process.env;
  process.env.PATH = path.join(machine.home, "bin");
  const minutes: number[] = [];
  const place = { mirror: path.join(machine.home, "m"), file: path.join(machine.home, "m", "f") };
  try {
    const pin = { source: "a/b", module: "m.example/a-program", revision: "v1" };
    expect(await install(pin, place, (passed: number) => minutes.push(passed), 100)).toBe(true);
  } finally {
    process.env.PATH = PATH;
  }
  expect(minutes.slice(0, 3)).toEqual([1, 2, 3]);
  expect(fs.readdirSync(place.mirror)).toEqual(["f"]);
});
