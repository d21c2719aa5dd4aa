import * as fs from "node:fs";
import * as path from "node:path";
import { FIXTURE_APP, folderWith, mlzone, type Run } from "./run-mlzone";

describe("mlzone synth", () => {
  let output: string;
  let run: Run;

  beforeAll(() => {
    output = folderWith({});
    const secrets = { ARM_CLIENT_SECRET: "hush", AZURE_TENANT_ID: "hush", GITHUB_TOKEN: "hush" };
    run = mlzone(FIXTURE_APP, ["synth", "--output", output], { ...secrets, CDKTF_LOG_LEVEL: "info" });
  });

  afterAll(() => fs.rmSync(output, { recursive: true, force: true }));

  test("ends well and says nothing on standard error", () => {
    expect([run.status, run.stderr]).toEqual([0, ""]);
  });

  test("counts the resources of each stack in plain words, by area", () => {
    expect(run.stdout).toContain("dev  48 resources, about 790.56 USD a month while nothing runs\n");
    expect(run.stdout).toContain("prod  47 resources, at least 458.93 USD a month while nothing runs\n");
    expect(run.stdout).toMatch(/^ {2}network {5}virtual network +1\n {14}subnets +2$/m);
    expect(run.stdout).toMatch(/^ {14}private endpoints +8$/m);
    expect(run.stdout).toMatch(/^ {2}compute {5}compute cluster +1\n {14}compute instances +2$/m);
    const areas = [...run.stdout.matchAll(/^ {2}([a-z]+) {2,}\S.* \d+$/gm)].map(([, area]) => area);
    expect(areas.slice(0, 6)).toEqual(["network", "identity", "data", "workspace", "compute", "monitoring"]);
    expect(areas.slice(-2)).toEqual(["protection", "other"]);
  });

  test("prices what costs money while nothing runs, and says that no figure is verified", () => {
    expect(run.stdout).toMatch(/^ {2}Azure Firewall, Basic \? +1 +x 288\.35 +288\.35$/m);
    expect(run.stdout).toMatch(/^ {2}private endpoint \? +8 +x 7\.30 +58\.40$/m);
    expect(run.stdout).toMatch(/^ {2}a month +USD +790\.56$/m);
    expect(run.stdout).toContain(
      "List prices of 2026-11-21 before tax and discounts. None of these figures is",
    );
    expect(run.stdout).toContain("Compute instances are stopped: only their disks cost.");
    expect(run.stdout).toContain("Not priced: azurerm_search_service.");
  });

  test("lists each deviation with its property, expiry and who approved", () => {
    expect(run.stdout).toContain(
      "Deviations: 1\n  sharedKeyAccess of storage  until 2027-01-31  approved by security board\n",
    );
    expect(run.stdout).toContain("Deviations: 0\n");
  });

  test("shows what constructs have to say", () => {
    expect(run.stdout).toContain("Notes: 1\n  warning: wildcards reach all of blob storage (dev/egress)\n");
  });

  test("says where the files are and what to do next", () => {
    expect(run.stdout).toContain(`  ${path.join(output, "stacks", "dev", "cdk.tf.json")}\n`);
    expect(run.stdout).toContain(`  ${path.join(output, "stacks", "dev", "deviations.json")}\n`);
    expect(run.stdout).toContain(`  ${path.join(output, "stacks", "dev", "sources.json")}\n`);
    expect(run.stdout.match(/sources\.json/g)).toHaveLength(1);
    expect(run.stdout).toMatch(/\nNext\n {2}npx cdktf diff dev +what a deployment would change in Azure\n/);
    expect(run.stdout).toMatch(/\n {2}npx cdktf deploy dev +deploy it\n\n/);
  });

  test("ends with the verdict of the baseline on each stack, and the command that shows more", () => {
    const [, verdict = ""] = run.stdout.split("\nMicrosoft's guidance\n");
    expect(verdict).toMatch(/^ {2}dev +\d+ findings: \d+ high, /m);
    expect(verdict).toMatch(/^ {2}prod +\d+ findings: \d+ high, /m);
    expect(verdict.replace(/\s+/g, " ")).toContain(
      `npx mlzone check ${["dev", "prod"].map((stack) => path.join(output, "stacks", stack, "cdk.tf.json")).join(" ")} shows each`,
    );
  });

  test("writes no colours where there is no terminal", () => {
    expect(run.stdout).not.toContain("\u001b");
  });

  test.each([
    ["in this process", []],
    ["in a child", ["--app", "node --require=tsx/cjs main.ts"]],
  ])("gives an app that runs %s no credentials", (_where, flags) => {
    const { status } = mlzone(FIXTURE_APP, ["synth", "--output", output, ...flags], {
      ARM_CLIENT_SECRET: "hush",
      AZURE_TENANT_ID: "hush",
      GITHUB_TOKEN: "hush",
      CDKTF_LOG_LEVEL: "info",
    });
    const seen = JSON.parse(fs.readFileSync(path.join(output, "environment.json"), "utf8")) as string[];
    expect(status).toBe(0);
    expect(seen.filter((name) => /ARM|AZURE|TOKEN|SECRET/.test(name))).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(["PATH", "CDKTF_OUTDIR", "CDKTF_LOG_LEVEL"]));
  });

  test("shows only the stacks that are named", () => {
    const { status, stdout } = mlzone(FIXTURE_APP, ["synth", "prod", "--output", output]);
    expect(status).toBe(0);
    expect(stdout.startsWith("prod  47 resources")).toBe(true);
    expect(stdout).not.toContain("dev  48 resources");
    expect(stdout).toContain("npx cdktf diff prod");
  });

  test("wraps on request of a colour-hungry log, and colours it", () => {
    const { stdout } = mlzone(FIXTURE_APP, ["synth", "dev", "--output", output], { FORCE_COLOR: "1" });
    expect(stdout).toContain("\u001b[1m\u001b[36mdev");
    const { stdout: plain } = mlzone(FIXTURE_APP, ["synth", "dev", "--output", output], { NO_COLOR: "1" });
    expect(plain).not.toContain("\u001b");
  });

  test("replaces the price table", () => {
    const price = { id: "private-endpoint", resource: "private link", unit: "link", region: "westeurope" };
    const folder = folderWith({
      "prices.json": JSON.stringify({
        date: "2026-10-01",
        currency: "EUR",
        prices: [{ ...price, monthly: 1000, source: "contract", verified: true }],
      }),
    });
    const prices = path.join(folder, "prices.json");
    const { stdout } = mlzone(FIXTURE_APP, ["synth", "dev", "--output", output, "--prices", prices]);
    expect(stdout).toContain("at least 8,000.00 EUR a month");
    expect(stdout).toContain("List prices of 2026-10-01 before tax and discounts. All figures are verified.");
    expect(stdout).toMatch(/Not priced: [^.]*container-registry-premium/);
  });

  test("says where to edit, in a project with environments", () => {
    const folder = folderWith({
      "cdktf.json": JSON.stringify({
        app: `node ${require.resolve("tsx/cli")} app.ts`,
      }),
      "app.ts": `import ${JSON.stringify(path.join(FIXTURE_APP, "main.ts"))};`,
      "environments/dev.ts": "",
    });
    const { stdout } = mlzone(folder, ["synth"]);
    expect(stdout).toMatch(/\n {2}environments\/dev\.ts +edit this, and run npm start again\n\n/);
    expect(stdout).toContain(`  ${path.join("cdktf.out", "stacks", "dev", "cdk.tf.json")}\n`);
  });
});
