import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ConfigError } from "../../../stacks/config/config-error";
import { askedFor, withWhatIf } from "../../../stacks/config/what-if";

const ENVIRONMENTS = {
  dev: {
    useCase: "churn",
    compute: { training: { maxNodes: 4 }, instances: [{ name: "a" }, { name: "b" }] },
  },
  prod: { useCase: "churn", protectData: true },
};

function whatIf(patch: unknown): unknown {
  return withWhatIf(ENVIRONMENTS, JSON.stringify(patch));
}

describe("what if", () => {
  test.each([undefined, ""])("nothing is asked (%j): the environments are as they are", (text) => {
    expect(withWhatIf(ENVIRONMENTS, text)).toBe(ENVIRONMENTS);
  });

  test("a value is another: the rest stays, and so does the other environment", () => {
    expect(whatIf({ prod: { protectData: false } })).toEqual({
      dev: ENVIRONMENTS.dev,
      prod: { useCase: "churn", protectData: false },
    });
  });

  test("objects are merged, at any depth, and made where there are none", () => {
    expect(whatIf({ dev: { compute: { training: { idle: 2 }, batch: { maxNodes: 1 } } } })).toMatchObject({
      dev: {
        useCase: "churn",
        compute: { training: { maxNodes: 4, idle: 2 }, batch: { maxNodes: 1 }, instances: [{}, {}] },
      },
    });
    expect(whatIf({ prod: { network: { dns: { a: 1, b: null } } } })).toMatchObject({
      prod: { network: { dns: { a: 1 } } },
    });
  });

  test("a list takes the place of a list, and an object that of a value", () => {
    expect(whatIf({ dev: { compute: { instances: [{ name: "c" }] }, useCase: { x: 1 } } })).toMatchObject({
      dev: { useCase: { x: 1 }, compute: { instances: [{ name: "c" }] } },
    });
  });

  test("an object over a list of things with names goes by them", () => {
    const instances = (patch: object) => whatIf({ dev: { compute: { instances: patch } } });
    const changed = (...list: object[]) => ({ dev: { compute: { instances: list } } });
    expect(instances({ b: { size: "large" } })).toMatchObject(
      changed({ name: "a" }, { name: "b", size: "large" }),
    );
    expect(instances({ a: null })).toMatchObject(changed({ name: "b" }));
    expect(() => instances({ c: {}, toString: null })).toThrow(
      new ConfigError([
        "MLZONE_WHAT_IF: dev.compute.instances has no c; there are a, b",
        "MLZONE_WHAT_IF: dev.compute.instances has no toString; there are a, b",
      ]),
    );
  });

  test("null takes a value away, also one that isn't there", () => {
    const { dev } = whatIf({ dev: { compute: { training: null }, nothing: null } }) as typeof ENVIRONMENTS;
    expect(dev).toEqual({ useCase: "churn", compute: { instances: [{ name: "a" }, { name: "b" }] } });
  });

  test("the environments themselves are not changed", () => {
    const before = JSON.stringify(ENVIRONMENTS);
    whatIf({ dev: { compute: { training: { maxNodes: 9 } } } });
    expect(JSON.stringify(ENVIRONMENTS)).toBe(before);
  });
});

describe("what if of subscriptions", () => {
  const subscriptions = { prod: { budget: { monthly: 5 }, protectData: true }, "non-prod": {} };
  const asked = (patch: unknown) =>
    askedFor(
      { environments: ENVIRONMENTS, subscriptions },
      patch === undefined ? patch : JSON.stringify(patch),
    );

  test("a subscription goes by its stack, and an environment of the same name is another", () => {
    expect(asked({ prodSubscription: { budget: { monthly: 7 } }, prod: { useCase: "fraud" } })).toEqual({
      environments: { dev: ENVIRONMENTS.dev, prod: { useCase: "fraud", protectData: true } },
      subscriptions: { prod: { budget: { monthly: 7 }, protectData: true }, "non-prod": {} },
    });
    expect(asked({ nonProdSubscription: { a: 1 } })).toMatchObject({
      subscriptions: { "non-prod": { a: 1 } },
    });
  });

  test("nothing is asked: all is as it is", () => {
    expect(asked(undefined)).toEqual({ environments: ENVIRONMENTS, subscriptions });
  });

  test("a subscription that there isn't is refused", () => {
    expect(() => asked({ labSubscription: {} })).toThrow(
      "MLZONE_WHAT_IF: labSubscription is no environment; there are dev, prod, prodSubscription, nonProdSubscription",
    );
  });
});

describe("what can't be asked is refused in the words of a configuration", () => {
  test.each(["stage", "toString", "__proto__"])("the environment %s, which there isn't", (name) => {
    const text = `{"prod": {}, ${JSON.stringify(name)}: {}}`;
    expect(() => withWhatIf(ENVIRONMENTS, text)).toThrow(
      new ConfigError([`MLZONE_WHAT_IF: ${name} is no environment; there are dev, prod`]),
    );
  });

  test.each(["{", "[]", "5", "null", '"dev"', "protectData=false"])(
    "text that is no such JSON: %s",
    (text) => {
      expect(() => withWhatIf(ENVIRONMENTS, text)).toThrow(
        new ConfigError(['MLZONE_WHAT_IF: must be JSON such as {"prod": {"protectData": false}}']),
      );
    },
  );
});

describe("the app of this project", () => {
  const root = path.resolve(__dirname, "..", "..", "..");
  let output: string;
  beforeEach(() => {
    output = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-what-if-"));
  });
  afterEach(() => fs.rmSync(output, { recursive: true }));

  function run(whatIfText: string): { readonly status: number | null; readonly stderr: string } {
    const { PATH, HOME } = process.env;
    return spawnSync(process.execPath, ["-r", "tsx/cjs", "main.ts"], {
      cwd: root,
      encoding: "utf8",
      env: { PATH, HOME, CDKTF_OUTDIR: output, MLZONE_WHAT_IF: whatIfText },
    });
  }

  test("writes the variant that was asked for, and only that stack is another", () => {
    expect(run('{"prod": {"protectData": false}}')).toMatchObject({ status: 0, stderr: "" });
    const json = (stack: string) =>
      fs.readFileSync(path.join(output, "stacks", stack, "cdk.tf.json"), "utf8");
    expect(json("prod")).not.toMatch(/"prevent_destroy": *true/);
    expect(json("prod")).not.toContain("azurerm_management_lock");
    expect(json("state")).toMatch(/"prevent_destroy": *true/);
    expect(json("prod-subscription")).toMatch(/"prevent_destroy": *true/);
  });

  test("checks it like the files, and writes nothing of what is wrong", () => {
    const { status, stderr } = run('{"prod": {"location": "atlantis"}}');
    expect([status, fs.readdirSync(output)]).toEqual([1, []]);
    expect(stderr).toMatch(
      /^The configuration has 1 problem; nothing was written\.\nenvironments\/prod\.ts: location must be/,
    );
  });
});
