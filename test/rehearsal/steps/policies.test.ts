import * as fs from "node:fs";
import * as path from "node:path";
import type { Session } from "../../../rehearsal/session";
import { evaluateOn } from "../../../rehearsal/steps/policies";
import { folderOf } from "../fake-terraform";
import { fakeSession, GROUP, stateJson } from "../faults/fake-session";
import { BOX, ID, libraryOf } from "../policy/support";

const BOX_ID = `${GROUP}/providers/${BOX}/red`;
const library = libraryOf([
  {
    if: {
      allOf: [
        { field: "type", equals: BOX },
        { field: `${BOX}/color`, equals: "red" },
      ],
    },
  },
  {
    id: "22222222-2222-2222-2222-222222222222",
    mode: "Microsoft.Kubernetes.Data",
    if: { field: "type", equals: BOX },
  },
]);
const ADDRESS = "azurerm_box.red";
/** The stack's JSON, in which cdktf says from which construct a resource comes. */
const source = folderOf({
  "cdk.tf.json": {
    resource: { azurerm_box: { red: { "//": { metadata: { path: "dev/boxes/Resource" } } } } },
  },
});

let session: Session;
beforeEach(async () => {
  const show = () => ({ text: stateJson([{ address: ADDRESS, id: BOX_ID }]) });
  session = { ...(await fakeSession({ show })), source };
});
afterEach(() => session.close());

function hold(color: string): void {
  session.simulator.cloud.store.set({ id: BOX_ID, name: "red", type: BOX, properties: { color } });
}

function deviations(content: unknown): string {
  const file = path.join(session.folder, "deviations.json");
  fs.writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const deviation = (changes: object = {}) => ({
  deviations: [
    {
      construct: "boxes",
      property: "color",
      reason: "it is pretty",
      policies: [ID.toUpperCase()],
      ...changes,
    },
  ],
});

describe("policies on what the control plane holds", () => {
  test("hold where nothing is found, and what nobody can tell is not counted as evaluated", async () => {
    hold("blue");
    const { step, policies } = await evaluateOn(session, library, undefined);
    expect(policies).toEqual({ definitions: 2, evaluated: 1, notEvaluable: 1, nonCompliant: [] });
    expect(step).toMatchObject({
      name: "policies",
      held: true,
      seen: "1 of 2 definitions evaluated, 0 findings, 0 not covered",
      problems: [],
    });
  });

  test("do not hold where a finding is covered by nothing", async () => {
    hold("red");
    const { step } = await evaluateOn(session, library, undefined);
    expect(step).toMatchObject({
      held: false,
      problems: [expect.stringContaining(`A small definition (${ID}) on ${BOX_ID}: `)],
    });
  });

  test("leave out what stood before: who made it has the deviations", async () => {
    hold("red");
    session.standing.add(BOX_ID);
    const { step, policies } = await evaluateOn(session, library, undefined);
    expect([step.held, policies.nonCompliant]).toEqual([true, []]);
  });

  test("hold where the construct's own deviation names the policy, in its own words", async () => {
    hold("red");
    const { step, policies } = await evaluateOn(session, library, deviations(deviation()));
    expect([step.held, policies.nonCompliant[0]?.coveredBy]).toEqual([true, "color of boxes: it is pretty"]);
  });

  test.each([
    ["of another construct", { construct: "box" }],
    ["that names another policy", { policies: ["33333333-3333-3333-3333-333333333333"] }],
    ["that names none", { policies: undefined }],
  ])("do not hold by a deviation %s", async (_name, changes) => {
    hold("red");
    expect((await evaluateOn(session, library, deviations(deviation(changes)))).step.held).toBe(false);
  });

  test.each(["{", "[]", '{"deviations": {}}'])(
    "need a list of deviations that can be read: %s",
    async (content) => {
      const file = deviations(content);
      await expect(evaluateOn(session, library, file)).rejects.toMatchObject({
        name: "RehearsalError",
        message: expect.stringMatching(/deviations\.json can't be read: .+\.$/),
      });
    },
  );
});
