import * as path from "node:path";
import type { Session } from "../session";
import { objectAt, sameText } from "../simulator/arm/json";
import { ONLINE_ENDPOINT } from "../simulator/resource-types/microsoft-machine-learning/online-endpoint";
import { answerOf, startScoringEndpoint } from "../simulator/scoring";
import { type Gate, SMOKE_TEST_SCRIPT } from "../steps/gates";
import { exitOf, startChild } from "../terraform/child-processes";

/** What a smoke test said. */
export interface SmokeTested {
  /** Undefined where the test didn't hold. */
  readonly receipt: string | undefined;
  /** Its lines, a check each; no token and no answer is in them. */
  readonly lines: readonly string[];
}

/** Made up; the stand-in takes no other one, so it must have been sent. */
const TOKEN = "rehearsal-scoring-token";

/**
 * Runs the script that a stack ships, as a pipeline does, against a stand-in of the endpoint on loopback that
 * answers for the deployments in the simulated Azure. Where it asks for Azure itself, the simulated one answers.
 *
 * @param answer what a deployment answers @default - what the test expects
 * @throws if the endpoint isn't there, or the script can't be started
 */
export async function smokeTest(
  session: Session,
  gate: Gate,
  answer: unknown = answerOf(objectAt(gate.test, "expect")),
): Promise<SmokeTested> {
  const { address, cloud, token } = session.simulator;
  const endpoint = cloud.store.ofType(ONLINE_ENDPOINT).find(({ name }) => sameText(name, gate.endpoint));
  if (endpoint === undefined) {
    throw new Error(`${gate.file} tests an endpoint that isn't there: ${gate.endpoint}`);
  }
  const { id } = endpoint;
  const scoring = await startScoringEndpoint({ endpointId: id, store: cloud.store, token: TOKEN, answer });
  try {
    const args = [gate.file, "--uri", scoring.uri, "--endpoint-id", id, "--management", address];
    const child = startChild(process.execPath, [path.join(session.folder, SMOKE_TEST_SCRIPT), ...args], {
      cwd: session.folder,
      // nothing of the person's own: the script reaches loopback with made-up tokens, and nothing else
      env: { MLZONE_SCORING_TOKEN: TOKEN, MLZONE_MANAGEMENT_TOKEN: token },
    });
    const [said, printed]: [Buffer[], Buffer[]] = [[], []];
    child.stderr.on("data", (part: Buffer) => said.push(part));
    child.stdout.on("data", (part: Buffer) => printed.push(part));
    const code = await exitOf(child);
    const lines = Buffer.concat(said).toString("utf8").split("\n").filter(Boolean);
    const receipt = Buffer.concat(printed).toString("utf8").trim();
    return { receipt: code === 0 && receipt !== "" ? receipt : undefined, lines };
  } finally {
    await scoring.close();
  }
}
