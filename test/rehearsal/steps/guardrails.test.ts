import type { Session } from "../../../rehearsal/session";
import type { ArmRequest, ArmResponse } from "../../../rehearsal/simulator/arm/messages";
import { isGuarded, refusedTampering } from "../../../rehearsal/steps/guardrails";
import { fakeSession, GROUP } from "../faults/fake-session";
import { libraryOf } from "../policy/support";

const WORKSPACE = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw-churn`;
const PUBLIC = "438c38d2-3772-465a-a9cc-7a6666a275ce";
const LOCAL_AUTH = "e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f";
const REQUIRED_TAG = "871b6d14-10aa-478d-b590-94f262ecfa99";
const ORIGIN = "12e5dd16-d201-47ff-849b-8454061c293d";

/** Workspaces must not be called so. */
const NAMED = "22222222-2222-2222-2222-222222222222";
const library = libraryOf([
  {
    id: NAMED,
    if: { field: "name", equals: "mlw-churn" },
    effect: "[parameters('effect')]",
    parameters: { effect: {} },
  },
]);

let session: Session;
beforeEach(async () => {
  session = await fakeSession();
  hold(GROUP, "Microsoft.Resources/resourceGroups", {});
  hold(WORKSPACE, "Microsoft.MachineLearningServices/workspaces", { publicNetworkAccess: "Disabled" });
});
afterEach(() => session.close());

function hold(id: string, type: string, properties: Record<string, unknown>): void {
  const name = id.split("/").at(-1) ?? id;
  session.simulator.cloud.store.set({ id, name, type, location: "westeurope", properties });
}

const assignmentOf = (policy: string) =>
  `${GROUP}/providers/Microsoft.Authorization/policyAssignments/${policy}`;

function assign(policy: string, effect = "Deny", more: object = {}): void {
  hold(assignmentOf(policy), "Microsoft.Authorization/policyAssignments", {
    policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${policy.toUpperCase()}`,
    parameters: { effect: { value: effect } },
    ...more,
  });
}

function exempt(policy: string): void {
  hold(
    `${GROUP}/providers/Microsoft.Authorization/policyExemptions/x`,
    "Microsoft.Authorization/policyExemptions",
    {
      policyAssignmentId: assignmentOf(policy),
    },
  );
}

/** Lets Azure answer writes as `answer` says; what is said is what Azure has seen. */
function answering(answer: (request: ArmRequest) => ArmResponse | undefined): ArmRequest[] {
  const seen: ArmRequest[] = [];
  session.simulator.interceptor = {
    before: (request) => {
      seen.push(request);
      return answer(request);
    },
  };
  return seen;
}

const refusal = (code: string, message: string): ArmResponse => ({
  status: 403,
  body: { error: { code, message } },
});

describe("isGuarded", () => {
  test("says whether something is assigned that refuses", () => {
    expect(isGuarded(session)).toBe(false);
    assign(PUBLIC, "Audit");
    expect(isGuarded(session)).toBe(false);
    assign(PUBLIC, "Deny", { enforcementMode: "DoNotEnforce" });
    expect(isGuarded(session)).toBe(false);
    assign(PUBLIC);
    expect(isGuarded(session)).toBe(true);
    exempt(PUBLIC);
    expect(isGuarded(session)).toBe(false);
    assign(LOCAL_AUTH);
    expect(isGuarded(session)).toBe(true);
    session.simulator.cloud.store.remove(WORKSPACE);
    expect(isGuarded(session)).toBe(false);
  });
});

describe("refusedTampering", () => {
  test("tries what is guarded on each workspace, and holds if its policy refuses", async () => {
    assign(PUBLIC);
    assign(LOCAL_AUTH);
    assign(ORIGIN);
    const policies = [PUBLIC, LOCAL_AUTH, ORIGIN];
    const seen = answering(() => refusal("RequestDisallowedByPolicy", `by ${policies[seen.length - 1]}`));
    expect(await refusedTampering(session, library)).toMatchObject({
      held: true,
      count: 3,
      seen: "3 of 3 refused: public access on, a compute with local accounts, a model of a foreign registry; 0 reported",
      problems: [],
    });
    expect(seen.map(({ path, method }) => `${method} ${path}`)).toEqual([
      `PUT ${WORKSPACE}`,
      `PUT ${WORKSPACE}/computes/tampering`,
      `PUT ${WORKSPACE}/serverlessEndpoints/tampering`,
    ]);
    expect(seen.map(({ body }) => body?.properties)).toMatchObject([
      { publicNetworkAccess: "Enabled" },
      { disableLocalAuth: false },
      { modelSettings: { modelId: expect.stringMatching(/^azureml:\/\/registries\//) } },
    ]);
  });

  test("tries a resource without tags where a definition that knows no other effect asks for one", async () => {
    assign(REQUIRED_TAG, "", { parameters: { tagName: { value: "owner" } } });
    const seen = answering(() => refusal("RequestDisallowedByPolicy", REQUIRED_TAG));
    expect(await refusedTampering(session, library)).toMatchObject({ held: true, count: 1 });
    const [identity] = seen;
    expect(identity?.path).toBe(
      `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/tampering`,
    );
    expect(identity?.body).toEqual({ location: "westeurope" });
  });

  test("tries nothing that nothing refuses", async () => {
    assign(LOCAL_AUTH);
    const seen = answering(() => refusal("RequestDisallowedByPolicy", LOCAL_AUTH));
    await refusedTampering(session, library);
    expect(seen).toHaveLength(1);
  });

  test("what Azure accepts is a problem, and what it changed", async () => {
    assign(PUBLIC);
    answering(() => {
      hold(WORKSPACE, "Microsoft.MachineLearningServices/workspaces", { publicNetworkAccess: "Enabled" });
      return { status: 200, body: {} };
    });
    const { held, problems, seen } = await refusedTampering(session, library);
    expect(held).toBe(false);
    expect(seen).toMatch(/^0 of 1 refused/);
    expect(problems).toEqual([
      "mlw-churn: public access on: it was accepted",
      "mlw-churn: public access on: it changed what stands",
    ]);
  });

  test.each([
    ["for another reason", refusal("BadRequest", `no ${PUBLIC}`)],
    ["by another policy", refusal("RequestDisallowedByPolicy", `by ${ORIGIN}`)],
  ])("a refusal %s is none of the assignment's", async (_what, answer) => {
    assign(PUBLIC);
    answering(() => answer);
    const { problems } = await refusedTampering(session, library);
    expect(problems).toEqual([
      expect.stringMatching(
        /^mlw-churn: public access on: it was refused, but not by what is assigned: PUT /,
      ),
    ]);
  });

  test("what an assignment reports must be exempt from it", async () => {
    assign(PUBLIC);
    answering(() => refusal("RequestDisallowedByPolicy", PUBLIC));
    assign(NAMED, "Audit");
    expect((await refusedTampering(session, library)).problems).toEqual([
      `${NAMED} reports ${WORKSPACE}, which is not exempt: name is "mlw-churn".`,
    ]);
    exempt(NAMED);
    expect((await refusedTampering(session, library)).problems).toEqual([]);
    session.simulator.cloud.store.remove(`${GROUP}/providers/Microsoft.Authorization/policyExemptions/x`);
    assign(NAMED, "Disabled");
    expect((await refusedTampering(session, library)).problems).toEqual([]);
  });
});
