import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { checkStack, RULES } from "../../baseline";
import { readAny } from "../../terraform-json";

interface Template {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
}

const root = path.resolve(__dirname, "..", "..");
let folder = "";
let inference: Template;
let landingZone: Template;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-example-"));
  const { status, stderr } = spawnSync(
    process.execPath,
    ["-r", require.resolve("tsx/cjs"), path.join(root, "examples", "kubernetes", "main.ts")],
    { cwd: root, encoding: "utf8", env: { PATH: process.env.PATH, HOME: folder, CDKTF_OUTDIR: folder } },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  inference = templateOf("inference");
  landingZone = templateOf("landing-zone");
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

function templateOf(stack: string): Template {
  return JSON.parse(fs.readFileSync(path.join(folder, "stacks", stack, "cdk.tf.json"), "utf8")) as Template;
}

/** The only resource of a type. */
function only(template: Template, type: string): Record<string, unknown> {
  const [one, ...others] = Object.values(template.resource[type] ?? {});
  expect(others).toEqual([]);
  return one ?? {};
}

test("the example is an app whose cluster comes after the landing zone", () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8")) as {
    stacks: Record<string, { dependencies: string[] }>;
  };
  expect(manifest.stacks.inference?.dependencies).toEqual(["landing-zone"]);
});

test("it finds the landing zone by the names that the landing zone gives", () => {
  const found = inference.data.azurerm_machine_learning_workspace?.workspace;
  expect(found?.name).toBe(only(landingZone, "azurerm_machine_learning_workspace").name);
  const text = JSON.stringify(inference);
  for (const type of [
    "azurerm_virtual_network",
    "azurerm_container_registry",
    "azurerm_storage_account",
    "azurerm_application_insights",
    "azurerm_log_analytics_workspace",
  ]) {
    expect(text).toContain(`/${String(only(landingZone, type).name)}`);
  }
  expect(only(inference, "azurerm_subnet").virtual_network_name).toBe(
    only(landingZone, "azurerm_virtual_network").name,
  );
});

test("it has a cluster, the extension, an attachment, an endpoint and its deployment", () => {
  expect(Object.keys(inference.resource).filter((type) => type.includes("kubernetes"))).toEqual([
    "azurerm_kubernetes_cluster",
    "azurerm_kubernetes_cluster_extension",
    "azurerm_kubernetes_cluster_node_pool",
    "azurerm_kubernetes_cluster_trusted_access_role_binding",
  ]);
  expect(Object.keys(inference.resource.azapi_resource ?? {}).sort()).toEqual([
    "attachment",
    "churn",
    "churn_blue",
    "namespace",
  ]);
});

test("what the deployment asks for fits into the namespace's quota and the pool's nodes", () => {
  const { azapi_resource: azapi } = inference.resource;
  const body = (name: string) => JSON.stringify(azapi?.[name]?.body);
  expect(body("churn_blue")).toContain('"maxInstances":6');
  expect(body("namespace")).toContain('"cpuLimit":"24"');
  expect(body("attachment")).toContain('"limits":{"cpu":"2","memory":"4Gi"}');
});

test("models pull and act as different identities", () => {
  const identityOf = (name: string) => JSON.stringify(inference.resource.azapi_resource?.[name]?.identity);
  expect(identityOf("churn")).toContain("cluster-serving");
  expect(identityOf("attachment")).toContain("cluster-compute");
});

test("who calls the endpoint may fetch its tokens there, and no more", () => {
  const assigned = Object.values(inference.resource.azurerm_role_assignment ?? {});
  const given = assigned.filter(({ scope }) => scope === "${azapi_resource.churn.id}");
  expect(given.map(({ principal_id }) => principal_id)).toEqual(["00000000-0000-0000-0000-000000000014"]);
  const roles = Object.entries(inference.resource.azurerm_role_definition ?? {});
  const [name, role] =
    roles.find(([, { permissions }]) => JSON.stringify(permissions).includes("token")) ?? [];
  expect(given[0]?.role_definition_id).toBe(
    `\${azurerm_role_definition.${name}.role_definition_resource_id}`,
  );
  const ENDPOINTS = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
  expect(role?.permissions).toEqual([{ actions: [`${ENDPOINTS}/read`, `${ENDPOINTS}/token/action`] }]);
});

test("no rule finds anything in it that nobody accepted, and sees all of it", () => {
  const terraform = readAny(JSON.stringify(inference));
  const { notSeen, rules } = checkStack(
    { name: "inference", file: "", terraform, acknowledgements: [] },
    RULES,
  );
  const findings = rules.flatMap((one) => one.findings);
  expect(findings.map(({ address, message, rule }) => `${rule.id} ${address}: ${message}`)).toEqual([]);
  expect(notSeen).toEqual([]);
});
