import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { App, TerraformStack } from "cdktf";
import { ResourceGroup } from "../../../constructs/governance/resource-group";
import { type ConsumerRepository, consumerRepository, markedLines, RUNS, type Source } from "./consumer";

const ROOT = path.resolve(__dirname, "../../..");

function sourcesIn(text: string): Record<string, Source> {
  return JSON.parse(text).sources;
}

/** All that the app loads, and what makes the folder a project. */
const CLONED = [
  "package.json",
  "main.ts",
  "environments",
  "stacks",
  "constructs",
  "baseline",
  "costs",
  "terraform-json",
];

/** What a stack's folder holds after a synthesis. */
type Files = Readonly<Record<"cdk.tf.json" | "sources.json", string>>;

/** A clone of this repository, with `change` made to it, and what its app writes. */
function synthesizedClone(
  change: (folder: string) => void = () => {},
): Record<"dev" | "prod" | "state", Files> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-clone-")));
  try {
    for (const name of CLONED) {
      fs.cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
    }
    fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "junction");
    change(folder);
    execFileSync(process.execPath, ["-r", require.resolve("tsx/cjs"), "main.ts"], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder },
    });
    const read = (stack: string, file: string) => {
      const at = path.join(folder, "cdktf.out", "stacks", stack, file);
      return fs.existsSync(at) ? fs.readFileSync(at, "utf8") : "";
    };
    const files = (stack: string) => ({
      "cdk.tf.json": read(stack, "cdk.tf.json"),
      "sources.json": read(stack, "sources.json"),
    });
    return { dev: files("dev"), prod: files("prod"), state: files("state") };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

describe("sources.json of this repository's stacks", () => {
  const clone = synthesizedClone();

  test.each(["dev", "prod", "state"] as const)("each resource of %s has the line that makes it", (stack) => {
    const template: { resource: Record<string, object> } = JSON.parse(clone[stack]["cdk.tf.json"]);
    const addresses = Object.entries(template.resource).flatMap(([type, named]) =>
      Object.keys(named).map((name) => `${type}.${name}`),
    );
    const sources = sourcesIn(clone[stack]["sources.json"]);
    expect(Object.keys(sources)).toEqual(addresses.sort());
    for (const [address, { file, line, column }] of Object.entries(sources)) {
      const text = fs
        .readFileSync(path.join(ROOT, file), "utf8")
        .split("\n")
        [line - 1]?.slice(column - 1);
      expect({ address, text }).toEqual({
        address,
        text: expect.stringMatching(/^(?:new [A-Z]\w+|grant\w+|collect|addKey)\(/),
      });
      expect(file).toMatch(/^stacks\//);
    }
  });

  test("a line is the one of the very construct", () => {
    const sources = sourcesIn(clone.dev["sources.json"]);
    const made = (address: string) => {
      const { file = "", line = 0, construct } = sources[address] ?? {};
      return [construct, fs.readFileSync(path.join(ROOT, file), "utf8").split("\n")[line - 1]?.trim()];
    };
    expect(made("azurerm_virtual_network.network")).toEqual([
      "dev/network",
      'const network = new VirtualNetwork(stack, "network", {',
    ]);
    expect(made("azurerm_subnet.network_endpoints")).toEqual([
      "dev/network/endpoints",
      'const network = new VirtualNetwork(stack, "network", {',
    ]);
    expect(made("terraform_data.example-values")).toEqual([
      "dev/example-values",
      'new ExampleValueGuard(stack, "example-values", { examples });',
    ]);
    expect(made("azurerm_role_assignment.registry_image-build-push")[1]).toContain(".grantPush(");
  });

  test("two clones have the same bytes", () => {
    expect(synthesizedClone()).toEqual(clone);
  });

  test("the stack's JSON is byte for byte what it is without it", () => {
    const without = synthesizedClone((folder) => {
      const file = path.join(folder, "constructs", "source", "source-locations.ts");
      fs.writeFileSync(file, "export const SourceLocations = { of: () => ({ record() {} }) };");
    });
    for (const stack of ["dev", "prod", "state"] as const) {
      expect(without[stack]["sources.json"]).toBe("");
      expect(clone[stack]["cdk.tf.json"] === without[stack]["cdk.tf.json"]).toBe(true);
    }
    expect(clone.dev["cdk.tf.json"]).not.toBe("");
  });
});

describe("sources.json of somebody else's stack, with resources of their own", () => {
  const repositories: ConsumerRepository[] = [];
  const repository = (options?: { isGit: boolean }) => {
    const made = consumerRepository(options);
    repositories.push(made);
    return made;
  };
  const { run } = repository();
  const written = run("node with tsx");
  afterAll(() => {
    for (const one of repositories) {
      one.remove();
    }
  });

  test("each resource has the line of their own code that makes it, or the nearest around it", () => {
    const sources = sourcesIn(written);
    const lines = Object.fromEntries(Object.entries(sources).map(([address, { line }]) => [address, line]));
    expect(lines).toEqual(markedLines());
    expect(new Set(Object.values(sources).map(({ file }) => file))).toEqual(new Set(["infra/main.ts"]));
  });

  test("each names the construct that it belongs to", () => {
    const sources = sourcesIn(written);
    const constructOf = (address: string) => sources[address]?.construct;
    expect(constructOf("azurerm_storage_account.storage")).toBe("consumer/storage");
    expect(constructOf("azurerm_storage_management_policy.storage_lifecycle")).toBe(
      "consumer/storage/lifecycle",
    );
    expect(constructOf("azurerm_storage_account.team_account")).toBe("consumer/team/account");
  });

  test.each(Object.keys(RUNS) as (keyof typeof RUNS)[])("is the same in another folder, by %s", (how) => {
    expect(repository().run(how)).toBe(written);
  });

  test("without git, the project's folder is the repository", () => {
    const text = repository({ isGit: false }).run("node with tsx");
    expect(text).toBe(written.replaceAll('"infra/main.ts"', '"main.ts"'));
  });
});

describe("sources.json of a stack in this process, where jest has the source maps", () => {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-sources-"));
  afterAll(() => fs.rmSync(outdir, { recursive: true }));

  interface Props {
    readonly name: string;
  }

  function synthesize(folder: string, make: (stack: TerraformStack) => void): string[] {
    const app = new App({ outdir: path.join(outdir, folder), stackTraces: false, skipValidation: true });
    make(new TerraformStack(app, "plain"));
    app.synth();
    return fs.readdirSync(path.join(outdir, folder, "stacks", "plain")).sort();
  }

  test("names the test's own line", () => {
    const props: Props = { name: "rg" };
    synthesize("own", (stack) => {
      new ResourceGroup(stack, "group", { name: props.name, location: "westeurope" }); // here
    });
    const text = fs.readFileSync(path.join(outdir, "own", "stacks", "plain", "sources.json"), "utf8");
    const here = fs
      .readFileSync(__filename, "utf8")
      .split("\n")
      .findIndex((line) => line.endsWith("// here"));
    expect(Object.values(sourcesIn(text))).toEqual([
      {
        file: "test/constructs/source/source-locations.test.ts",
        line: here + 1,
        column: 7,
        construct: "plain/group",
      },
    ]);
    expect(text.endsWith("}\n")).toBe(true);
  });

  test("is not written for a stack without a construct of this package", () => {
    expect(synthesize("silent", () => {})).toEqual(["cdk.tf.json"]);
  });

  test("a stack inside another has its own file", () => {
    synthesize("nested", (stack) => {
      new ResourceGroup(stack, "outer", { name: "rg", location: "westeurope" });
      new ResourceGroup(new TerraformStack(stack, "in"), "inner", { name: "rg", location: "westeurope" });
    });
    const stacks = path.join(outdir, "nested", "stacks");
    const constructs = fs
      .readdirSync(stacks)
      .map((name) => sourcesIn(fs.readFileSync(path.join(stacks, name, "sources.json"), "utf8")))
      .map((sources) => Object.values(sources).map(({ construct }) => construct));
    expect(constructs.sort()).toEqual([["plain/in/inner"], ["plain/outer"]]);
  });

  test("leaves the depth of traces and their writer as they were", () => {
    const [limit, write] = [Error.stackTraceLimit, Error.prepareStackTrace];
    try {
      Error.stackTraceLimit = 33;
      synthesize("depth", (stack) => {
        new ResourceGroup(stack, "group", { name: "rg", location: "westeurope" });
      });
      expect([Error.stackTraceLimit, Error.prepareStackTrace]).toEqual([33, write]);
    } finally {
      Error.stackTraceLimit = limit;
    }
  });
});
