import { stack } from "./review-stack";
import { folderWith, mlzone } from "./run-mlzone";

const SCRIPT = { terraform_data: { seed: { provisioner: { "local-exec": { command: "./seed.sh" } } } } };

describe("mlzone review --fail-on", () => {
  const folder = folderWith({ "before.json": stack(365), "after.json": stack(365, SCRIPT) });
  const review = (...flags: readonly string[]) =>
    mlzone(folder, ["review", "before.json", "after.json", ...flags]);

  test("fails by a script that comes, and says so first", () => {
    const { status, stdout } = review();
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Nobody can tell: 1 new or changed thing that no rule can follow\. It fails/);
  });

  test.each([
    ["not-seen", 1],
    ["weakened", 1],
    ["data-loss,guidance,accepted,cost-up", 0],
    ["none", 0],
  ])("%s ends with %i", (failOn, expected) => {
    expect(review("--fail-on", failOn).status).toBe(expected);
  });
});
