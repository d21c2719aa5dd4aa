import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  DEVIATIONS_FILE,
  type Deviation,
  Deviations,
  deviationProblems,
} from "../../../constructs/governance/deviation";
import { testDeviation } from "../../support/fixtures";
import { testStack } from "../../support/template";

const NOTHING = { recommendations: [], rules: [] };
const EXPIRES = "expires must be a calendar day, YYYY-MM-DD";
const REASON = "reason must say in at least ten characters why the secure setting can't be used";
const APPROVED_BY = "approvedBy must name the person or board who accepted the risk";

describe("deviationProblems", () => {
  test.each<[string, Partial<Deviation>, string[]]>([
    ["complete", {}, []],
    ["leap day", { expires: "2028-02-29" }, []],
    ["ten characters", { reason: "0123456789" }, []],
    ["nine characters", { reason: "012345678" }, [REASON]],
    ["blanks don't count", { reason: "  01234567  " }, [REASON]],
    ["blank approver", { approvedBy: " " }, [APPROVED_BY]],
    ["no leap year", { expires: "2027-02-29" }, [`${EXPIRES} (got "2027-02-29")`]],
    ["no such day", { expires: "2027-02-30" }, [`${EXPIRES} (got "2027-02-30")`]],
    ["no such month", { expires: "2027-13-01" }, [`${EXPIRES} (got "2027-13-01")`]],
    ["no day", { expires: "2027-02" }, [`${EXPIRES} (got "2027-02")`]],
    ["a time", { expires: "2027-02-01T10:00:00Z" }, [`${EXPIRES} (got "2027-02-01T10:00:00Z")`]],
    ["something before", { expires: " 2027-02-01" }, [`${EXPIRES} (got " 2027-02-01")`]],
    ["another notation", { expires: "31.01.2027" }, [`${EXPIRES} (got "31.01.2027")`]],
    [
      "everything at once",
      { reason: "", approvedBy: "", expires: "" },
      [REASON, APPROVED_BY, `${EXPIRES} (got "")`],
    ],
  ])("%s", (_what, part, problems) => {
    expect(deviationProblems({ ...testDeviation(), ...part })).toEqual(problems);
  });

  test("a reason that comes from Terraform is taken as it is", () => {
    const reason = new TerraformVariable(testStack(), "why", {}).stringValue;
    expect(deviationProblems({ ...testDeviation(), reason })).toEqual([]);
  });
});

describe("Deviations", () => {
  test("are recorded with construct, property, recommendations and rules, sorted", () => {
    const stack = testStack();
    const [b, a] = [new Construct(stack, "b"), new Construct(new Construct(stack, "a"), "inner")];
    const deviations = Deviations.of(a);
    const deviation = testDeviation();
    const cmk = { recommendations: ["security/encrypt-with-cmk"], rules: ["security/storage-key"] };
    expect(deviations.accept(b, "second", deviation, cmk)).toBe(true);
    expect(deviations.accept(b, "first", deviation, NOTHING)).toBe(true);
    expect(
      deviations.accept(a, "third", deviation, {
        recommendations: ["cost/x", "cost/y"],
        rules: ["cost/z", "cost/a", "cost/z"],
        attributes: ["min_nodes", "days"],
        resources: [b, a],
      }),
    ).toBe(true);
    expect(Deviations.of(stack).list()).toEqual([
      {
        construct: "a/inner",
        property: "third",
        recommendations: ["cost/x", "cost/y"],
        rules: ["cost/a", "cost/z"],
        attributes: ["days", "min_nodes"],
        resources: ["a/inner", "b"],
        policies: [],
        ...deviation,
      },
      { construct: "b", property: "first", recommendations: [], rules: [], policies: [], ...deviation },
      {
        construct: "b",
        property: "second",
        recommendations: ["security/encrypt-with-cmk"],
        rules: ["security/storage-key"],
        policies: [],
        ...deviation,
      },
    ]);
  });

  test("a list that was handed out does not change any more", () => {
    const stack = testStack();
    const before = Deviations.of(stack).list();
    Deviations.of(stack).accept(new Construct(stack, "a"), "p", testDeviation(), NOTHING);
    expect(before).toEqual([]);
  });

  test("without a deviation the answer is no, and nothing is recorded", () => {
    const stack = testStack();
    expect(Deviations.of(stack).accept(stack, "property", undefined, NOTHING)).toBe(false);
    expect(Deviations.of(stack).list()).toEqual([]);
  });

  test("an incomplete one is an error that names construct, property and all problems", () => {
    const stack = testStack();
    const construct = new Construct(stack, "storage");
    const incomplete = { reason: "short", approvedBy: "", expires: "2027-02-30" };
    expect(() => Deviations.of(stack).accept(construct, "sharedKeyAccess", incomplete, NOTHING)).toThrow(
      new Error(`test/storage: sharedKeyAccess: ${REASON}; ${APPROVED_BY}; ${EXPIRES} (got "2027-02-30")`),
    );
    expect(Deviations.of(stack).list()).toEqual([]);
  });

  test("two copies of the package share a stack's list", () => {
    const stack = testStack();
    expect(Reflect.get(stack, Symbol.for("mlzone.deviations"))).toBeUndefined();
    expect(Deviations.of(stack)).toBe(Reflect.get(stack, Symbol.for("mlzone.deviations")));
  });

  test("each stack has its own list", () => {
    const app = Testing.app();
    const [one, two] = [new TerraformStack(app, "one"), new TerraformStack(app, "two")];
    Deviations.of(one).accept(new Construct(one, "a"), "p", testDeviation(), NOTHING);
    expect(Deviations.of(two).list()).toEqual([]);
  });
});

describe("Deviations: the file beside the stack's JSON", () => {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-deviations-"));
  const folder = (stack: string) => path.join(outdir, "stacks", stack);

  beforeAll(() => {
    const app = new App({ outdir });
    const weak = new TerraformStack(app, "weak");
    Deviations.of(weak).accept(new Construct(weak, "storage"), "sharedKeyAccess", testDeviation(), {
      recommendations: ["a/b"],
      rules: ["a/c"],
    });
    Deviations.of(new TerraformStack(app, "strong"));
    new TerraformStack(app, "silent");
    app.synth();
  });
  afterAll(() => fs.rmSync(outdir, { recursive: true }));

  test("lists what was accepted", () => {
    const text = fs.readFileSync(path.join(folder("weak"), "deviations.json"), "utf8");
    expect(JSON.parse(text)).toEqual({
      deviations: [
        {
          construct: "storage",
          property: "sharedKeyAccess",
          recommendations: ["a/b"],
          rules: ["a/c"],
          policies: [],
          ...testDeviation(),
        },
      ],
    });
    expect(text.split("\n").slice(0, 2)).toEqual(["{", '  "deviations": [']);
    expect(text.endsWith("}\n")).toBe(true);
    expect(DEVIATIONS_FILE).toBe("deviations.json");
  });

  test("is there, and empty, where a secure construct deviates from nothing", () => {
    const text = fs.readFileSync(path.join(folder("strong"), "deviations.json"), "utf8");
    expect(JSON.parse(text)).toEqual({ deviations: [] });
  });

  test("the stack itself is written as ever", () => {
    expect(fs.readdirSync(folder("weak")).sort()).toEqual(["cdk.tf.json", "deviations.json"]);
    expect(fs.readdirSync(folder("silent"))).toEqual(["cdk.tf.json"]);
  });
});
