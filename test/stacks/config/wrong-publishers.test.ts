import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { goodDev, issueLines } from "./good-configs";

type Serving = NonNullable<LandingZoneConfig["serving"]>;

const GROUP = "11111111-0000-0000-0000-0000000000aa";
const MODEL = "azureml://registries/shared/models/churn/versions/1";
const ONLINE: Serving["online"] = [{ name: "churn-score", deployments: [{ name: "blue", model: MODEL }] }];
const BATCH: Serving["batch"] = [{ prefix: "stores", models: [{ name: "north", model: MODEL }] }];

const issues = (serving: object) =>
  issueLines({ ...goodDev(), serving: { backend: { kind: "local" }, ...serving } });

describe("publishers of predictions", () => {
  test("are groups, where batch endpoints are", () => {
    expect(issues({ batch: BATCH, publishers: [{ group: GROUP }] })).toEqual([]);
    expect(issues({ batch: BATCH, publishers: [] })).toEqual([]);
    expect(issues({ online: ONLINE, publishers: [] })).toEqual([]);
  });

  test("have nothing to publish without one", () => {
    expect(issues({ online: ONLINE, publishers: [{ group: GROUP }] })).toEqual([
      "serving.publishers must be left out: without an endpoint in serving.batch there are no predictions to publish",
    ]);
    expect(issues({ online: ONLINE, batch: [], publishers: [{ group: GROUP }] })).toHaveLength(1);
  });

  test("stand once in the list, whatever their case", () => {
    expect(issues({ batch: BATCH, publishers: [{ group: GROUP }, { group: GROUP.toUpperCase() }] })).toEqual([
      `serving.publishers[1].group must not repeat serving.publishers[0] (got "${GROUP}")`,
    ]);
  });

  test("are no persons", () => {
    expect(issues({ batch: BATCH, publishers: ["ann@example.org"] })).toEqual([
      expect.stringMatching(/^serving\.publishers\[0\] must be \{ group: "<object id>" \}/),
    ]);
  });
});
