import { execFile, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { replayCommand, rewriteAzapi } from "../../../../rehearsal/terraform/replay";
import { FakeArm } from "./fake-arm";

const TENANT = "99999999-8888-7777-6666-555555555555";
const GROUP = "/subscriptions/s/resourceGroups/rg";
const WORKSPACE = `${GROUP}/providers/Microsoft.X/workspaces/w`;
const OTHER = `${GROUP}/providers/Microsoft.X/workspaces/v`;
const hasTerraform = spawnSync("terraform", ["version"]).status === 0;
const describeWithTerraform = hasTerraform ? describe : describe.skip;
const why = hasTerraform ? "" : " (skipped: there is no terraform on the path)";

const run = promisify(execFile);
const COMMAND = replayCommand();
let arm: FakeArm;
let folder: string;

beforeAll(async () => {
  arm = await FakeArm.start();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-replay-"));
});
afterAll(async () => {
  await arm.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** What the stack's author changes from step to step. */
interface Stack {
  readonly description?: string;
  readonly name?: string;
  readonly size?: string;
  readonly tag?: string;
  readonly version?: string;
}

function stackOf({
  description = "one",
  name = "w",
  size = "small",
  tag = "a",
  version = "2025-12-01",
}: Stack) {
  return {
    terraform: { required_providers: { azapi: { source: "azure/azapi", version: "2.12.0" } } },
    provider: { azapi: [{ environment: "public" }] },
    resource: {
      terraform_data: {
        feed: { input: "f" },
        role: { input: `\${azapi_resource.workspace.identity[0].principal_id}` },
      },
      azapi_resource: {
        workspace: {
          type: `Microsoft.X/workspaces@${version}`,
          parent_id: GROUP,
          name,
          location: "westeurope",
          tags: { t: tag },
          identity: [
            { type: "SystemAssigned, UserAssigned", identity_ids: [`/ids/\${terraform_data.feed.input}`] },
          ],
          body: {
            properties: { description, size, feed: `\${terraform_data.feed.input}`, nothing: null, n: 1 },
          },
          replace_triggers_refs: ["properties.size"],
          lifecycle: [{ ignore_changes: ["tags"] }],
        },
        rule: {
          for_each: `\${toset(["a", "b"])}`,
          type: "Microsoft.X/workspaces/rules@2025-12-01",
          parent_id: `\${azapi_resource.workspace.id}`,
          name: `\${each.key}`,
          body: { properties: { of: `\${azapi_resource.workspace.output.properties.description}` } },
          sensitive_body: { properties: { secret: `\${var.secret}` } },
        },
      },
      azapi_update_resource: {
        sku: {
          type: "Microsoft.X/workspaces@2025-12-01",
          resource_id: `\${azapi_resource.workspace.id}`,
          body: { properties: { sku: "Basic" } },
          depends_on: ["azapi_resource.rule"],
        },
      },
      azapi_resource_action: {
        start: {
          type: "Microsoft.X/workspaces@2025-12-01",
          resource_id: `\${azapi_resource.workspace.id}`,
          action: "start",
          depends_on: ["azapi_update_resource.sku"],
        },
        stop: {
          type: "Microsoft.X/workspaces@2025-12-01",
          resource_id: `\${azapi_resource.workspace.id}`,
          action: "stop",
          when: "destroy",
          body: { now: true },
        },
      },
    },
    variable: { secret: { default: "s3cret", sensitive: true } },
    output: {
      principal: { value: `\${azapi_resource.workspace.identity.0.principal_id}` },
      tenant: { value: `\${azapi_resource.workspace.identity[0].tenant_id}` },
      rules: { value: `\${[for rule in ["a", "b"] : azapi_resource.rule[rule].id]}` },
    },
  };
}

async function terraform(...args: string[]): Promise<{ code: number; text: string }> {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    MLZONE_SIMULATOR_URL: arm.address,
    MLZONE_SIMULATOR_TOKEN: "secret-token",
  };
  try {
    const { stdout } = await run("terraform", args, { cwd: folder, env });
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
}

/** Applies a stack; the result is what the control plane saw. */
async function apply(stack: Stack): Promise<string[]> {
  const { template } = rewriteAzapi(stackOf(stack), { command: COMMAND, tenantId: TENANT });
  fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(template, null, 1));
  const { code, text } = await terraform("apply", "-auto-approve", "-no-color");
  expect([code, text]).toEqual([0, expect.stringContaining("Apply complete!")]);
  return arm.taken();
}

describeWithTerraform(`azapi replayed by the real terraform${why}`, () => {
  test("sends each PUT once, in the order of the graph, with the body that azapi sends", async () => {
    fs.writeFileSync(path.join(folder, "main.tf.json"), "{}");
    await terraform("init");
    const sent = await apply({});
    expect(sent[0]).toBe(`PUT ${WORKSPACE}`);
    expect(sent.slice(1, 3).sort()).toEqual([`PUT ${WORKSPACE}/rules/a`, `PUT ${WORKSPACE}/rules/b`]);
    expect(sent.slice(3)).toEqual([`GET ${WORKSPACE}`, `PUT ${WORKSPACE}`, `POST ${WORKSPACE}/start`]);
    expect(arm.stored.get(`${WORKSPACE}/rules/a`)).toEqual({ properties: { of: "one", secret: "s3cret" } });
    expect(arm.stored.get(WORKSPACE)).toEqual({
      location: "westeurope",
      tags: { t: "a" },
      identity: { type: "SystemAssigned, UserAssigned", userAssignedIdentities: { "/ids/f": {} } },
      properties: { description: "one", size: "small", feed: "f", nothing: null, n: 1, sku: "Basic" },
    });
  });

  test("leaves nothing for a second plan, and no secret in the state", async () => {
    expect((await terraform("plan", "-detailed-exitcode")).code).toBe(0);
    expect(arm.taken()).toEqual([]);
    expect(fs.readFileSync(path.join(folder, "terraform.tfstate"), "utf8")).not.toContain("s3cret");
  });

  test("gives the identity that the simulator gives", async () => {
    const { text } = await terraform("output", "-json");
    expect(JSON.parse(text)).toMatchObject({
      // UUID version 5 in the namespace of URLs, of WORKSPACE/principalId in small letters
      principal: { value: "bcec2306-862f-5f18-9423-98e3c5e1c2a9" },
      tenant: { value: TENANT },
      rules: { value: [`${WORKSPACE}/rules/a`, `${WORKSPACE}/rules/b`] },
    });
  });

  test("sends a changed body as one PUT, also with another API version, and no DELETE", async () => {
    const rules = [`PUT ${WORKSPACE}/rules/a`, `PUT ${WORKSPACE}/rules/b`];
    expect((await apply({ description: "two" })).sort()).toEqual([`PUT ${WORKSPACE}`, ...rules].sort());
    expect(await apply({ description: "two", version: "2026-01-01" })).toEqual([`PUT ${WORKSPACE}`]);
  });

  test("ignores what the lifecycle ignores", async () => {
    expect(await apply({ description: "two", version: "2026-01-01", tag: "b" })).toEqual([]);
  });

  test("tells a refused request in one line, without the token, and repeats it at the next apply", async () => {
    arm.answer = ({ path: id }) =>
      id === WORKSPACE ? { status: 409, body: { error: { code: "Busy", message: "not now" } } } : undefined;
    const { template } = rewriteAzapi(stackOf({ version: "2026-01-01" }), {
      command: COMMAND,
      tenantId: TENANT,
    });
    fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(template, null, 1));
    const { code, text } = await terraform("apply", "-auto-approve", "-no-color");
    expect(code).toBe(1);
    expect(text).toContain(`azapi_resource.workspace: PUT ${WORKSPACE}: 409 Conflict: Busy: not now`);
    expect(text).not.toContain("secret-token");
    arm.answer = () => undefined;
    arm.taken();
    expect(await apply({ version: "2026-01-01" })).toContain(`PUT ${WORKSPACE}`);
  });

  test.each<[string, Stack, string]>([
    ["another size, which the body's reference replaces", { size: "large" }, WORKSPACE],
    ["another name", { size: "large", name: "v" }, OTHER],
  ])("replaces where azapi replaces, and what belongs to it: %s", async (_case, change, after) => {
    const sent = await apply({ version: "2026-01-01", ...change });
    expect(sent.slice(0, 3).sort()).toEqual(
      [`POST ${WORKSPACE}/stop`, `DELETE ${WORKSPACE}/rules/a`, `DELETE ${WORKSPACE}/rules/b`].sort(),
    );
    expect(sent.slice(3, 5)).toEqual([`DELETE ${WORKSPACE}`, `PUT ${after}`]);
    expect(sent.slice(5, 7).sort()).toEqual([`PUT ${after}/rules/a`, `PUT ${after}/rules/b`]);
    expect(sent.slice(7)).toEqual([`GET ${after}`, `PUT ${after}`, `POST ${after}/start`]);
  });

  test("destroys from the leaves to the root, and sends what is for the end", async () => {
    expect((await terraform("destroy", "-auto-approve")).code).toBe(0);
    const sent = arm.taken();
    expect(sent.at(-1)).toBe(`DELETE ${OTHER}`);
    expect(sent.slice(0, -1).sort()).toEqual(
      [`DELETE ${OTHER}/rules/a`, `DELETE ${OTHER}/rules/b`, `POST ${OTHER}/stop`].sort(),
    );
    expect([...arm.stored.keys()]).toEqual([]);
  });
});
