import { EVENTS, folderOf, GOOD, rehearseWith } from "./fake-terraform";

const { error, prevented, applied } = EVENTS;
const VAULT = "azurerm_key_vault.vault";
const [first = {}] = [GOOD.apply].flat();
const [destroyed = {}] = [GOOD.destroy].flat();
const refused = { events: [prevented(VAULT)], exit: 1 };
const template = (protect: boolean) => ({
  "cdk.tf.json": {
    resource: { azurerm_key_vault: { vault: { lifecycle: { prevent_destroy: protect } } } },
  },
});

describe("a configuration that protects itself", () => {
  test("is refused, switched off in the scratch copy, and destroyed", async () => {
    const { evidence, held, fake } = await rehearseWith(
      { ...GOOD, "destroy plan": [refused, {}], destroy: [refused, destroyed] },
      { source: folderOf(template(true)) },
    );
    expect(evidence.verdict).toBe("held");
    expect(Object.keys(held).slice(4)).toEqual(["destroy refused", "protection off", "destroy"]);
    expect(JSON.parse(fake.filesAt(-1)["mlzone_protection_override.tf.json"] ?? "")).toEqual({
      resource: { azurerm_key_vault: { vault: { lifecycle: { prevent_destroy: false } } } },
    });
  });

  test("is destroyed with its own switch off where it has one; the state stays", async () => {
    const off = folderOf(template(false));
    const kept = { ...first, files: { "terraform.tfstate": "the state" } };
    const { evidence, fake } = await rehearseWith(
      { ...GOOD, apply: [kept, {}, {}], "destroy plan": [refused], destroy: [refused, destroyed] },
      { source: folderOf({ ...template(true), "gone.auto.tfvars": "x = 1" }), unprotect: async () => off },
    );
    expect(evidence.verdict).toBe("held");
    const files = fake.filesAt(-1);
    expect(files["cdk.tf.json"]).toContain('"prevent_destroy":false');
    expect(files["terraform.tfstate"]).toBe("the state");
    expect(Object.keys(files).sort()).toEqual([
      "cdk.tf.json",
      "mlzone_backend_override.tf.json",
      "terraform.tfstate",
    ]);
  });

  test("has failed where destroy goes through all the same", async () => {
    const { evidence, held } = await rehearseWith({
      ...GOOD,
      "destroy plan": [refused, {}],
      destroy: [{ ...destroyed, exit: 0 }, {}],
    });
    expect(evidence.headline).toBe("failed: destroy refused");
    expect(held.destroy).toBe(true);
  });

  test("has failed where the switch destroys data or can't be thrown, and is destroyed all the same", async () => {
    const bad = { events: [applied(VAULT, "delete"), error("no", "", VAULT)], exit: 1 };
    const { evidence, held } = await rehearseWith({
      ...GOOD,
      apply: [first, {}, bad],
      "destroy plan": [refused, {}],
      destroy: [refused, destroyed],
    });
    expect(held).toMatchObject({ "protection off": false, destroy: true });
    expect(evidence.steps[5]?.problems).toEqual([`${VAULT}: no`, `${VAULT} was destroyed`]);
  });
});
