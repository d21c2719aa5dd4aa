import * as fs from "node:fs";
import * as path from "node:path";
import { stack } from "./review-stack";
import { folderWith, mlzone } from "./run-mlzone";

const ROOT = path.join(__dirname, "..", "..");
const LOGS = "azurerm_log_analytics_workspace.logs";

describe("mlzone review", () => {
  test("lets pass what is acknowledged, and shows it", () => {
    const accepted = {
      rule: "operations/log-retention",
      resource: LOGS,
      reason: "the security team keeps a copy of a year",
      approvedBy: "the board",
      expires: "2999-12-31",
    };
    const folder = folderWith({
      "before.json": stack(365),
      "after.json": stack(7),
      "accepted.json": JSON.stringify({ acknowledgements: [accepted] }),
      "wrong.json": JSON.stringify({ acknowledgements: [{ ...accepted, reason: "" }] }),
    });
    const review = (...flags: readonly string[]) =>
      mlzone(folder, ["review", "before.json", "after.json", ...flags]);
    expect(review().status).toBe(1);
    const passed = review("--acknowledgements", "accepted.json");
    expect([passed.status, passed.stderr]).toEqual([0, ""]);
    expect(passed.stdout).toContain("the board");
    const wrong = review("--acknowledgements", "wrong.json");
    expect([wrong.status, wrong.stdout]).toEqual([2, ""]);
    expect(wrong.stderr).toMatch(
      /^mlzone: wrong\.json can't be read: acknowledgements\[0\]\.reason [^\n]*\n$/,
    );
    fs.renameSync(path.join(folder, "accepted.json"), path.join(folder, "baseline.acknowledgements.json"));
    expect(review().status).toBe(0);
  });

  test("estimates with the person's prices, and fails on a rise where that is asked for", () => {
    const registry = (sku: string) =>
      stack(365, { azurerm_container_registry: { registry: { name: "cr", sku, location: "westeurope" } } });
    const folder = folderWith({
      "before.json": registry("Basic"),
      "after.json": registry("Premium"),
      "prices.json": fs
        .readFileSync(path.join(ROOT, "costs", "prices.json"), "utf8")
        .replace(/"currency": "\w+"/, '"currency": "XTS"'),
      "wrong.json": "{}",
    });
    const review = (...flags: readonly string[]) =>
      mlzone(folder, ["review", "before.json", "after.json", ...flags]);
    const own = review("--prices", "prices.json", "--fail-on", "cost-up");
    expect([own.status, own.stderr]).toEqual([1, ""]);
    expect(own.stdout).toContain("XTS");
    expect(review("--fail-on", "data-loss").status).toBe(0);
    const wrong = review("--prices", "wrong.json");
    expect([wrong.status, wrong.stdout]).toEqual([2, ""]);
    expect(wrong.stderr).toMatch(/^mlzone: the price table wrong\.json has mistakes:\n {2}date: /);
  });
});
