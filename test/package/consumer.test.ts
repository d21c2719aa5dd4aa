import * as fs from "node:fs";
import * as path from "node:path";
import { type Consumer, makeConsumer } from "./consumer";

const MINUTE = 60_000;

/** A project of somebody else that has installed the packed package. */
describe("a project that uses the packed package", () => {
  let consumer: Consumer;

  beforeAll(() => {
    consumer = makeConsumer();
  }, 2 * MINUTE);

  afterAll(() => consumer?.remove());

  test(
    "type-checks strictly and synthesizes three constructs in its own stack",
    () => {
      consumer.compile("main.ts");
      consumer.run("main.js");
      const template = consumer.template("consumer");

      expect(Object.keys(template.resource).sort()).toEqual([
        "azurerm_key_vault",
        "azurerm_resource_group",
        "azurerm_role_assignment",
        "azurerm_storage_account",
        "azurerm_storage_management_policy",
        "azurerm_user_assigned_identity",
      ]);
      expect(Object.values(template.resource.azurerm_storage_account ?? {})).toEqual([
        expect.objectContaining({ name: "stconsumer0001", shared_access_key_enabled: false }),
      ]);
      expect(template.provider.azurerm).toEqual([
        expect.objectContaining({ subscription_id: "11111111-2222-3333-4444-555555555555" }),
      ]);
    },
    MINUTE,
  );

  test("loads no other resource's bindings with one construct", () => {
    const loaded = JSON.parse(consumer.run("one-construct.js")) as string[];
    expect(loaded).toEqual(
      [
        "storage-account",
        "storage-container",
        "storage-management-policy",
        "role-assignment",
        "data-azurerm-client-config",
      ].sort(),
    );
  });

  test("loads nothing of the provider before a construct is used", () => {
    expect(JSON.parse(consumer.run("no-construct.js"))).toEqual([]);
  });

  test("imports constructs by name from an ES module", () => {
    expect(consumer.run("es-module.mjs")).toBe("function\n");
  });

  test("has the command line, which runs from dist", () => {
    const { version } = JSON.parse(
      fs.readFileSync(path.join(consumer.packageFolder, "package.json"), "utf8"),
    ) as {
      version: string;
    };
    expect(consumer.run("node_modules/mlzone/bin/mlzone.js", "--version")).toBe(`${version}\n`);
    expect(consumer.run("node_modules/mlzone/bin/mlzone.js", "synth")).toContain(
      "consumer  6 resources, about 0.00 USD a month while nothing runs",
    );
  });

  test("checks and reviews, also when it starts with what an earlier run has compiled", () => {
    const group = (tags: object) => ({ name: "rg-a", location: "westeurope", tags });
    const tags = { environment: "dev", owner: "a", costCenter: "1" };
    for (const [name, resource] of [
      ["base", { azurerm_resource_group: { a: group(tags) } }],
      ["head", { azurerm_resource_group: { a: group(tags), b: group(tags) } }],
    ] as const) {
      fs.mkdirSync(path.join(consumer.folder, name));
      fs.writeFileSync(path.join(consumer.folder, name, "cdk.tf.json"), JSON.stringify({ resource }));
    }
    const mlzone = (...args: string[]) => consumer.run("node_modules/mlzone/bin/mlzone.js", ...args);
    const checked = mlzone("check", "head/cdk.tf.json");
    expect(checked).toContain("clean: ");
    expect(mlzone("check", "head/cdk.tf.json")).toBe(checked);
    const cli = fs.readdirSync(path.join(consumer.packageFolder, "dist", "cli"));
    expect(cli.filter((name) => name.endsWith(".compiled"))).toHaveLength(1);

    for (const page of ["first.html", "second.html"]) {
      mlzone("review", "base/cdk.tf.json", "head/cdk.tf.json", "--format", `html=${page}`);
      expect(fs.readFileSync(path.join(consumer.folder, page), "utf8")).toContain("<svg");
    }
  });

  test("ships what it needs and nothing of the tests", () => {
    const folders = fs.readdirSync(path.join(consumer.packageFolder, "dist")).sort();
    expect(folders).toEqual(expect.arrayContaining(["cli", "constructs", "costs", "stacks"]));
    expect(folders).not.toContain("test");
    expect(fs.readdirSync(consumer.packageFolder)).toEqual(
      expect.arrayContaining(["LICENSE", "bin", "dist"]),
    );
  });
});
