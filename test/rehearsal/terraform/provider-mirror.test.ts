import * as fs from "node:fs";
import * as path from "node:path";
import { findTerraform } from "../../../rehearsal/terraform/binary";
import { impliedMirrors } from "../../../rehearsal/terraform/local-mirror";
import {
  cliConfiguration,
  type MirrorOptions,
  type ProviderSource,
  providerSource,
} from "../../../rehearsal/terraform/provider-mirror";
import { FakeMachine, fakeTerraform, HOST, PLATFORM } from "./fake-machine";

const AZURERM = `${HOST}/hashicorp/azurerm`;
const AZAPI = `${HOST}/azure/azapi`;
const IMPLIED = ".terraform.d/plugins";

let machine: FakeMachine;
beforeEach(() => {
  machine = new FakeMachine().program("terraform", fakeTerraform());
});
afterEach(() => machine.remove());

function find(source: string, constraint = "", options: Partial<MirrorOptions> = {}): ProviderSource {
  const { home, env } = machine;
  const [found] = providerSource({ home, env, terraform: findTerraform(env), ...options }, [
    { source, constraint },
  ]);
  if (found === undefined) {
    throw new Error("nothing");
  }
  return found;
}

describe("a provider in a local mirror", () => {
  test("the newest version that the constraint allows is chosen, of those for this platform", () => {
    for (const version of ["4.81.0", "5.2.0", "5.10.0", "6.0.0"]) {
      machine.unpacked(IMPLIED, AZURERM, version);
    }
    machine.unpacked(IMPLIED, AZURERM, "5.11.0", "plan9_arm");
    expect(find("hashicorp/azurerm", "~> 5.2")).toEqual({
      source: "hashicorp/azurerm",
      constraint: "~> 5.2",
      address: AZURERM,
      installed: { version: "5.10.0", mirror: path.join(machine.home, IMPLIED) },
      available: ["6.0.0", "5.10.0", "5.2.0", "4.81.0"],
    });
    expect(find("hashicorp/azurerm", "~> 7.0")).toMatchObject({
      installed: "missing",
      available: ["6.0.0", "5.10.0", "5.2.0", "4.81.0"],
    });
  });

  test("packed ones count, a version that is there both ways counts once", () => {
    machine.packed(IMPLIED, AZURERM, "5.2.0");
    machine.packed(IMPLIED, AZURERM, "5.3.0");
    machine.unpacked(IMPLIED, AZURERM, "5.2.0");
    machine.packed(IMPLIED, AZURERM, "5.4.0", "plan9_arm");
    expect(find("hashicorp/azurerm", "= 5.3.0").installed).toMatchObject({ version: "5.3.0" });
    expect(find("hashicorp/azurerm").available).toEqual(["5.3.0", "5.2.0"]);
  });

  test("what else lies there is passed over", () => {
    machine.file(IMPLIED, AZURERM, "5.2.0", PLATFORM, "README");
    machine.file(IMPLIED, AZURERM, "5.3.0", "file");
    machine.file(IMPLIED, AZURERM, "notes.txt");
    machine.file(IMPLIED, AZURERM, `terraform-provider-other_5.4.0_${PLATFORM}.zip`);
    machine.file(IMPLIED, ".building-x", "terraform-provider-azurerm");
    expect(find("hashicorp/azurerm")).toMatchObject({ installed: "missing", available: [] });
  });

  test("terraform says which host a source belongs to: another's provider isn't taken for it", () => {
    machine.unpacked(IMPLIED, "corp.example/hashicorp/azurerm", "5.2.0");
    expect(find("hashicorp/azurerm").installed).toBe("missing");
    expect(find("corp.example/hashicorp/azurerm")).toMatchObject({
      address: "corp.example/hashicorp/azurerm",
      installed: { version: "5.2.0" },
    });
    machine.unpacked(IMPLIED, AZAPI, "2.12.0");
    expect(find("Azure/azapi", "2.12.0")).toMatchObject({ address: AZAPI, installed: { version: "2.12.0" } });
  });

  test("terraform sees nothing of the person's settings meanwhile", () => {
    find("hashicorp/azurerm", "", { env: { ...machine.env, TF_TOKEN_x: "secret", ARM_CLIENT_SECRET: "s" } });
    const seen = fs.readFileSync(path.join(machine.home, "terraform.env"), "utf8");
    expect(seen).toMatch(/TF_CLI_CONFIG_FILE=['"]\/dev\/null['"]/);
    expect(seen).not.toMatch(/secret|ARM_/);
    expect(seen).not.toMatch(new RegExp(`HOME=['"]${machine.home}['"]`));
  });

  test("a source or constraint that isn't one, in one sentence", () => {
    expect(() => find("a b")).toThrow('terraform knows no provider source "a b".');
    machine.unpacked(IMPLIED, AZURERM, "5.2.0");
    expect(() => find("hashicorp/azurerm", "newest")).toThrow(
      '"newest" is no version constraint of Terraform\'s.',
    );
  });

  test("a constraint that can't be read is an error even where no provider is", () => {
    expect(() => find("hashicorp/azurerm", "newest")).toThrow("no version constraint");
  });
});

describe("which mirrors count", () => {
  test("the named one, and then no other", () => {
    machine.unpacked(IMPLIED, AZURERM, "5.3.0");
    const mirror = machine.unpacked("named", AZURERM, "5.2.0");
    expect(find("hashicorp/azurerm", "", { mirror })).toMatchObject({
      installed: { version: "5.2.0", mirror },
      available: ["5.2.0"],
    });
    expect(find("azure/azapi", "", { mirror }).installed).toBe("missing");
  });

  test("a relative name counts from here, because terraform runs elsewhere", () => {
    const mirror = machine.unpacked("named", AZURERM, "5.2.0");
    const relative = path.relative(process.cwd(), mirror);
    expect(find("hashicorp/azurerm", "", { mirror: relative }).installed).toMatchObject({ mirror });
  });

  test("one that isn't there, or is a file, is a wrong option", () => {
    for (const mirror of [path.join(machine.home, "nowhere"), machine.file("a-file")]) {
      expect(() => find("hashicorp/azurerm", "", { mirror })).toThrow(
        expect.objectContaining({ exitCode: 2, message: `the provider mirror ${mirror} is no folder.` }),
      );
    }
  });

  test("else those that Terraform implies: of the folder, of the person, of the machine", () => {
    const folder = path.join(machine.home, "app");
    const first = machine.unpacked("app/terraform.d/plugins", AZURERM, "5.2.0");
    const second = machine.unpacked(IMPLIED, AZURERM, "5.2.0");
    const third = machine.unpacked("data/terraform/plugins", AZURERM, "5.3.0");
    const env = { ...machine.env, XDG_DATA_HOME: path.join(machine.home, "data") };
    expect(find("hashicorp/azurerm", "5.2.0", { folder }).installed).toMatchObject({ mirror: first });
    expect(find("hashicorp/azurerm", "5.2.0").installed).toMatchObject({ mirror: second });
    const onLinux = process.platform === "linux" ? { mirror: third } : expect.anything();
    expect(find("hashicorp/azurerm", "", { env }).installed).toMatchObject(onLinux);
  });

  const linux = process.platform === "linux" ? test : test.skip;
  linux("on Linux they are those of the documentation", () => {
    expect(impliedMirrors("/home/ada", {})).toEqual([
      "/home/ada/.terraform.d/plugins",
      "/home/ada/.local/share/terraform/plugins",
      "/usr/local/share/terraform/plugins",
      "/usr/share/terraform/plugins",
    ]);
    expect(impliedMirrors("/home/ada", { XDG_DATA_HOME: "/d", XDG_DATA_DIRS: "/e:/f" }, "/app")).toEqual([
      "/app/terraform.d/plugins",
      "/home/ada/.terraform.d/plugins",
      "/d/terraform/plugins",
      "/e/terraform/plugins",
      "/f/terraform/plugins",
    ]);
  });
});

describe("the configuration of Terraform's command line", () => {
  const source = (address: string, mirror?: string): ProviderSource => ({
    source: address,
    constraint: "",
    address,
    available: [],
    installed: mirror === undefined ? "missing" : { version: "1.0.0", mirror },
  });

  test("what is installed comes from its mirror only, all else from where it is published", () => {
    const sources = [source(AZURERM, "/m 1"), source("h/a/missing"), source(AZAPI, "/m2")];
    expect(cliConfiguration([...sources, source("h/a/b", "/m 1"), source(AZURERM, "/m 1")])).toBe(
      `provider_installation {
  filesystem_mirror {
    path = "/m 1"
    include = ["${AZURERM}","h/a/b"]
  }
  filesystem_mirror {
    path = "/m2"
    include = ["${AZAPI}"]
  }
  direct {
    exclude = ["${AZURERM}","${AZAPI}","h/a/b"]
  }
}
`,
    );
  });

  test("with nothing installed everything comes from where it is published", () => {
    expect(cliConfiguration([source(AZURERM)])).toBe("provider_installation {\n  direct {\n  }\n}\n");
    expect(cliConfiguration([])).toBe("provider_installation {\n  direct {\n  }\n}\n");
  });
});
