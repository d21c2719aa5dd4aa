import { faultNamed } from "../../../rehearsal/faults/catalog";
import type { Armed } from "../../../rehearsal/faults/fault";
import { fromOutside } from "../../../rehearsal/faults/outsider";
import { targetsOf } from "../../../rehearsal/faults/target";
import type { Session } from "../../../rehearsal/session";
import { readState } from "../../../rehearsal/terraform/state";
import { arm, ended, failed, fakeSession, GROUP, send, stateJson } from "./fake-session";

/** Faults that somebody makes in the portal, while everything stands. */
const VAULT = `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-churn`;
const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stchurn`;
const WORKSPACE = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw-churn`;
const CLUSTERS = ["training", "batch"].map((name) => `${WORKSPACE}/computes/${name}`);
const ASSIGNMENT = `${VAULT}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-000000000001`;
const STATE = [
  { address: "azurerm_resource_group.group", id: GROUP },
  { address: "azurerm_key_vault.vault", id: VAULT },
  { address: "azurerm_storage_account.account", id: ACCOUNT },
  { address: "azurerm_role_assignment.reader", id: ASSIGNMENT },
  { address: "azurerm_machine_learning_workspace.workspace", id: WORKSPACE },
  { address: "azurerm_machine_learning_compute_cluster.training", id: CLUSTERS[0] ?? "" },
  { address: "azurerm_machine_learning_compute_cluster.batch", id: CLUSTERS[1] ?? "" },
];

let session: Session;
beforeEach(async () => {
  session = await fakeSession({ show: () => ({ text: stateJson(STATE) }) });
  for (const { id } of STATE) {
    await fromOutside(session, { method: "PUT", path: id, body: bodyOf(id) });
  }
});
afterEach(() => session.close());

const BODIES: Readonly<Record<string, object>> = {
  [VAULT]: {
    properties: { tenantId: "00000000-0000-0000-0000-000000000001", sku: { family: "A", name: "standard" } },
  },
  [ACCOUNT]: { sku: { name: "Standard_LRS" }, kind: "StorageV2", properties: {} },
  [WORKSPACE]: {
    identity: { type: "SystemAssigned" },
    properties: {
      keyVault: VAULT,
      storageAccount: ACCOUNT,
      publicNetworkAccess: "Disabled",
      managedNetwork: { isolationMode: "AllowInternetOutbound" },
    },
  },
  [ASSIGNMENT]: {
    properties: {
      principalId: "00000000-0000-4000-8000-000000000002",
      roleDefinitionId:
        "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7",
    },
  },
};
const CLUSTER = {
  properties: {
    computeType: "AmlCompute",
    properties: { vmSize: "STANDARD_DS3_V2", enableNodePublicIp: false, scaleSettings: { maxNodeCount: 1 } },
  },
};

function bodyOf(id: string): object {
  return { location: "westeurope", ...(BODIES[id] ?? (CLUSTERS.includes(id) ? CLUSTER : {})) };
}

function make(id: string): Promise<number | "reset"> {
  return send(session, "PUT", id, bodyOf(id));
}

async function armed(name: string, seed = 1): Promise<Armed> {
  return arm(faultNamed(name), session, seed, targetsOf(await readState(session)));
}

const stands = (id: string): boolean => session.simulator.cloud.store.get(id) !== undefined;

test("a request from outside waits for the end of what it starts, and tells why it is refused", async () => {
  const query = { underlyingResourceAction: "Delete" };
  await fromOutside(session, { method: "DELETE", path: CLUSTERS[0] ?? "", query });
  expect(stands(CLUSTERS[0] ?? "")).toBe(false);
  await expect(fromOutside(session, { method: "PATCH", path: CLUSTERS[0] ?? "", body: {} })).rejects.toThrow(
    /PATCH .*training: 404 .*ResourceNotFound/,
  );
});

describe("foreign-lock", () => {
  test("refused deletions are where it fires; the lock goes again", async () => {
    const places = new Set<string>();
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const fault = await armed("foreign-lock", seed);
      const locks = session.simulator.cloud.store.ofType("Microsoft.Authorization/locks");
      expect(locks).toHaveLength(1);
      const locked = locks[0]?.id.replace(/\/providers\/Microsoft.Authorization\/.*/, "") ?? "";
      expect(await send(session, "DELETE", locked)).toBe(409);
      expect(fault.fired()).toEqual([
        { method: "DELETE", path: locked, address: STATE.find(({ id }) => id === locked)?.address },
      ]);
      places.add(locked);
      fault.disarm();
      await fault.repair?.();
      expect(session.simulator.cloud.store.ofType("Microsoft.Authorization/locks")).toEqual([]);
    }
    expect(places.size).toBeGreaterThan(1);
  });
});

describe("soft-deleted-name", () => {
  /** Arms with the first seed whose draw deletes this. */
  async function deleting(id: string): Promise<Armed> {
    for (let seed = 1; ; seed += 1) {
      const fault = await armed("soft-deleted-name", seed);
      if (!stands(id) && (id === GROUP || stands(GROUP))) {
        return fault;
      }
      fault.disarm();
      await session.close();
      session = await fakeSession({ show: () => ({ text: stateJson(STATE) }) });
      for (const each of STATE) {
        await make(each.id);
      }
    }
  }

  test("a deleted workspace keeps its name: refused, named, and free once it is purged", async () => {
    const fault = await deleting(WORKSPACE);
    expect([400, 409]).toContain(await make(WORKSPACE));
    expect(fault.fired().map(({ address }) => address)).toEqual([
      "azurerm_machine_learning_workspace.workspace",
    ]);
    const named = ended(failed("azurerm_machine_learning_workspace.workspace", "409 Conflict"));
    expect(fault.expects.judge(named, fault.fired()).problems).toEqual([]);
    expect(fault.expects.judge(ended(), fault.fired()).problems).not.toEqual([]);
    expect(await fault.repair?.()).toEqual([`purges the soft-deleted workspace ${WORKSPACE}`]);
    expect([200, 201, 202]).toContain(await make(WORKSPACE));
  });

  test("a deleted vault is recovered by the provider, and an error would be a problem", async () => {
    const fault = await deleting(VAULT);
    const recovery = {
      location: "westeurope",
      properties: { ...Object(BODIES[VAULT]).properties, createMode: "recover" },
    };
    expect([200, 201, 202]).toContain(await send(session, "PUT", VAULT, recovery));
    expect(fault.fired().map(({ address }) => address)).toEqual(["azurerm_key_vault.vault"]);
    expect(fault.expects.judge(ended(), fault.fired()).problems).toEqual([]);
    expect(
      fault.expects.judge(ended(failed("azurerm_key_vault.vault", "409")), fault.fired()).problems,
    ).toHaveLength(1);
    expect(await fault.repair?.()).toEqual([]);
  });

  test("with the group everything goes, and both names are kept", async () => {
    await deleting(GROUP);
    expect(session.simulator.cloud.store.size).toBe(0);
    expect(session.simulator.cloud.softDeleted.size).toBe(2);
  });
});

describe("drift", () => {
  const SHOWN = [
    { address: "azurerm_machine_learning_workspace.workspace", action: "update" },
    { address: "azurerm_role_assignment.reader", action: "create" },
    { address: "azurerm_machine_learning_compute_cluster.training", action: "replace" },
    { address: "azurerm_machine_learning_compute_cluster.batch", action: "replace" },
  ];

  test("opens the workspace, takes a role away and gives a cluster a public address", async () => {
    const fault = await armed("drift");
    expect(session.simulator.cloud.store.get(WORKSPACE)?.properties.publicNetworkAccess).toBe("Enabled");
    expect(stands(ASSIGNMENT)).toBe(false);
    expect(fault.mended?.()).toHaveLength(2);
    expect(fault.fired().map(({ method }) => method)).toEqual(["PATCH", "DELETE", "DELETE", "PUT"]);
  });

  test("different seeds expose different clusters", async () => {
    const exposed = new Set<string | undefined>();
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const fault = await armed("drift", seed);
      exposed.add(fault.fired().at(-1)?.address);
      await make(ASSIGNMENT);
    }
    expect(exposed.size).toBe(2);
  });

  test("a plan that is silent about one of them is a problem", async () => {
    const fault = await armed("drift");
    expect(fault.expects.judge(ended({ exitCode: 2, planned: SHOWN }), fault.fired()).problems).toEqual([]);
    const silent = SHOWN.filter(({ address }) => !address.includes("role"));
    expect(fault.expects.judge(ended({ exitCode: 2, planned: silent }), fault.fired()).problems).toEqual([
      "the plan says nothing of azurerm_role_assignment.reader",
    ]);
  });

  test("what Azure shows closed again is mended", async () => {
    const fault = await armed("drift");
    await send(session, "PATCH", WORKSPACE, { properties: { publicNetworkAccess: "Disabled" } });
    for (const cluster of CLUSTERS) {
      const query = { underlyingResourceAction: "Delete" };
      await fromOutside(session, { method: "DELETE", path: cluster, query });
      await make(cluster);
    }
    expect(fault.mended?.()).toEqual([]);
  });
});
