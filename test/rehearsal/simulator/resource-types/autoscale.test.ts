import { expectAccepted, expectRefused } from "../support/azure";
import { estate } from "../support/estate";
import { GROUP, ids, OTHER_SUBSCRIPTION, SUBSCRIPTION, sibling } from "../support/ids";

const SETTING = `${GROUP}/providers/Microsoft.Insights/autoscaleSettings/scale`;

const rule = (metricResourceUri: string, value = "1") => ({
  metricTrigger: { metricName: "CpuUtilizationPercentage", metricResourceUri },
  scaleAction: { direction: "Increase", type: "ChangeCount", value, cooldown: "PT5M" },
});
const capacity = (minimum: string, usual: string, maximum: string) => ({ minimum, default: usual, maximum });
const profile = (change: object = {}) => ({
  name: "default",
  capacity: capacity("3", "3", "5"),
  rules: [rule(ids.vault, "2")],
  ...change,
});
const body = (change: object = {}) => ({
  location: "westeurope",
  properties: { targetResourceUri: ids.vault, enabled: true, profiles: [profile()], ...change },
});

describe("an autoscale setting", () => {
  test("is accepted, and changed, on something that is there", () => {
    const azure = estate(["vault"]);
    expectAccepted(azure.put(SETTING, body()));
    expectAccepted(azure.put(SETTING, body({ enabled: false })));
    expect(azure.properties(SETTING)).toMatchObject({ enabled: false });
  });

  test("names a target and sources of metrics that are there", () => {
    const azure = estate(["vault"]);
    const put = (change: object) => azure.put(SETTING, body(change));
    expectRefused(put({ targetResourceUri: ids.account }), 400, "ResourceNotFound", "scale", ids.account);
    expectRefused(put({ targetResourceUri: undefined }), 400, "ResourceNotFound", "scale");
    const profiles = [profile({ rules: [rule(ids.vault), rule(ids.registry)] })];
    expectRefused(put({ profiles }), 400, "ResourceNotFound", ids.registry);
    const elsewhere = ids.registry.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION);
    expectAccepted(put({ profiles: [profile({ rules: [rule(elsewhere)] })] }));
  });

  test("is the only one of its target", () => {
    const azure = estate(["vault", "account"]);
    azure.make(SETTING, body());
    const second = sibling(SETTING, "second");
    expectRefused(azure.put(second, body()), 409, "Conflict", ids.vault, "'scale'", "'second'");
    expectAccepted(azure.put(second, body({ targetResourceUri: ids.account })));
  });

  test("has one to twenty profiles of up to ten rules", () => {
    const azure = estate(["vault"]);
    const put = (profiles: object[]) => azure.put(SETTING, body({ profiles }));
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => profile({ name: `p${index}` }));
    const rules = (count: number) => Array.from({ length: count }, () => rule(ids.vault));
    expectRefused(put([]), 400, "BadRequest", "scale", "profiles");
    expectRefused(put(many(21)), 400, "BadRequest", "21");
    expectAccepted(put(many(20)));
    expectRefused(put([profile({ rules: rules(11) })]), 400, "BadRequest", "11", "'default'");
    expectAccepted(put([profile({ rules: rules(10) })]));
  });

  test("has bounds in their order, and takes no larger step than lies between them", () => {
    const azure = estate(["vault"]);
    const put = (change: object) => azure.put(SETTING, body({ profiles: [profile(change)] }));
    for (const odd of [capacity("3", "2", "5"), capacity("3", "6", "5"), capacity("-1", "1", "5"), {}]) {
      expectRefused(put({ capacity: odd }), 400, "BadRequest", "'default'", "capacity");
    }
    expectRefused(put({ rules: [rule(ids.vault, "3")] }), 400, "BadRequest", "'default'", "3");
    expectAccepted(put({ capacity: capacity("3", "3", "3"), rules: [] }));
  });
});
