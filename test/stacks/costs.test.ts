import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { estimateCost } from "../../costs/estimate";
import { readHours, USAGE_FILE } from "../../costs/hours";
import { defaultPriceTable } from "../../costs/price-table";
import { dev } from "../../environments/dev";
import { resolveConfig } from "../../stacks/config/profile";
import { isServing } from "../../stacks/config/serving-config";
import { LandingZoneStack } from "../../stacks/landing-zone-stack";
import { ServingStack } from "../../stacks/serving-stack";
import { readTerraformJson } from "../../terraform-json";
import { landingZone, servingStack } from "./synthesized";

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** The folders of dev's stacks, written with what the configuration says of costs. */
function written(costs: (typeof dev)["costs"]): { readonly zone: string; readonly serving: string } {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-costs-"));
  made.push(outdir);
  const app = new App({ outdir, stackTraces: false, skipValidation: true });
  const config = resolveConfig({ ...dev, costs });
  new LandingZoneStack(app, "dev", { config });
  if (isServing(config)) {
    new ServingStack(app, "dev-serving", { config });
  }
  app.synth();
  const folder = (name: string) => path.join(outdir, "stacks", name);
  return { zone: folder("dev"), serving: folder("dev-serving") };
}

const HOURS = { training: 40, "churn-score-dev/blue": 100, instances: 80 };

describe("what a configuration says of costs", () => {
  test("lies beside the JSON of both stacks, the same whatever the order it was written in", () => {
    const one = written({ hours: HOURS });
    const other = written({ hours: Object.fromEntries(Object.entries(HOURS).reverse()) });
    const texts = [one.zone, one.serving, other.zone, other.serving].map((folder) =>
      fs.readFileSync(path.join(folder, USAGE_FILE), "utf8"),
    );
    expect(new Set(texts).size).toBe(1);
    expect(readHours(texts[0] ?? "")).toEqual(HOURS);
  });

  test("is written where nobody said hours, too: what an earlier run left must not stay", () => {
    const { zone, serving } = written(undefined);
    expect(
      [zone, serving].map((folder) => readHours(fs.readFileSync(path.join(folder, USAGE_FILE), "utf8"))),
    ).toEqual([{}, {}]);
  });

  test("changes nothing of what Terraform reads, and is what the estimate counts with", () => {
    const [plain, told] = [written(undefined), written({ hours: HOURS })];
    const read = (folder: string) => fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8");
    expect(read(told.zone)).toBe(read(plain.zone));
    expect(read(told.serving)).toBe(read(plain.serving));
    const { resources } = readTerraformJson(read(told.zone));
    const { lines } = estimateCost([{ resources, hours: HOURS }], defaultPriceTable());
    const machines = lines.find(({ what }) => what === "machine Standard_DS3_v2");
    // four nodes of training for 40 hours, the instance for 80, and two nodes of batch for none
    expect(machines?.quantity.expected).toBeCloseTo((4 * 40 + 80) / 730, 10);
    expect(machines?.quantity.worst).toBe(7);
  });

  test("guards the landing zone: by its limits it doesn't synthesize", () => {
    const stack = landingZone("dev", { costs: { maximumNodes: { each: 3 } } });
    expect(stack.node.validate()).toContain(
      "dev/training/Resource: scale_settings.max_node_count is 4; allowed are 3 (maximumNodes.each)",
    );
  });

  test("guards what serves, by the same limits", () => {
    const stack = servingStack("prod", { costs: { maximumNodes: { each: 5 } } });
    expect(stack.node.validate()).toContain(
      "prod-serving/online/churn-score/blue/Resource: autoscale's maximum is 6; allowed are 5 (maximumNodes.each)",
    );
  });
});
