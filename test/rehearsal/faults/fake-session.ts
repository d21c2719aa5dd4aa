import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { Armed, Fault } from "../../../rehearsal/faults/fault";
import { Random } from "../../../rehearsal/faults/random";
import { type Target, targetsOf } from "../../../rehearsal/faults/target";
import type { RunExtra, Session, TerraformCommand } from "../../../rehearsal/session";
import { startSimulator } from "../../../rehearsal/simulator/simulator";
import type { TerraformResult } from "../../../rehearsal/terraform/terraform-run";

// the requests of these tests are plain HTTP, and keys take their time
jest.mock("../../../rehearsal/simulator/transport/certificates", () => ({
  makeCertificates: () => ({ authority: "", certificate: undefined, key: undefined }),
}));

export const GROUP = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-churn";
const TENANT = "00000000-0000-0000-0000-000000000001";

/** What a fake terraform answers to a command; the others end well and say nothing. */
export type Runs = Partial<
  Record<TerraformCommand, (extra: RunExtra) => Partial<TerraformResult> | Promise<Partial<TerraformResult>>>
>;

/** A session around a real simulated Azure, without any terraform. */
export async function fakeSession(runs: Runs = {}, speed = Number.POSITIVE_INFINITY): Promise<Session> {
  const simulator = await startSimulator({ tenantId: TENANT, clock: { now: () => Date.now(), speed } });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-faults-test-"));
  return {
    source: { name: "fake", folder, template: undefined },
    simulator,
    standing: new Set(),
    folder,
    providers: { sources: [], cliConfiguration: "", azurermMajor: 5, lacksAzapi: false },
    replayed: [],
    replayAzapi: () => undefined,
    run: async (command, extra) => ended(await runs[command]?.(extra ?? {})),
    restage: () => undefined,
    give: () => undefined,
    close: async () => {
      await simulator.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How a command of terraform ended, as far as a test cares. */
export function ended(result: Partial<TerraformResult> = {}): TerraformResult {
  return {
    exitCode: 0,
    diagnostics: [],
    changes: undefined,
    planned: [],
    drift: [],
    applied: [],
    seconds: 0,
    text: "",
    ...result,
  };
}

/** What `terraform show -json` prints of a state. */
export function stateJson(resources: readonly { readonly address: string; readonly id: string }[]): string {
  return JSON.stringify({
    format_version: "1.0",
    values: {
      root_module: {
        resources: resources.map(({ address, id }) => {
          const [type = "", name = ""] = address.split(".");
          return { address, mode: "managed", type, name, values: { id, name: id.split("/").at(-1) } };
        }),
      },
    },
  });
}

/** A command that failed with one error. */
export function failed(address: string | undefined, summary: string): Partial<TerraformResult> {
  return { exitCode: 1, diagnostics: [{ severity: "error", summary, address }] };
}

/** Sends a request as a provider does; a cut connection is an answer, too. */
export async function send(
  session: Session,
  method: string,
  id: string,
  body?: object,
): Promise<number | "reset"> {
  const { address, token } = session.simulator;
  try {
    const response = await fetch(`${address}${id}?api-version=2025-01-01`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", connection: "close" },
    });
    await response.text();
    return response.status;
  } catch {
    return "reset";
  }
}

/** A group and four identities, which need nothing else; as a plan tells of them. */
export const IDENTITIES = ["one", "two", "three", "four"].map((name) => ({
  address: `azurerm_user_assigned_identity.${name}`,
  type: "azurerm_user_assigned_identity",
  attributes: { name: `id-${name}` },
}));

/** The ARM id of an identity by its short name. */
export function identityId(name: string): string {
  return `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-${name}`;
}

/** Writes the group and every identity once, as an apply would; gives the answers by short name. */
export async function writeIdentities(session: Session): Promise<Record<string, number | "reset">> {
  await send(session, "PUT", GROUP, { location: "westeurope" });
  const answers: Record<string, number | "reset"> = {};
  for (const name of ["one", "two", "three", "four"]) {
    answers[name] = await send(session, "PUT", identityId(name), { location: "westeurope" });
  }
  return answers;
}

/** Arms a fault for the identities, or for other targets. */
export async function arm(
  fault: Fault,
  session: Session,
  seed: number,
  targets: readonly Target[] = targetsOf(IDENTITIES),
): Promise<Armed> {
  return fault.arm({ session, random: new Random(seed), targets });
}
