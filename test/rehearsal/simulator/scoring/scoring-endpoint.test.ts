import { type ArmResource, ResourceStore } from "../../../../rehearsal/simulator/arm/resource-store";
import { type ScoringEndpoint, startScoringEndpoint } from "../../../../rehearsal/simulator/scoring";
import { GROUP } from "../../faults/fake-session";

const TYPE = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
const ENDPOINT = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw/onlineEndpoints/score`;
const DEPLOYMENT = "azureml-model-deployment";

let scoring: ScoringEndpoint;
afterEach(() => scoring.close());

async function stand(traffic: object = { blue: 100, green: 0 }): Promise<void> {
  const store = new ResourceStore();
  const set = (id: string, type: string, properties: ArmResource["properties"]): void =>
    store.set({ id, name: id.split("/").at(-1) ?? "", type, properties });
  set(ENDPOINT, TYPE, { traffic });
  set(`${ENDPOINT}/deployments/blue`, `${TYPE}/deployments`, { provisioningState: "Succeeded" });
  set(`${ENDPOINT}/deployments/green`, `${TYPE}/deployments`, { provisioningState: "Succeeded" });
  set(`${ENDPOINT}/deployments/red`, `${TYPE}/deployments`, { provisioningState: "Creating" });
  scoring = await startScoringEndpoint({ endpointId: ENDPOINT, store, token: "good", answer: [0.5] });
}

async function ask(change: { path?: string; method?: string; headers?: object; body?: string } = {}) {
  const { headers, path = "/score", method = "POST", body = "{}" } = change;
  const response = await fetch(new URL(path, scoring.uri), {
    method,
    headers: { authorization: "Bearer good", ...headers },
    ...(method === "POST" ? { body } : {}),
  });
  return [response.status, response.headers.get(DEPLOYMENT), await response.json()];
}

const error = expect.objectContaining({ error: expect.any(String) });

test("is on loopback, and nowhere else", async () => {
  await stand();
  expect(scoring.uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/score$/);
});

test("the deployment that is asked for answers, or else one with traffic, and says which one", async () => {
  await stand();
  expect(await ask({ headers: { [DEPLOYMENT]: "green" } })).toEqual([200, "green", [0.5]]);
  expect(await ask()).toEqual([200, "blue", [0.5]]);
});

test.each<[string, object]>([
  ["that isn't there", { headers: { [DEPLOYMENT]: "grey" } }],
  ["that isn't ready", { headers: { [DEPLOYMENT]: "red" } }],
  ["of another place", { headers: { [DEPLOYMENT]: "../../other/deployments/blue" } }],
])("a deployment %s answers nothing", async (_case, request) => {
  await stand();
  expect(await ask(request)).toEqual([404, null, error]);
});

test("without traffic nobody answers who isn't asked for", async () => {
  await stand({});
  expect(await ask()).toEqual([404, null, error]);
});

test.each(["Bearer other", "good", ""])("the token %j is refused, whatever is asked for", async (token) => {
  await stand();
  expect(await ask({ headers: { authorization: token } })).toEqual([401, null, error]);
});

test("what is no request for a score isn't answered as one", async () => {
  await stand();
  expect(await ask({ method: "GET" })).toEqual([404, null, error]);
  expect(await ask({ path: "/other" })).toEqual([404, null, error]);
  expect(await ask({ body: "{" })).toEqual([400, "blue", error]);
});
