import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

type Block = Readonly<Record<string, unknown>>;
interface Template {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>>;
}

const root = path.resolve(__dirname, "..", "..");
let folder = "";
let landingZone: Template;
let store: Template;
let credential: Template;
let watched: Template;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-example-"));
  const { status, stderr } = spawnSync(
    process.execPath,
    ["-r", require.resolve("tsx/cjs"), path.join(root, "examples", "model-monitor", "main.ts")],
    { cwd: root, encoding: "utf8", env: { PATH: process.env.PATH, HOME: folder, CDKTF_OUTDIR: folder } },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  landingZone = read("landing-zone", "cdk.tf.json");
  store = read("monitor-store", "cdk.tf.json");
  credential = read("monitor-credential", "cdk.tf.json");
  watched = read("watched-model", "cdk.tf.json");
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

function read<T>(stack: string, file: string): T {
  return JSON.parse(fs.readFileSync(path.join(folder, "stacks", stack, file), "utf8")) as T;
}

/** The only resource of a type. */
function only(template: Template, type: string): Block {
  const [one, ...others] = Object.values(template.resource[type] ?? {});
  expect(others).toEqual([]);
  return one ?? {};
}

/** What Azure is sent of an azapi resource, as text. */
const sent = (template: Template, name: string) =>
  JSON.stringify(template.resource.azapi_resource?.[name]?.body);

test("the example is an app whose stacks are deployed one after the other", () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8")) as {
    stacks: Record<string, { dependencies: string[] }>;
  };
  const order = Object.entries(manifest.stacks).map(([name, { dependencies }]) => [name, dependencies]);
  expect(Object.fromEntries(order)).toEqual({
    "landing-zone": [],
    "monitor-store": ["landing-zone"],
    "monitor-credential": ["monitor-store"],
    "watched-model": ["monitor-credential"],
  });
});

test("they find the landing zone by the names that it gives", () => {
  const workspace = only(landingZone, "azurerm_machine_learning_workspace").name;
  for (const template of [store, credential, watched]) {
    expect(template.data.azurerm_machine_learning_workspace?.workspace?.name).toBe(workspace);
  }
  const network = only(landingZone, "azurerm_virtual_network").name;
  const subnet = Object.values(landingZone.resource.azurerm_subnet ?? {}).find(({ name }) =>
    String(name).includes("endpoints"),
  );
  expect(only(store, "azurerm_private_endpoint").subnet_id).toMatch(
    new RegExp(`/virtualNetworks/${network}/subnets/${subnet?.name}$`),
  );
  const zones = Object.values(landingZone.resource.azurerm_private_dns_zone ?? {}).map(({ name }) => name);
  expect(zones).toContain("privatelink.blob.core.windows.net");
  expect(JSON.stringify(only(store, "azurerm_private_endpoint"))).toContain(
    "/privateDnsZones/privatelink.blob.core.windows.net",
  );
});

test("what is collected lies on an account of its own, and is deleted", () => {
  const account = only(store, "azurerm_storage_account");
  expect(account.name).not.toBe(only(landingZone, "azurerm_storage_account").name);
  expect(account).toMatchObject({
    shared_access_key_enabled: false,
    public_network_access_enabled: false,
  });
  expect(JSON.stringify(only(store, "azurerm_storage_management_policy"))).toContain(
    '"delete_after_days_since_creation_greater_than":180',
  );
});

test("the datastore of the monitors leads to the account and the container of the other stack", () => {
  expect(credential.resource.azapi_resource?.store?.body).toMatchObject({
    properties: {
      accountName: only(store, "azurerm_storage_account").name,
      containerName: only(store, "azurerm_storage_container").name,
      credentials: { credentialsType: "Sas" },
    },
  });
});

test("the stack with the secret has nothing else, and the secret is not in it", () => {
  expect(Object.keys(credential.resource)).toEqual(["azapi_resource"]);
  expect(Object.keys(credential.resource.azapi_resource ?? {})).toEqual(["store"]);
  const files = fs.readdirSync(path.join(folder, "stacks", "monitor-credential"));
  for (const file of files) {
    const text = fs.readFileSync(path.join(folder, "stacks", "monitor-credential", file), "utf8");
    expect({ file, signed: /\bsig=/.test(text) }).toEqual({ file, signed: false });
  }
});

test("Spark reaches the account from the managed network, once the network has Spark", () => {
  expect(only(store, "azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint")).toEqual(
    expect.objectContaining({ sub_resource_target: "blob", spark_enabled: true }),
  );
  const { action, body, depends_on } = only(store, "azapi_resource_action");
  expect({ action, body }).toEqual({ action: "provisionManagedNetwork", body: { includeSpark: true } });
  expect(depends_on).toEqual([
    "azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint.egress_watched-blob",
  ]);
});

test("an action group of the landing zone is told, beside the monitor's mail", () => {
  const group = only(landingZone, "azurerm_monitor_action_group").name;
  expect(store.data.azurerm_monitor_action_group?.alerts?.name).toBe(group);
  expect(only(store, "azurerm_monitor_metric_alert")).toMatchObject({
    scopes: ["${azurerm_eventgrid_system_topic.events.id}"],
    action: [{ action_group_id: "${data.azurerm_monitor_action_group.alerts.id}" }],
  });
  expect(sent(watched, "monitor")).toContain('"emails":["ml-operations@example.com"]');
});

test("a run of the monitor that failed, e.g. without its SAS, is told too", () => {
  const alerts = Object.entries(watched.resource.azurerm_monitor_scheduled_query_rules_alert_v2 ?? {});
  const [[address, alert] = []] = alerts.filter(([, { name }]) => /-monitor-failed$/.test(String(name)));
  expect(address).toBe("monitor_alerts_monitor-failed");
  expect(alert).toMatchObject({
    name: "churn-monitor-monitor-failed",
    action: { action_groups: ["${data.azurerm_monitor_action_group.alerts.id}"] },
  });
  const [{ query } = { query: "" }] = (alert?.criteria ?? []) as { query: string }[];
  expect(query).toContain('_ResourceId =~ "${data.azurerm_machine_learning_workspace.workspace.id}"');
  expect(query).toContain('RunId contains "churn-monitor-20"');
});

test("the monitor looks at what the deployment keeps", () => {
  const dataIds = ["inputs", "outputs"].map((kind) => `/data/watched-model-${kind}/versions/1`);
  for (const id of dataIds) {
    expect(sent(watched, "churn_blue")).toContain(id);
  }
  expect(["store_inputs", "store_outputs"].map((name) => sent(store, name))).toEqual([
    expect.stringContaining("azureml://datastores/watched/paths/inputs/"),
    expect.stringContaining("azureml://datastores/watched/paths/outputs/"),
  ]);
  const places = sent(watched, "monitor").match(/azureml:[^"]+/g);
  expect([...new Set(places)].sort()).toEqual([
    "azureml://datastores/watched_monitor/paths/inputs/",
    "azureml://datastores/watched_monitor/paths/outputs/",
    "azureml://datastores/watched_monitor/paths/training/7/",
  ]);
});

test("it is there by two deviations that somebody accepted, and by no other one", () => {
  const accepted = (stack: string) =>
    read<{ deviations: { standing?: true; construct: string; rules: string[] }[] }>(stack, "deviations.json")
      .deviations.filter(({ standing }) => !standing)
      .map(({ construct, rules }) => [construct, ...rules]);
  expect(accepted("monitor-store")).toEqual([]);
  expect(accepted("monitor-credential")).toEqual([["store", "security/datastore-credentials"]]);
  expect(accepted("watched-model")).toEqual([["monitor", "security/monitor-credentials"]]);
});
