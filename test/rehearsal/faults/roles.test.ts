import { faultNamed } from "../../../rehearsal/faults/catalog";
import { targetsOf } from "../../../rehearsal/faults/target";
import type { Session } from "../../../rehearsal/session";
import {
  arm,
  ended,
  failed,
  fakeSession,
  GROUP,
  IDENTITIES,
  identityId,
  send,
  writeIdentities,
} from "./fake-session";

let session: Session;
beforeEach(async () => {
  session = await fakeSession();
});
afterEach(() => session.close());

const READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const ROLES = ["a", "b", "c", "d"].map((name) => ({
  address: `azurerm_role_assignment.${name}`,
  type: "azurerm_role_assignment",
  attributes: {},
}));

/** Gives an identity the Reader role on the group. */
function grant(name: string, number: number): Promise<number | "reset"> {
  return send(
    session,
    "PUT",
    `${GROUP}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-00000000000${number}`,
    {
      properties: {
        principalId: `00000000-0000-4000-8000-00000000001${number}`,
        roleDefinitionId: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
        description: name,
      },
    },
  );
}

/** Everything that the targets are, in an order in which it can be made. */
async function writeAll(): Promise<(number | "reset")[]> {
  const answers = Object.values(await writeIdentities(session));
  for (const [index, { address }] of ROLES.entries()) {
    answers.push(await grant(address, index));
  }
  return answers;
}

describe("role-missing", () => {
  const fault = faultNamed("role-missing");
  const targets = targetsOf([...IDENTITIES, ...ROLES]);

  test("fires for every seed, in different places, and each place is one of a right that is lacking", async () => {
    const places = new Set<string>();
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const armed = await arm(fault, session, seed, targets);
      await writeAll();
      armed.disarm();
      expect(armed.fired().length).toBeGreaterThan(0);
      const kinds = new Set(armed.fired().map(({ path }) => path.includes("/roleAssignments/")));
      expect(kinds.size).toBe(1);
      places.add(
        armed
          .fired()
          .map(({ path }) => path)
          .join(),
      );
      await send(session, "DELETE", GROUP);
    }
    expect(places.size).toBeGreaterThan(2);
  });

  test("once the role is granted again everything is allowed, and the person's part says which it was", async () => {
    const armed = await arm(fault, session, 1, targets);
    await writeAll();
    armed.disarm();
    expect(await writeAll()).not.toContain(403);
    expect(await armed.repair?.()).toEqual([
      expect.stringMatching(/^grants the deployer (Contributor|Role Based Access Control Administrator)$/),
    ]);
  });

  test("an error must name each refused resource", async () => {
    const armed = await arm(fault, session, 1, targets);
    await writeAll();
    expect(
      armed.expects.judge(ended(failed("azurerm_key_vault.v", "403")), armed.fired()).problems,
    ).not.toEqual([]);
  });
});

describe("role-not-propagated", () => {
  const fault = faultNamed("role-not-propagated");
  const holds = (): boolean =>
    session.simulator.cloud.authorization.hasOneOf(
      "00000000-0000-4000-8000-000000000011",
      [READER],
      identityId("one"),
    );

  test("assignments don't count until time has passed", async () => {
    const armed = await arm(fault, session, 1);
    await writeIdentities(session);
    await grant("one", 1);
    expect(holds()).toBe(false);
    armed.disarm();
    expect(holds()).toBe(true);
    expect(session.simulator.cloud.authorization.propagation).toBe(0);
  });

  test("it fired only if somebody was refused for it", async () => {
    const armed = await arm(fault, session, 1);
    await writeIdentities(session);
    await grant("one", 1);
    expect(armed.fired()).toEqual([]);
  });

  test("a workspace whose identity isn't known yet to have its roles is where it fires", async () => {
    const workspace = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw-churn`;
    const vault = `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-churn`;
    const account = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stchurn`;
    const armed = await arm(fault, session, 1);
    await writeIdentities(session);
    await send(session, "PUT", account, {
      location: "westeurope",
      sku: { name: "Standard_LRS" },
      kind: "StorageV2",
      properties: {},
    });
    await send(session, "PUT", vault, {
      location: "westeurope",
      properties: { tenantId: "t", sku: { family: "A", name: "standard" } },
    });
    const status = await send(session, "PUT", workspace, {
      location: "westeurope",
      identity: { type: "UserAssigned", userAssignedIdentities: { [identityId("one")]: {} } },
      properties: {
        keyVault: vault,
        storageAccount: account,
        primaryUserAssignedIdentity: identityId("one"),
      },
    });
    expect(status).toBe(400);
    expect(armed.fired().map(({ path }) => path)).toEqual([workspace]);
  });
});
