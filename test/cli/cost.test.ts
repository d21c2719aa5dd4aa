import * as fs from "node:fs";
import * as path from "node:path";
import { FIXTURE_APP, folderWith, mlzone } from "./run-mlzone";

const DS3 = "Standard_DS3_v2";
const ML = "Microsoft.MachineLearningServices/workspaces";

const zone = (budget?: number) => ({
  resource: {
    azurerm_private_endpoint: { one: { location: "westeurope" } },
    azurerm_machine_learning_compute_cluster: {
      training: { name: "training", vm_size: DS3, scale_settings: { min_node_count: 0, max_node_count: 4 } },
    },
    ...(budget === undefined
      ? {}
      : { azurerm_consumption_budget_resource_group: { budget: { amount: budget, time_grain: "Monthly" } } }),
  },
});
const serving = {
  resource: {
    azapi_resource: {
      blue: {
        type: `${ML}/onlineEndpoints/deployments@2025-12-01`,
        name: "blue",
        body: { sku: { capacity: 1 }, properties: { instanceType: DS3 } },
      },
    },
  },
};

/** What stands in the folder of a stack, by the stack's name. */
type Stacks = Readonly<Record<string, { readonly template: object; readonly usage?: object }>>;

/** An app that writes these stacks. */
function app(stacks: Stacks): string {
  const source = `
const fs = require("node:fs"), path = require("node:path");
const stacks = ${JSON.stringify(stacks)}, manifest = {}, out = process.env.CDKTF_OUTDIR;
for (const [name, { template, usage }] of Object.entries(stacks)) {
  const workingDirectory = path.join("stacks", name), folder = path.join(out, workingDirectory);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "cdk.tf.json"), JSON.stringify(template));
  if (usage) fs.writeFileSync(path.join(folder, "usage.json"), JSON.stringify(usage));
  manifest[name] = { name, workingDirectory, synthesizedStackPath: path.join(workingDirectory, "cdk.tf.json"), annotations: [] };
}
fs.writeFileSync(path.join(out, "manifest.json"), JSON.stringify({ stacks: manifest }));`;
  return folderWith({ "cdktf.json": JSON.stringify({ app: "node app.js" }), "app.js": source });
}

const USAGE = { hours: { training: 365 } };
const TWO: Stacks = {
  dev: { template: zone(500), usage: USAGE },
  "dev-serving": { template: serving, usage: USAGE },
  prod: { template: zone() },
};

describe("mlzone cost", () => {
  test("shows three sums for each environment: a landing zone with what serves in it", () => {
    const { status, stderr, stdout } = mlzone(app(TWO), ["cost"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Cost a month, USD\n +idle +expected +worst\n/);
    // a deployment and an endpoint; four nodes for half of the month; all month
    expect(stdout).toMatch(/^ {2}dev +205\.86 +602\.98 +1,000\.10$/m);
    expect(stdout).toMatch(/^ {2}prod +7\.30 +7\.30 +801\.54$/m);
    expect(stdout).toMatch(/^dev {2}dev, dev-serving$/m);
    expect(stdout).toMatch(/^ {2}machine Standard_DS3_v2 +\? +1 to 5 +198\.56 +595\.68 +992\.80$/m);
    expect(stdout).toContain("Expected: Each at its largest: training for 365 hours.");
    expect(stdout).toContain("Nobody said hours for training: as while nothing runs.");
    expect(stdout).toContain("None of these figures is verified (?)");
  });

  test("says in a line by how much the worst case is over the budget, and what is expected", () => {
    const { stdout } = mlzone(app(TWO), ["cost"]);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "dev: The worst case is over the budget of 500.00 a month by 500.10 USD, and what is expected by 102.98 USD.",
    );
    const roomy = mlzone(app({ dev: { template: zone(801.54) } }), ["cost"]);
    expect(roomy.stdout).not.toContain("budget");
    const close = mlzone(app({ dev: { template: zone(801.53) } }), ["cost"]);
    expect(close.stdout).toContain("The worst case is over the budget of 801.53 a month by 0.01 USD.");
  });

  test("says that a budget is too small even while nothing runs", () => {
    const { stdout } = mlzone(app({ dev: { template: zone(5) } }), ["cost"]);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "dev: Over the budget of 5.00 a month by 2.30 USD while nothing runs, by 796.54 USD at worst.",
    );
  });

  test("shows the environment of a stack that is named, and no other", () => {
    const { stdout } = mlzone(app(TWO), ["cost", "dev-serving"]);
    expect(stdout).toMatch(/^ {2}dev +205\.86 /m);
    expect(stdout).not.toContain("prod");
  });

  test("writes JSON for machines, with lines, budget and what is over it", () => {
    const { stdout } = mlzone(app(TWO), ["cost", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      tool: { name: "mlzone" },
      currency: "USD",
      environments: [
        {
          name: "dev",
          stacks: ["dev", "dev-serving"],
          monthly: { idle: 205.86, expected: 602.98, worst: 1000.1 },
          budget: 500,
          overBudget: ["expected", "worst"],
          lines: [
            {
              what: "machine Standard_DS3_v2",
              quantity: { idle: 1, expected: 3, worst: 5 },
              monthly: { idle: 198.56, expected: 595.68, worst: 992.8 },
              verified: false,
            },
            { what: "private endpoint" },
          ],
        },
        { name: "prod", overBudget: [] },
      ],
    });
  });

  test("writes Markdown with a table of the sums and one for each environment", () => {
    const { stdout } = mlzone(app(TWO), ["cost", "--format", "markdown"]);
    expect(stdout).toContain(
      "| environment | idle | expected | worst |\n| :-- | --: | --: | --: |\n| dev | 205.86 | 602.98 | 1,000.10 |\n| prod | 7.30 | 7.30 | 801.54 |\n",
    );
    expect(stdout).toContain("- **dev**: The worst case is over the budget of 500.00 a month by 500.10 USD");
    expect(stdout).toMatch(
      /^\| machine Standard\\_DS3\\_v2 \? \| 1 to 5 \| 198\.56 \| 595\.68 \| 992\.80 \|$/m,
    );
  });

  test("writes a report to a file, and the terminal's beside it", () => {
    const folder = app(TWO);
    const { stdout } = mlzone(folder, ["cost", "--format", "json=out/cost.json"]);
    expect(stdout).toContain("Cost a month, USD");
    expect(JSON.parse(fs.readFileSync(path.join(folder, "out", "cost.json"), "utf8"))).toHaveProperty(
      "environments",
    );
  });

  test("takes a price table of one's own", () => {
    const folder = app(TWO);
    const price = { id: `vm/${DS3}`, resource: "my machine", unit: "machine", region: "westeurope" };
    const table = {
      date: "2026-11-01",
      currency: "EUR",
      prices: [{ ...price, monthly: 10, source: "me", verified: true }],
    };
    fs.writeFileSync(path.join(folder, "prices.json"), JSON.stringify(table));
    const { stdout } = mlzone(folder, ["cost", "dev", "--prices", "prices.json"]);
    expect(stdout).toContain("Cost a month, EUR");
    expect(stdout).toMatch(/^ {2}dev at least +10\.00 +30\.00 +50\.00$/m);
    expect(stdout).toContain("Not priced: private-endpoint.");
    expect(stdout).toContain("All figures are verified.");
  });

  test.each<[string, readonly string[], string]>([
    [
      "a stack that isn't there",
      ["dve"],
      "mlzone: no stack dve; the app has dev, dev-serving, prod. Did you mean dev?",
    ],
    [
      "a format that isn't",
      ["--format", "yaml"],
      "mlzone: --format yaml: the formats are terminal, markdown, json",
    ],
    [
      "a price table that isn't there",
      ["--prices", "none.json"],
      "mlzone: the price table none.json can't be read.",
    ],
  ])("ends with 2 for %s", (_what, args, message) => {
    const { status, stderr, stdout } = mlzone(app(TWO), ["cost", ...args]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  test("ends with 1 and the path where hours beside a stack can't be read", () => {
    const { status, stderr } = mlzone(app({ dev: { template: zone(), usage: { hours: { a: 800 } } } }), [
      "cost",
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /usage\.json can't be read: hours\.a must be a number from 0 to 730 \(got a number\)\.\n$/,
    );
  });

  test("lets no name beside a stack steer the terminal", () => {
    const hours = { "\u001b[31mtraining": 10 };
    const template = structuredClone(zone());
    template.resource.azurerm_machine_learning_compute_cluster.training.name = "\u001b[31mtraining";
    const { stdout } = mlzone(app({ dev: { template, usage: { hours } } }), ["cost"]);
    expect(stdout).not.toContain("\u001b");
    expect(stdout).toContain("training for 10 hours");
  });
});

describe("mlzone synth", () => {
  test("ends with the three sums of each environment, and what is over its budget", () => {
    const { stdout } = mlzone(app(TWO), ["synth"]);
    expect(stdout).toMatch(
      /\nCost a month, USD\n +idle +expected +worst\n {2}dev +205\.86 +602\.98 +1,000\.10\n/,
    );
    expect(stdout.replace(/\s+/g, " ")).toContain("dev: The worst case is over the budget of 500.00");
    expect(stdout).toMatch(/^dev {2}3 resources, about 7\.30 USD a month while nothing runs$/m);
    expect(stdout).toContain(path.join("stacks", "dev", "usage.json"));
  });

  test("has them for an app of several stacks without hours", () => {
    const { stdout } = mlzone(FIXTURE_APP, ["synth", "--output", folderWith({})]);
    expect(stdout).toMatch(/\n {2}dev at least +790\.56 +790\.56 +1,584\.80\n/);
  });
});
