import * as fs from "node:fs";
import * as path from "node:path";
import { findTerraform } from "../../../rehearsal/terraform/binary";
import { lockedAzurermMajor, lockedProviders } from "../../../rehearsal/terraform/locked-providers";
import { type PreparedProviders, prepareProviders } from "../../../rehearsal/terraform/prepare-providers";
import { FakeMachine, fakeTerraform, HOST } from "./fake-machine";

const AZURERM = `${HOST}/hashicorp/azurerm`;
const IMPLIED = ".terraform.d/plugins";

let machine: FakeMachine;
beforeEach(() => {
  machine = new FakeMachine().program("terraform", fakeTerraform());
});
afterEach(() => machine.remove());

function write(name: string, content: string | object): string {
  const file = machine.file("stack", name);
  fs.writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return path.dirname(file);
}

function requiring(providers: Readonly<Record<string, object>>): string {
  return write("cdk.tf.json", { terraform: { required_providers: providers } });
}

function prepared(folder: string, mirror?: string): PreparedProviders & { readonly configuration: string } {
  const { home } = machine;
  const result = prepareProviders(folder, {
    scratch: home,
    terraform: findTerraform({ PATH: machine.bin }),
    mirror,
    home,
  });
  return { ...result, configuration: fs.readFileSync(result.cliConfiguration, "utf8") };
}

describe("the providers of a configuration", () => {
  test("come from the mirror that has them, of the version that is pinned", () => {
    const mirror = machine.unpacked(IMPLIED, AZURERM, "4.81.0");
    machine.unpacked(IMPLIED, AZURERM, "5.2.0");
    const folder = requiring({ azurerm: { source: "hashicorp/azurerm", version: "4.81.0" } });
    expect(prepared(folder)).toMatchObject({
      sources: [{ source: "hashicorp/azurerm", installed: { version: "4.81.0", mirror } }],
      azurermMajor: 4,
      lacksAzapi: false,
      configuration: expect.stringContaining(`path = "${mirror}"\n    include = ["${AZURERM}"]`),
    });
  });

  test("without a source belong to hashicorp, as Terraform has it", () => {
    expect(prepared(requiring({ random: { version: "3.0.0" } })).sources).toMatchObject([
      { source: "hashicorp/random", constraint: "3.0.0", installed: "missing" },
    ]);
  });

  test("are pinned also where they are missing: azurerm's major is known by its constraint", () => {
    expect(
      prepared(requiring({ azurerm: { source: "hashicorp/azurerm", version: "~> 4.0" } })).azurermMajor,
    ).toBe(4);
    expect(prepared(requiring({ azurerm: { source: "hashicorp/azurerm" } })).azurermMajor).toBeUndefined();
  });

  test("azapi is known to be missing, however it is written", () => {
    expect(prepared(requiring({ azapi: { source: "Azure/azapi", version: "2.12.0" } })).lacksAzapi).toBe(
      true,
    );
    machine.unpacked(IMPLIED, `${HOST}/azure/azapi`, "2.12.0");
    expect(prepared(requiring({ azapi: { source: "Azure/azapi", version: "2.12.0" } })).lacksAzapi).toBe(
      false,
    );
  });

  test("of HCL, and of modules, come from the mirrors too: what lies there is named, all else is fetched", () => {
    const implied = machine.unpacked(IMPLIED, AZURERM, "5.2.0");
    machine.unpacked(IMPLIED, "corp.example/acme/foo", "1.0.0", "plan9_arm");
    const { configuration, sources, azurermMajor } = prepared(write("main.tf", ""));
    expect([sources, azurermMajor]).toEqual([[], undefined]);
    expect(configuration).toContain(`path = "${implied}"\n    include = ["${AZURERM}"]`);
    expect(configuration).toContain(`exclude = ["${AZURERM}"]`);
    expect(configuration).not.toContain("acme");
  });

  test("of HCL come from the named mirror alone where one is named", () => {
    machine.unpacked(IMPLIED, AZURERM, "5.2.0");
    const mirror = machine.unpacked("named", `${HOST}/hashicorp/random`, "3.0.0");
    const { configuration } = prepared(write("main.tf", ""), mirror);
    expect(configuration).toContain(mirror);
    expect(configuration).not.toContain("azurerm");
  });

  test("whose pinned version is in no mirror are fetched, though another version lies there", () => {
    machine.unpacked(IMPLIED, AZURERM, "5.2.0");
    const folder = requiring({ azurerm: { source: "hashicorp/azurerm", version: "5.3.0" } });
    expect(prepared(folder).configuration).toBe("provider_installation {\n  direct {\n  }\n}\n");
  });
});

describe("the providers that init has chosen", () => {
  test("are read from the lock file", () => {
    const folder = write(
      ".terraform.lock.hcl",
      `# maintained automatically\n\nprovider "${AZURERM}" {\n  version     = "5.2.0"\n  constraints = "~> 5.0"\n  hashes = [\n    "h1:x",\n  ]\n}\n\nprovider "${HOST}/azure/azapi" {\n  version = "2.12.0"\n}\n`,
    );
    expect([...lockedProviders(folder)]).toEqual([
      [AZURERM, "5.2.0"],
      [`${HOST}/azure/azapi`, "2.12.0"],
    ]);
    expect(lockedAzurermMajor(folder)).toBe(5);
  });

  test("are none before", () => {
    expect([[...lockedProviders(machine.home)], lockedAzurermMajor(machine.home)]).toEqual([[], undefined]);
  });
});
