import { SecureStorageAccount } from "../../../constructs/data/secure-storage-account";
import { MonitorStore, type MonitorStoreProps } from "../../../constructs/serving/monitor-store";
import { accepted } from "../../support/deviations";
import { armId, testDeviation } from "../../support/fixtures";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { Template } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";
import { testStack } from "./readable-stack";

const DATASTORE = "Microsoft.MachineLearningServices/workspaces/datastores@2025-12-01";
const ACCOUNT = SecureStorageAccount.fromStorageAccountId(
  armId("Microsoft.Storage/storageAccounts", "stchurnmon"),
);

function stackWith(props: Partial<MonitorStoreProps> = {}) {
  const stack = testStack();
  const store = new MonitorStore(stack, "store", {
    workspace: testWorkspace(stack),
    name: "watched_monitor",
    account: ACCOUNT,
    container: "watched",
    storedCredentials: testDeviation(),
    ...props,
  });
  return { stack, store, template: Template.of(stack) };
}

interface Sent {
  readonly body: Record<string, unknown>;
  readonly sensitive_body: unknown;
}
const sent = () => stackWith().template.resource("azapi_resource").only as unknown as Sent;

interface Variable {
  readonly validation: readonly { readonly condition: string; readonly error_message: string }[];
}
const variable = () =>
  (stackWith().template.json.variable as unknown as Record<string, Variable>).watched_monitor_sas;

/** What the variable's conditions say of a SAS; both are one regular expression in `can(regex("…", var.x))`. */
function refusals(sas: string): string[] {
  return (variable()?.validation ?? [])
    .filter(({ condition }) => {
      const pattern = /^\$\{can\(regex\("(.*)", var\.watched_monitor_sas\)\)\}$/.exec(condition)?.[1];
      return pattern === undefined || !new RegExp(pattern).test(sas);
    })
    .map(({ error_message }) => error_message);
}

describe("a monitor's store", () => {
  test("is a datastore on one container, read with a SAS and as nobody", () => {
    expect(sent()).toMatchObject({ type: DATASTORE, name: "watched_monitor", parent_id: WORKSPACE_ID });
    expect(sent().body.properties).toEqual({
      tags: { owner: "ml-platform" },
      datastoreType: "AzureBlob",
      accountName: "stchurnmon",
      containerName: "watched",
      endpoint: "core.windows.net",
      protocol: "https",
      serviceDataAccessAuthIdentity: "None",
      credentials: { credentialsType: "Sas", secrets: { secretsType: "Sas" } },
    });
  });

  test("has its secret in a variable that Terraform forgets, and nowhere else", () => {
    expect(sent().sensitive_body).toEqual({
      properties: { credentials: { secrets: { sasToken: "${var.watched_monitor_sas}" } } },
    });
    expect(JSON.stringify(sent().body)).not.toContain("sasToken");
    expect(variable()).toMatchObject({ type: "string", ephemeral: true, sensitive: true, nullable: false });
    expect(variable()).not.toHaveProperty("default");
    expect(stackWith().template.json).not.toHaveProperty("output");
  });

  test("takes a SAS that reads, signed with an Entra token", () => {
    expect(refusals("se=2027-01-08T06%3A00Z&sp=rl&spr=https&sr=c&skoid=00000000-0000&sks=b&sig=x")).toEqual(
      [],
    );
    expect(refusals("skoid=00000000-0000&sp=rl")).toEqual([]);
  });

  test.each([
    ["one that writes", "sp=rwl&skoid=0", ["watched_monitor_sas must read and list, and no more: sp=rl."]],
    ["one that writes, too", "sp=rlw&skoid=0", [expect.stringContaining("sp=rl.")]],
    ["one of an account key", "ss=b&sp=rl&sig=x", [expect.stringContaining("not with an account key")]],
    ["nothing", "", [expect.stringContaining("sp=rl."), expect.stringContaining("--as-user")]],
  ])("refuses %s", (_name, sas, expected) => {
    expect(refusals(sas)).toEqual(expected);
  });

  test("deploy/batch-data-access-credentials: is there only where somebody accepted it, which is written down", () => {
    expect(accepted(stackWith().stack)).toEqual([
      expect.objectContaining({
        construct: "store",
        property: "storedCredentials",
        rules: ["security/datastore-credentials"],
        recommendations: [
          "deploy/batch-data-access-credentials",
          "deploy/batch-registered-datastores",
          "security/managed-identity-between-services",
        ],
      }),
    ]);
  });

  test("is what a monitor reads, in its own stack and by its name in another one", () => {
    const { store } = stackWith();
    expect(store.storageAccountId).toBe(ACCOUNT.storageAccountId);
    expect(store.datastore).toEqual({ datastoreId: store.datastoreId, datastoreName: "watched_monitor" });
    expect(
      MonitorStore.named({ workspaceId: WORKSPACE_ID }, { account: ACCOUNT, name: "watched_monitor" }),
    ).toMatchObject({
      storageAccountId: ACCOUNT.storageAccountId,
      datastore: {
        datastoreId: `${WORKSPACE_ID}/datastores/watched_monitor`,
        datastoreName: "watched_monitor",
      },
    });
  });

  test("says all that is wrong at once", () => {
    expect(() =>
      stackWith({
        name: "7days",
        container: "Watched",
        storedCredentials: { ...testDeviation(), approvedBy: "" },
      }),
    ).toThrow(
      'test/store: name must begin with a letter: Terraform\'s variable is called after it (got "7days"); ' +
        'container must be 3 to 63 lower-case letters, digits and single hyphens (got "Watched"); ' +
        "storedCredentials: approvedBy must name the person or board who accepted the risk",
    );
    expect(() => stackWith({ storedCredentials: undefined })).toThrow(
      /^test\/store: storedCredentials is missing: it must be a Deviation that says who accepted them$/,
    );
    expect(() => stackWith({ name: "watched-monitor" })).toThrow(
      'test/store: name "watched-monitor" must be 1 to 255 letters, digits and underscores',
    );
  });

  testWithSchema("what is sent is what the published types know", () => {
    const { properties } = sent().body as { properties: Record<string, unknown> };
    const credentials = { credentialsType: "Sas", secrets: { secretsType: "Sas", sasToken: "sp=rl" } };
    expect(schemaProblems(DATASTORE, { properties: { ...properties, credentials } })).toEqual([]);
  });
});
