import * as fs from "node:fs";
import * as path from "node:path";
import type { Session } from "../../../rehearsal/session";
import { protectedResources, refusedDestroy, switchProtectionOff } from "../../../rehearsal/steps/protection";
import { failed, GROUP, send } from "../faults/fake-session";
import { stepSession } from "./session";

/** As Terraform 1.11 says it: no address but in the detail. */
function refusal(...addresses: readonly string[]) {
  return {
    exitCode: 1,
    diagnostics: addresses.map((address) => ({
      severity: "error" as const,
      summary: "Instance cannot be destroyed",
      detail: `Resource ${address} has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed.`,
    })),
  };
}

function override(made: Session): unknown {
  const file = path.join(made.folder, "mlzone_protection_override.tf.json");
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
}

describe("which resources protect themselves", () => {
  test("is asked of a plan that changes nothing, and keys may hold anything", async () => {
    const asked: unknown[] = [];
    const made = await stepSession({
      plan: ({ args }) => {
        asked.push(args);
        return refusal("azurerm_key_vault.vault", 'azurerm_storage_account.data["a b"]');
      },
    });
    expect(await protectedResources(made)).toEqual([
      "azurerm_key_vault.vault",
      'azurerm_storage_account.data["a b"]',
    ]);
    expect(asked).toEqual([["-destroy"]]);
  });

  test("another error is none of them", async () => {
    expect(await protectedResources(await stepSession({ plan: () => failed("a.b", "no") }))).toEqual([]);
  });
});

describe("destroy while protection is on", () => {
  test("holds when it is refused for that, and nothing is gone", async () => {
    expect(await refusedDestroy(await stepSession({ destroy: () => refusal("a.b") }), ["a.b"])).toMatchObject(
      {
        held: true,
        seen: "refused for a.b",
      },
    );
  });

  test("does not hold when it goes through, or fails for another reason", async () => {
    expect((await refusedDestroy(await stepSession({}), ["a.b"])).problems).toEqual([
      "destroy was not refused",
    ]);
    const made = await stepSession({ destroy: () => failed("c.d", "connection reset") });
    expect((await refusedDestroy(made, ["a.b"])).problems).toEqual([
      "destroy was not refused",
      "c.d: connection reset",
    ]);
  });

  test("does not hold when something is gone all the same", async () => {
    const made = await stepSession({
      destroy: () => {
        made.simulator.cloud.store.remove(GROUP);
        return refusal("a.b");
      },
    });
    await send(made, "PUT", GROUP, { location: "westeurope" });
    expect((await refusedDestroy(made, ["a.b"])).problems).toEqual(["1 resources are gone"]);
  });
});

describe("protection goes", () => {
  test("by an override in the scratch copy where there is no switch, also for what comes to light later", async () => {
    const seen: unknown[] = [];
    const made = await stepSession({
      plan: () => {
        seen.push(override(made));
        return seen.length === 1 ? refusal("azurerm_storage_account.data[0]") : {};
      },
      apply: () => {
        seen.push(override(made));
        return {};
      },
    });
    const result = await switchProtectionOff(made, ["azurerm_key_vault.a", "azurerm_key_vault.b"], undefined);
    const off = { lifecycle: { prevent_destroy: false } };
    expect(result).toMatchObject({ held: true, seen: expect.stringContaining("no switch of its own") });
    expect(seen[0]).toEqual({ resource: { azurerm_key_vault: { a: off, b: off } } });
    expect(seen.at(-1)).toEqual({
      resource: { azurerm_key_vault: { a: off, b: off }, azurerm_storage_account: { data: off } },
    });
  });

  test("by its own switch where it has one; locks may go", async () => {
    const restage = jest.fn();
    const source = { name: "off", folder: "off", template: undefined };
    const applied = [{ address: "azurerm_management_lock.vault", action: "delete", seconds: 1 }];
    const changes = { add: 0, change: 0, remove: 1, operation: "apply" };
    const made = await stepSession({ apply: () => ({ applied, changes }) }, { restage });
    const result = await switchProtectionOff(made, ["a.b"], async () => source);
    expect(result).toMatchObject({ held: true, seen: "by its own switch: 1 locks removed" });
    expect(restage).toHaveBeenCalledWith(source);
    expect(override(made)).toBeUndefined();
  });

  test("but nothing else may be destroyed by it", async () => {
    const applied = [{ address: "azurerm_key_vault.kv", action: "delete", seconds: 1 }];
    const made = await stepSession({ apply: () => ({ applied }) });
    expect((await switchProtectionOff(made, ["a.b"], undefined)).problems).toEqual([
      "azurerm_key_vault.kv was destroyed",
    ]);
  });

  test("of a module it can't, and says so", async () => {
    const { problems } = await switchProtectionOff(
      await stepSession({}),
      ["module.a.azurerm_x.y"],
      undefined,
    );
    expect(problems).toEqual([
      "prevent_destroy of module.a.azurerm_x.y stands in a module: only the root module's can be switched off in a copy.",
    ]);
  });
});
