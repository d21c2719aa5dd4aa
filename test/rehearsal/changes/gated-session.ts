import * as fs from "node:fs";
import * as path from "node:path";
import type { Session } from "../../../rehearsal/session";
import type { ArmResource } from "../../../rehearsal/simulator/arm/resource-store";
import { type Gate, gatesIn } from "../../../rehearsal/steps/gates";
import { fakeSession, GROUP, type Runs } from "../faults/fake-session";

const SCRIPT = path.join("constructs", "serving", "run-smoke-test.mjs");
const ROOT = path.resolve(__dirname, "..", "..", "..");
const TYPE = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
export const ENDPOINT = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw/onlineEndpoints/churn-score`;

/** What the stack of these tests says of its gate. */
export const GATE = {
  endpoint: "churn-score",
  step: "canary-10",
  traffic: { live: { blue: 90, green: 10 } },
  deployment: "green",
  spec: { model: "azureml://two", environmentId: "${data.only_terraform_knows.id}" },
  test: {
    request: [1, 2],
    expect: { type: "array", minItems: 1, items: { type: "number", maximum: 1 } },
    latencyMs: 60_000,
    tries: 2,
  },
};

/** A session in which blue answers and green stands beside it, with a gate and the shipped script beside the stack. */
export async function gatedSession(runs: Runs = {}, gate: object = GATE): Promise<Session> {
  const session = await fakeSession(runs);
  const set = (id: string, type: string, properties: ArmResource["properties"]): void =>
    session.simulator.cloud.store.set({
      id,
      name: id.split("/").at(-1) ?? "",
      type,
      location: "westeurope",
      properties,
    });
  set(GROUP, "Microsoft.Resources/resourceGroups", {});
  set(ENDPOINT.split("/").slice(0, -2).join("/"), "Microsoft.MachineLearningServices/workspaces", {});
  set(ENDPOINT, TYPE, { authMode: "AADToken", traffic: { blue: 100, green: 0 } });
  for (const [name, model] of [
    ["blue", "azureml://one"],
    ["green", "azureml://two"],
  ]) {
    set(`${ENDPOINT}/deployments/${name}`, `${TYPE}/deployments`, { provisioningState: "Succeeded", model });
  }
  fs.copyFileSync(path.join(ROOT, SCRIPT), path.join(session.folder, path.basename(SCRIPT)));
  fs.writeFileSync(
    path.join(session.folder, "churn-score.smoke-test.json"),
    JSON.stringify(gate, undefined, 2),
  );
  return session;
}

/** The only gate of a session. */
export function gateOf({ folder }: Session): Gate {
  const [gate] = gatesIn(folder);
  if (gate === undefined) {
    throw new Error("the session has no gate");
  }
  return gate;
}
