import * as fs from "node:fs";
import * as path from "node:path";
import { checkStack } from "../../../baseline/check/check-stack";
import { notSeenIn } from "../../../baseline/check/not-seen";
import { readAny } from "../../../terraform-json";

const OPEN = fs.readFileSync(path.join(__dirname, "../fixtures/open-workspace/plan.json"), "utf8");

interface Module {
  resources: { address: string; type: string }[];
  child_modules?: unknown[];
}

interface Plan {
  complete?: boolean;
  deferred_changes?: unknown[];
  prior_state?: unknown;
  planned_values: { root_module: Module };
  resource_changes: { address: string; type: string; change: { actions: string[] } }[];
  configuration: { root_module: { resources: { type: string; mode: string }[] } };
}

/** What isn't seen of the open workspace's plan after `change`. */
function notSeen(change: (plan: Plan) => void): string[] {
  const plan = JSON.parse(OPEN) as Plan;
  change(plan);
  return notSeenIn(readAny(JSON.stringify(plan)));
}

describe("of a plan", () => {
  test("that is whole, all is seen", () => {
    expect(notSeen(() => undefined)).toEqual([]);
  });

  test("with -target, what it leaves out isn't, in newer Terraform and in older", () => {
    const isLeftOut = ({ type }: { readonly type: string }) => type === "azurerm_machine_learning_workspace";
    const target = (plan: Plan) => {
      const { root_module: root } = plan.planned_values;
      root.resources = root.resources.filter((one) => !isLeftOut(one));
      plan.resource_changes = plan.resource_changes.filter((one) => !isLeftOut(one));
    };
    const sentence =
      "the plan leaves out azurerm_machine_learning_workspace.this: plan without -target and without -refresh-only";
    expect(notSeen(target)).toEqual([sentence]);
    expect(notSeen((plan) => target(Object.assign(plan, { complete: false })))).toEqual([sentence]);
    expect(notSeen((plan) => Object.assign(plan, { complete: false }))).toEqual([
      "Terraform says that the plan is not complete: plan without -target",
    ]);
  });

  test("with a module left out, its resources aren't", () => {
    const [sentence] = notSeen((plan) => {
      plan.planned_values.root_module.child_modules = [];
      plan.resource_changes = plan.resource_changes.filter(({ address }) => !address.startsWith("module."));
    });
    expect(sentence).toMatch(
      /^the plan leaves out module\.data\.azurerm_\S+, .* and \d more|^the plan leaves/,
    );
    expect(sentence).toContain("module.data.azurerm_storage_account.this");
  });

  test("that only refreshes, nothing is", () => {
    const [sentence] = notSeen((plan) => {
      plan.prior_state = { values: plan.planned_values };
      plan.planned_values = { root_module: { resources: [] } };
      plan.resource_changes = [];
    });
    expect(sentence).toMatch(/^the plan leaves out azurerm_\S+\.this, .* and 7 more: plan without -target/);
  });

  test("that destroys, all is: nothing will be left", () => {
    const sentences = notSeen((plan) => {
      plan.prior_state = { values: plan.planned_values };
      plan.planned_values = { root_module: { resources: [] } };
      plan.resource_changes = plan.resource_changes.map((one) => ({
        ...one,
        change: { ...one.change, actions: ["delete"] },
      }));
    });
    expect(sentences).toEqual([]);
  });

  test("with changes put off, those aren't", () => {
    expect(notSeen((plan) => Object.assign(plan, { deferred_changes: [{}, {}], complete: false }))).toEqual([
      "Terraform put off 2 of its changes: apply, and plan again",
    ]);
  });

  test("without changes, it isn't seen what is known after apply", () => {
    const [sentence] = notSeen((plan) => Object.assign(plan, { resource_changes: [] }));
    expect(sentence).toMatch(/^what isn't known yet of .* and \d+ more, which resource_changes leaves out$/);
  });

  test("what is deposed stands for nothing: its object is still to come", () => {
    const sentences = notSeen((plan) => {
      const { root_module: root } = plan.planned_values;
      const isWorkspace = ({ type }: { readonly type: string }) =>
        type === "azurerm_machine_learning_workspace";
      root.resources = root.resources.map((one) =>
        isWorkspace(one) ? Object.assign(one, { deposed_key: "ab12" }) : one,
      );
      plan.resource_changes = plan.resource_changes.map((one) =>
        isWorkspace(one) ? { ...one, deposed: "ab12", change: { actions: ["delete"] } } : one,
      );
    });
    expect(sentences).toEqual([
      "the plan leaves out azurerm_machine_learning_workspace.this: plan without -target and without -refresh-only",
    ]);
  });

  test("what is changed and not planned isn't seen", () => {
    const [sentence] = notSeen(({ planned_values: { root_module: root } }) => {
      root.resources = root.resources.filter(({ type }) => type !== "azurerm_machine_learning_workspace");
    });
    expect(sentence).toBe(
      "what azurerm_machine_learning_workspace.this will be, which planned_values leaves out",
    );
  });

  test("of two resources at one address, nobody can tell which it is", () => {
    const sentences = notSeen(({ planned_values: { root_module: root } }) => {
      root.resources.push(...root.resources.slice(0, 1));
    });
    expect(sentences).toEqual([
      "which of several resources of the same address in planned_values there will be",
    ]);
  });

  test("an ephemeral resource is no resource that is missing", () => {
    const ephemeral = { mode: "ephemeral", type: "azurerm_key_vault_secret", name: "a" };
    expect(notSeen(({ configuration }) => configuration.root_module.resources.push(ephemeral))).toEqual([]);
  });
});

describe("of a configuration", () => {
  test("what modules make isn't seen, and it isn't clean", () => {
    const terraform = readAny('{"module":{"a":{"source":"./a"},"b":{"source":"./b"}}}');
    const { notSeen } = checkStack({ name: "x", file: "x", terraform, acknowledgements: [] }, []);
    expect(notSeen).toEqual([
      "what module.a, module.b makes stands only in a plan: check that of terraform show -json",
    ]);
  });

  test("without modules, all is", () => {
    expect(notSeenIn(readAny('{"resource":{"azurerm_key_vault":{"a":{}}}}'))).toEqual([]);
  });
});
