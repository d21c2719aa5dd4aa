import {
  answer,
  ENDPOINT_ID,
  GROUP,
  type Handler,
  MANAGEMENT_TOKEN,
  MODEL,
  type Run,
  run,
  WELL,
} from "./smoke-test-run";

describe("with a token for Azure Resource Manager, the smoke test", () => {
  const DEPLOYED = {
    properties: {
      provisioningState: "Succeeded",
      model: MODEL.toUpperCase(),
      instanceType: "Standard_DS3_v2",
      codeConfiguration: null,
    },
  };
  const alert = (targetResource: string, alertRule: string, alertState = "New") => ({
    properties: {
      essentials: { targetResource, alertRule: `${GROUP}/providers/x/${alertRule}`, alertState },
    },
  });
  const azure =
    (deployed: Handler, alerts: Handler = answer({ value: [] })): Handler =>
    (request, ...rest) => {
      const path = request.url ?? "";
      const handler = path.startsWith("/score") ? WELL : path.includes("/deployments/") ? deployed : alerts;
      handler(request, ...rest);
    };
  const ask = (answers: Handler, test: object = { alerts: {} }, more: Partial<Run> = {}) =>
    run({
      answers,
      test,
      env: { MLZONE_MANAGEMENT_TOKEN: MANAGEMENT_TOKEN },
      args: (uri) => ["--uri", uri, "--management", new URL(uri).origin, "--endpoint-id", ENDPOINT_ID],
      ...more,
    });

  test("looks whether what answers is what the stack describes, and whether an alert is fired", async () => {
    const elsewhere = [
      alert(`${ENDPOINT_ID}-2`, "of another endpoint"),
      alert(`${GROUP}/logs`, "of others' logs"),
      alert(ENDPOINT_ID, "closed by a person", "Closed"),
      alert(`${ENDPOINT_ID}/deployments/green`, "churn-score-green-gpu-idle"),
    ];
    const { code, lines, seen, stdout } = await ask(azure(answer(DEPLOYED), answer({ value: elsewhere })));
    expect(lines.slice(4)).toEqual(["ok    deployed  as described", "ok    alerts    none is fired"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^[0-9a-f]{32}\n$/) });
    const asked = seen.slice(3);
    expect(asked.map(({ url }) => url)).toEqual([
      `${ENDPOINT_ID}/deployments/green?api-version=2025-12-01`,
      `${GROUP}/providers/Microsoft.AlertsManagement/alerts?api-version=2019-03-01&monitorCondition=Fired&timeRange=30d`,
    ]);
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${MANAGEMENT_TOKEN}`,
      `Bearer ${MANAGEMENT_TOKEN}`,
    ]);
  });

  test("fails on an alert of the endpoint, of a deployment, of a rule that is named, on any page", async () => {
    const first = [
      alert(ENDPOINT_ID.toUpperCase(), "latency"),
      alert(`${ENDPOINT_ID}/deployments/blue`, "cpu"),
    ];
    const second = [alert(`${GROUP}/logs`, "Errors", "Acknowledged")];
    const alerts: Handler = (request, ...rest) => {
      const page = request.url?.includes("page=2")
        ? { value: second }
        : { value: first, nextLink: `http://${request.headers.host}/alerts?page=2` };
      answer(page)(request, ...rest);
    };
    const { code, lines } = await ask(azure(answer(DEPLOYED), alerts), { alerts: { rules: ["errors"] } });
    expect(lines).toContain("FAIL  alerts    fired: latency, cpu, Errors");
    expect(code).toBe(1);
  });

  test.each<[string, Handler, string]>([
    [
      "has another model than described",
      answer({ properties: { ...DEPLOYED.properties, model: "old" } }),
      "another model",
    ],
    [
      "is still being changed",
      answer({ properties: { provisioningState: "Updating" } }),
      "not ready (Updating)",
    ],
    ["isn't there", answer({ error: {} }, 404), "not ready (Azure answered 404)"],
  ])("fails where the deployment %s, asked for alerts or not", async (_, deployed, words) => {
    const { code, lines } = await ask(azure(deployed), {});
    expect(lines).toContain(`FAIL  deployed  ${words}`);
    expect(lines.join("\n")).not.toContain("alerts");
    expect(code).toBe(1);
  });

  test.each<[string, () => ReturnType<typeof run>, RegExp]>([
    [
      "it has no token",
      () => ask(azure(answer(DEPLOYED)), { alerts: {} }, { env: {} }),
      /^MLZONE_MANAGEMENT_TOKEN must hold an Entra token \(it is empty\)$/,
    ],
    [
      "it may not read alerts",
      () => ask(azure(answer(DEPLOYED), answer("no", 403))),
      /^127\.0\.0\.1:\d+ answered 403: the token is of another audience/,
    ],
    [
      "alerts can't be had",
      () => ask(azure(answer(DEPLOYED), answer("oh", 500))),
      /^Azure answered 500 when it was asked for alerts$/,
    ],
    [
      "their list goes on elsewhere",
      () => ask(azure(answer(DEPLOYED), answer({ value: [], nextLink: "https://elsewhere.example.com/" }))),
      /^a list of Azure goes on at another address; the token isn't sent there$/,
    ],
    [
      "the id is of another endpoint",
      () =>
        ask(
          azure(answer(DEPLOYED)),
          {},
          { args: (uri) => ["--uri", uri, "--endpoint-id", `${ENDPOINT_ID}-2`] },
        ),
      /^--endpoint-id must be the ARM id of churn-score \(…\/onlineEndpoints\/…\)$/,
    ],
  ])("says that it can't tell where %s", async (_, asked, message) => {
    const { code, lines, stdout } = await asked();
    expect(lines.join("\n")).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});
