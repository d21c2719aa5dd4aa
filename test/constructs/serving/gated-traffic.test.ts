import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { Testing } from "cdktf";
import { GatedTraffic } from "../../../constructs/serving/gated-traffic";
import { OnlineDeployment } from "../../../constructs/serving/online-deployment";
import { OnlineEndpoint } from "../../../constructs/serving/online-endpoint";
import { blueGreen, goLive, type RolloutStep } from "../../../constructs/serving/rollout";
import type { AnswerShape, SmokeTest } from "../../../constructs/serving/smoke-test";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { testIdentity } from "../../support/fixtures";
import { reference, Template } from "../../support/template";
import { testWorkspace } from "../compute/test-workspace";
import { testStack } from "./readable-stack";

const PLAN = blueGreen({ live: "blue", candidate: "green", mirror: 10 }).canary(10).promote();
const TEST: SmokeTest = {
  request: { data: [[1, 2]] },
  expect: { type: "array", minItems: 1, items: { type: "number", minimum: 0, maximum: 1 } },
  latencyMs: 300,
};
const MODEL = "azureml://registries/shared/models/churn/versions/7";

interface Gated {
  readonly step: RolloutStep;
  readonly smokeTest?: SmokeTest;
  readonly modelId?: string;
  readonly instances?: number;
}

function gated({ instances = 3, modelId = MODEL, smokeTest = TEST, step }: Gated) {
  const stack = testStack();
  const endpoint = new OnlineEndpoint(stack, "churn", {
    workspace: testWorkspace(stack),
    name: "churn-score",
    identity: testIdentity(),
  });
  const deployments = ["blue", "green"].map(
    (name) =>
      new OnlineDeployment(endpoint, name, {
        endpoint,
        name,
        modelId: name === "green" ? modelId : MODEL,
        instanceType: "Standard_DS3_v2",
        instances,
      }),
  );
  new GatedTraffic(endpoint, "traffic", { endpoint, deployments, step, smokeTest });
  return stack;
}

/** What stands beside the stack's JSON. */
function beside(stack: ReturnType<typeof gated>): Record<string, string> {
  const out = Testing.fullSynth(stack);
  const own = path.join(out, "stacks", "test");
  const files = fs.readdirSync(own).map((name) => [name, fs.readFileSync(path.join(own, name), "utf8")]);
  fs.rmSync(out, { recursive: true });
  return Object.fromEntries(files);
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const gateOf = (some: Gated) =>
  Template.of(gated(some)).resource("terraform_data").named("churn_traffic_gate");
const hashOf = (some: Gated): string => {
  const [, hash] = /^\$\{toset\(\["([0-9a-f]{64})"\]\)\}$/.exec(String(gateOf(some).for_each)) ?? [];
  return hash ?? "";
};

describe("ai-operations/safe-deployment-strategy: before a rise of traffic", () => {
  const step = PLAN.at("canary-10");

  test("Terraform asks for the receipt of a smoke test, once, in words that say how to get it", () => {
    expect(gateOf({ step })).toEqual({
      for_each: expect.stringMatching(/^\$\{toset\(\["[0-9a-f]{64}"\]\)\}$/),
      input: reference("var.churn_score_gate"),
      lifecycle: {
        ignore_changes: ["input"],
        postcondition: [
          {
            condition: "${sha256(self.input) == each.value}",
            error_message:
              "Step canary-10 lets more requests of churn-score reach green, and this configuration has no receipt " +
              "of a smoke test of it. Run, from inside the network,\n" +
              "  node run-smoke-test.mjs churn-score.smoke-test.json --uri <scoring URI>\n" +
              "beside the stack's JSON and give Terraform what it prints: -var churn_score_gate=<receipt>. " +
              "A rollback needs none.",
          },
        ],
      },
    });
  });

  test("the requests are shared out after it", () => {
    const traffic = Template.of(gated({ step })).resource("azapi_resource_action");
    expect(traffic.named("churn_traffic").depends_on).toContain("terraform_data.churn_traffic_gate");
    expect(traffic.named("churn_traffic").body).toMatchObject({
      properties: { traffic: { blue: 90, green: 10 } },
    });
    // who destroys all of it is asked nothing
    expect(traffic.named("churn_traffic_drain").depends_on).not.toContain(
      "terraform_data.churn_traffic_gate",
    );
  });

  test("a receipt of another step, another model or another test isn't taken; one of another number of machines is", () => {
    const own = hashOf({ step });
    expect(own).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf({ step })).toBe(own);
    expect(hashOf({ step, instances: 4 })).toBe(own);
    for (const other of [
      { step: PLAN.at("mirror") },
      { step, modelId: `${MODEL}1` },
      { step, smokeTest: { ...TEST, latencyMs: 301 } },
      { step, smokeTest: { ...TEST, tries: 21 } },
    ]) {
      expect(hashOf(other)).not.toBe(own);
    }
  });

  test("the test stands beside the stack's JSON with the script, and its hash is the receipt", () => {
    const files = beside(gated({ step }));
    const written = JSON.parse(files["churn-score.smoke-test.json"] ?? "");
    expect(written).toEqual({
      endpoint: "churn-score",
      step: "canary-10",
      traffic: { live: { blue: 90, green: 10 } },
      deployment: "green",
      spec: expect.objectContaining({ model: MODEL, instanceType: "Standard_DS3_v2" }),
      test: { ...TEST, tries: 20 },
    });
    const receipt = sha256(JSON.stringify(written)).slice(0, 32);
    expect(sha256(receipt)).toBe(hashOf({ step }));
    expect(files["run-smoke-test.mjs"]).toContain("azureml-model-deployment");
  });

  test("what only Terraform knows of a deployment stands in the test as a reference, the same at each synthesis", () => {
    const withReference = () => {
      const stack = testStack();
      const endpoint = new OnlineEndpoint(stack, "churn", {
        workspace: testWorkspace(stack),
        name: "churn-score",
        identity: testIdentity(),
      });
      const found = new TerraformData(stack, "found");
      const deployment = new OnlineDeployment(endpoint, "green", {
        endpoint,
        name: "green",
        modelId: found.getStringAttribute("output"),
        instanceType: "Standard_DS3_v2",
        instances: 1,
      });
      const { live } = goLive("green");
      new GatedTraffic(endpoint, "traffic", {
        endpoint,
        deployments: [deployment],
        step: live,
        smokeTest: TEST,
      });
      return beside(stack)["churn-score.smoke-test.json"] ?? "";
    };
    expect(JSON.parse(withReference()).spec.model).toBe("${terraform_data.found.output}");
    expect(withReference()).toBe(withReference());
  });

  test.each<[string, RolloutStep]>([
    ["where nothing rises", PLAN.at("beside")],
    ["on the way back", PLAN.rollback()],
    ["while the first deployment gets no request", goLive("blue").deployed],
  ])("nothing is asked %s, and the variable is there all the same", (_, ungated) => {
    const stack = gated({ step: ungated });
    const template = Template.of(stack);
    const answers = Object.values(ungated.traffic.live).some((share) => share > 0);
    expect(template.resource("terraform_data").all.map(({ address }) => address)).toEqual([
      "terraform_data.churn_traffic_kept",
      ...(answers ? ["terraform_data.churn_traffic_trusted-blue"] : []),
      "terraform_data.last-rule",
    ]);
    expect(template.json.variable).toEqual({
      churn_score_gate: expect.objectContaining({ type: "string", default: "", nullable: false }),
    });
    expect(Object.keys(beside(stack))).not.toContain("churn-score.smoke-test.json");
  });

  test("the first deployment is tested, too, before it answers", () => {
    const { live } = goLive("blue");
    expect(live).toMatchObject({ traffic: { live: { blue: 100 } }, candidate: "blue" });
    expect(gateOf({ step: live })).toBeDefined();
  });

  const trustOf = (some: Gated, name: string) =>
    Template.of(gated(some)).resource("terraform_data").named(`churn_traffic_trusted-${name}`);
  const passed = (name: string) => ({
    ignore_changes: ["input"],
    postcondition: [
      {
        condition: '${self.input == "passed"}',
        error_message: expect.stringContaining(`${name} would answer requests of churn-score`),
      },
    ],
  });

  test("who answers has passed one as it is: who is called live without having passed is refused", () => {
    expect(trustOf({ step: PLAN.at("beside") }, "blue")).toMatchObject({
      input: "",
      lifecycle: passed("blue"),
    });
    const swapped = blueGreen({ live: "green", candidate: "blue" }).promote();
    expect(trustOf({ step: swapped.at("beside") }, "green")).toMatchObject({
      input: "",
      lifecycle: passed("green"),
    });
    const asIs = trustOf({ step: PLAN.at("beside") }, "blue").for_each;
    expect(trustOf({ step: PLAN.at("canary-10") }, "blue").for_each).toEqual(asIs);
    const edited = trustOf({ step: swapped.at("beside"), modelId: `${MODEL}1` }, "green").for_each;
    expect(edited).not.toEqual(trustOf({ step: swapped.at("beside") }, "green").for_each);
  });

  test("the gate before a part of the requests is none before all of them: only who got all may be called live", () => {
    const { json } = Template.of(gated({ step: PLAN.at("canary-10") }));
    expect(JSON.stringify(json)).toContain("trusted-blue");
    expect(JSON.stringify(json)).not.toContain("trusted-green");
    expect(trustOf({ step: PLAN.at("promoted") }, "green")).toMatchObject({ input: "passed" });
  });

  test("another step sends its split again, though it may be the same as before", () => {
    const sent = (step: RolloutStep) =>
      Template.of(gated({ step })).resource("azapi_resource_action").named("churn_traffic");
    const [beside, back] = [sent(PLAN.at("beside")), sent(PLAN.rollback())];
    expect(beside.body).toEqual(back.body);
    expect([beside.headers, back.headers]).toEqual([
      { "mlzone-rollout-step": "beside" },
      { "mlzone-rollout-step": "rolled-back" },
    ]);
  });

  test("the gate of a step lets its candidate pass, which then stays so; on the way back, who was live has passed already", () => {
    const candidate = trustOf({ step: PLAN.at("promoted") }, "green");
    expect(candidate).toMatchObject({ input: "passed", depends_on: ["terraform_data.churn_traffic_gate"] });
    expect(candidate.lifecycle).not.toHaveProperty("ignore_changes");
    const back = trustOf({ step: PLAN.rollback() }, "blue");
    expect(back.lifecycle).toEqual(passed("blue"));
    expect(back.for_each).toEqual(trustOf({ step: PLAN.at("promoted") }, "blue").for_each);
    const traffic = Template.of(gated({ step: PLAN.at("promoted") })).resource("azapi_resource_action");
    expect(traffic.named("churn_traffic").depends_on).toEqual(
      expect.arrayContaining([
        "terraform_data.churn_traffic_trusted-blue",
        "terraform_data.churn_traffic_trusted-green",
      ]),
    );
  });

  test("nobody answers at first, and who goes back there takes no traffic away", () => {
    const stack = Template.of(
      gated({ step: { ...goLive("blue").deployed, traffic: { live: { blue: 0, green: 0 } } } }),
    );
    expect(stack.resource("azapi_resource_action").all.map(({ address }) => address)).toEqual([
      "azapi_resource_action.churn_traffic_drain",
    ]);
    expect(JSON.stringify(stack.json)).not.toContain("trusted-");
  });

  test("says all that is wrong at once", () => {
    const expectWrong: AnswerShape = {
      type: "object",
      properties: {
        a: { type: "array", minItems: 3, maxItems: 2, items: { type: "string", enum: [] } },
        b: { type: "integer", minimum: 1, maximum: 0 },
      },
    };
    const request = { of: new TerraformData(testStack(), "x").getStringAttribute("output") };
    expect(() =>
      gated({
        step: { ...PLAN.at("canary-10"), gated: true, candidate: "red" },
        smokeTest: { request, expect: expectWrong, latencyMs: 0, tries: 201 },
      }),
    ).toThrow(
      "test/churn/traffic: smokeTest.request must be plain JSON: what only Terraform knows isn't there when the test is written; " +
        "smokeTest.expect.properties.a.minItems must not be more than maxItems (got 3 and 2); " +
        "smokeTest.expect.properties.a.items.enum must name at least one; " +
        "smokeTest.expect.properties.b.minimum must not be more than maximum (got 1 and 0); " +
        "smokeTest.latencyMs must be a whole number from 1 to 180000 (got 0); " +
        "smokeTest.tries must be a whole number from 1 to 200 (got 201); " +
        "step.candidate red is no deployment of the endpoint",
    );
  });
});
