import * as path from "node:path";
import { folderWith } from "../cli/run-mlzone";
import { script } from "./machine";
import { AZ, HOSTS, programs, read, SIGNED_IN, TERRAFORM } from "./rollout-hosts";

describe.each(HOSTS)("a review on $host", ({ scriptOf }) => {
  const MLZONE = path.join(__dirname, "../../bin/mlzone.js");
  const NPX = `#!/bin/sh\nshift 3\nexec node ${MLZONE} "$@"\n`;
  const AZURERM = "registry.terraform.io/hashicorp/azurerm";
  const LOGS = {
    address: "azurerm_log_analytics_workspace.logs",
    mode: "managed",
    type: "azurerm_log_analytics_workspace",
    name: "logs",
    provider_name: AZURERM,
  };
  const kept = (days: number) => ({ name: "log", location: "westeurope", retention_in_days: days });
  const root = (...resources: object[]) => ({ root_module: { resources } });

  /** Reviews a plan by which the logs are kept so long, where they were kept as long as told, if they were there. */
  function review(days: number, before?: number, failOn = "high") {
    const plan = {
      format_version: "1.2",
      planned_values: root({ ...LOGS, values: kept(days) }),
      prior_state: before === undefined ? undefined : { values: root({ ...LOGS, values: kept(before) }) },
      configuration: {
        provider_config: { azurerm: { full_name: AZURERM } },
        ...root({ ...LOGS, expressions: {} }),
      },
      resource_changes: [
        {
          ...LOGS,
          change: {
            actions: [before === undefined ? "create" : "update"],
            before: before === undefined ? null : kept(before),
            after: kept(days),
            after_unknown: {},
          },
        },
      ],
    };
    const folder = folderWith({ "received/plan.json": JSON.stringify(plan), summary: "" });
    const bin = programs({ npm: "#!/bin/sh\n", npx: NPX });
    return script(scriptOf("Review"), folder, {
      PATH: `${bin}:${process.env.PATH}`,
      CHECK_FAIL_ON: failOn,
      AGENT_TEMPDIRECTORY: folder,
      GITHUB_STEP_SUMMARY: path.join(folder, "summary"),
    });
  }

  test("tells what the plan weakens of what it found, and leaves it to who approves", () => {
    const { status, log } = review(30, 90);
    expect(log).toMatch(/monitoring lost.*retention_in_days: 90 → 30/s);
    expect(log).toMatch(/1 changed/);
    expect(status).toBe(0);
  });

  test("takes for new what the plan did not find", () => {
    const { status, log } = review(90);
    expect([status, log]).toEqual([0, expect.stringContaining("1 created")]);
  });

  test("fails where the plan breaks a rule", () => {
    expect(review(30, 90, "low").status).toBe(1);
  });
});

test.each(HOSTS)(
  "an apply on $host takes the plan as it is, and no word of it is a command",
  ({ scriptOf }) => {
    const folder = folderWith({ "plan.bin": "" });
    const bin = programs({ terraform: TERRAFORM, az: AZ });
    const { status, log } = script(scriptOf("Apply"), folder, {
      PATH: `${bin}:${process.env.PATH}`,
      ...SIGNED_IN,
    });
    expect([status, log]).toEqual([0, "Apply complete! :warning:\n"]);
    expect(read(folder, "calls").trim().split("\n")).toEqual([
      "init -input=false -no-color -lockfile=readonly",
      "apply -input=false -no-color -lock-timeout=5m plan.bin",
    ]);
  },
);
