import { fails, type StackReview } from "../../review";
import { levelOf } from "../../review/verdict";
import type { Attributes } from "../../terraform-json";
import { plan } from "./planned";
import { configuration, type Resources, reviewed } from "./two-sides";

const runs = (command: string): Attributes => ({ provisioner: { "local-exec": { command } } });
const modules = (...names: readonly string[]): Attributes => ({
  module: Object.fromEntries(names.map((name) => [name, { source: `example/${name}/azurerm` }])),
});

function between(base: Attributes | undefined, head: Attributes | undefined): StackReview {
  return reviewed(base, head);
}

function come(before: Resources, after: Resources, more: [Attributes, Attributes] = [{}, {}]) {
  return between(configuration(before, more[0]), configuration(after, more[1])).newNotSeen;
}

describe("what no rule can follow is new", () => {
  test("where BASE hasn't got it", () => {
    expect(come({}, { "terraform_data.a": runs("x") })).toEqual([
      "terraform_data.a runs a command, which may change what was made",
    ]);
  });

  test("where the same script does something else, in a local as well", () => {
    const locals = (script: string) => ({ locals: { script } });
    const script = { "terraform_data.a": runs("${local.script}") };
    expect(come(script, script, [locals("x"), locals("y")])).toHaveLength(1);
    expect(come(script, script, [locals("x"), locals("x")])).toEqual([]);
    expect(come({ "terraform_data.a": runs("x") }, script, [{}, locals("x")])).toEqual([]);
  });

  test("where a data source runs another program", () => {
    const program = (name: string) => ({ "data.external.a": { program: ["sh", name] } });
    expect(come(program("a.sh"), program("b.sh"))).toEqual(["data.external.a runs a program"]);
    expect(come(program("a.sh"), program("a.sh"))).toEqual([]);
  });

  test("where a template changes, but not its tags", () => {
    const template = (content: string, tags: Attributes = {}) => ({
      "azurerm_resource_group_template_deployment.t": {
        ...{ name: "t", resource_group_name: "rg", deployment_mode: "Incremental" },
        ...{ template_content: content, tags },
      },
    });
    expect(come(template("{}"), template('{"a":1}'))).toHaveLength(1);
    expect(come(template("{}"), template("{}", { a: "b" }))).toEqual([]);
  });

  test("by name, however many the sentence lists", () => {
    const four = ["a", "b", "c", "d"];
    const said = (name: string) => [
      `what module.${name} makes stands only in a plan: check that of terraform show -json`,
    ];
    expect(come({}, {}, [modules(...four), modules(...four, "e")])).toEqual(said("e"));
    expect(come({}, {}, [modules(...four), modules("a", "b", "c", "e")])).toEqual(said("e"));
    expect(come({}, {}, [modules(...four), modules("b", "d")])).toEqual([]);
  });

  test("and stands before what was there", () => {
    const { newNotSeen, notSeen } = between(
      configuration({}, modules("a", "b")),
      configuration({}, modules("a", "b", "c")),
    );
    expect(newNotSeen).toHaveLength(1);
    expect(notSeen.map((words) => words.replace(/ makes.*/, ""))).toEqual([
      "what module.c",
      "what module.a, module.b",
    ]);
  });

  test("in a stack that is new; never in one that goes", () => {
    const script = configuration({ "terraform_data.a": runs("x") });
    expect(between(undefined, script).newNotSeen).toHaveLength(1);
    expect(between(script, undefined).newNotSeen).toEqual([]);
  });

  test("where a plan runs another command", () => {
    const running = (command: string): Attributes => ({
      ...plan({ address: "terraform_data.a", actions: ["no-op"], before: {}, after: {} }),
      configuration: {
        root_module: {
          resources: [
            {
              ...{ address: "terraform_data.a", mode: "managed", type: "terraform_data", name: "a" },
              provisioners: [{ type: "local-exec", expressions: { command: { constant_value: command } } }],
            },
          ],
        },
      },
    });
    expect(between(running("x"), running("y")).newNotSeen).toEqual([
      "terraform_data.a runs a command, which may change what was made",
    ]);
    expect(between(running("x"), running("x")).newNotSeen).toEqual([]);
  });

  test("where an action or an ephemeral resource becomes another", () => {
    const action = (name: string) => ({
      action: { azapi_resource_action: { a: { config: { action: name } } } },
    });
    expect(come({}, {}, [action("start"), action("stop")])).toEqual([
      "action.azapi_resource_action.a runs, which no rule reads",
    ]);
    expect(come({}, {}, [action("start"), action("start")])).toEqual([]);
  });
});

describe("what no rule can follow is not new", () => {
  test("where it only has another address", () => {
    const moved = { moved: [{ from: "terraform_data.a", to: "terraform_data.b" }] };
    const [old, wanted] = [{ "terraform_data.a": runs("x") }, { "terraform_data.b": runs("x") }];
    expect(come(old, wanted, [{}, moved])).toEqual([]);
  });

  test("where it is replaced because something else is", () => {
    const account = (location: string) => ({
      "azurerm_resource_group.g": { name: "rg", location },
      "azurerm_automation_runbook.r": {
        ...{ name: "r", location: "westeurope", automation_account_name: "a", content: "x" },
        resource_group_name: "${azurerm_resource_group.g.id}",
      },
    });
    expect(come(account("westeurope"), account("northeurope"))).toEqual([]);
  });

  test("where a removed block leaves a resource as it is", () => {
    const removed = { removed: [{ from: "terraform_data.a", lifecycle: { destroy: false } }] };
    const { newNotSeen, notSeen } = between(
      configuration({ "terraform_data.a": {} }),
      configuration({}, removed),
    );
    expect([newNotSeen, notSeen.length]).toEqual([[], 1]);
  });
});

describe("the verdict on it", () => {
  const stack = between(configuration({}), configuration({ "terraform_data.a": runs("x") }));
  const review = { version: "0.0.0", base: "a", head: "b", stacks: [stack] };

  test("is that nobody can tell", () => {
    expect(levelOf([stack])).toBe("unseen");
    expect(levelOf([{ ...stack, newNotSeen: [] }])).toBe("look");
  });

  test("fails where that is asked for", () => {
    expect(fails({ ...review, failOn: ["not-seen"] })).toBe(true);
    expect(fails({ ...review, failOn: ["data-loss", "accepted", "cost-up"] })).toBe(false);
    expect(fails({ ...review, failOn: ["not-seen"], stacks: [{ ...stack, newNotSeen: [] }] })).toBe(false);
  });
});
