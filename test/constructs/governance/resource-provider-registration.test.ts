import * as fs from "node:fs";
import * as path from "node:path";
import {
  RESOURCE_PROVIDERS,
  ResourceProviderRegistration,
} from "../../../constructs/governance/resource-provider-registration";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";
import { messageOf } from "../serving/alerting";

function actions(additional?: readonly string[]) {
  const stack = testStack();
  const { registered } = new ResourceProviderRegistration(stack, "registration", { additional });
  return { registered, all: Template.of(stack).resource("azapi_resource_action").all };
}

describe("ResourceProviderRegistration", () => {
  test("registers by a request that can be sent again and that a destroy doesn't undo (gotcha 41)", () => {
    const { all, registered } = actions();
    expect(registered).toHaveLength(RESOURCE_PROVIDERS.length);
    expect(
      all
        .map(({ attributes }) => attributes)
        .sort((a, b) => (String(a.resource_id) < String(b.resource_id) ? -1 : 1)),
    ).toEqual(
      [...RESOURCE_PROVIDERS].sort().map((namespace) => ({
        type: "Microsoft.Resources/providers@2021-04-01",
        resource_id: `/subscriptions/${TEST_SUBSCRIPTION}/providers/${namespace}`,
        action: "register",
        method: "POST",
        when: "apply",
        provider: "azapi",
      })),
    );
  });

  test("its list holds all that the README names", () => {
    const readme = fs.readFileSync(path.join(__dirname, "../../../README.md"), "utf8");
    const [sentence = ""] = /register the resource providers yourself.*/.exec(readme) ?? [];
    const named = [...sentence.matchAll(/`(Microsoft\.[A-Za-z]+)`/g)].map(([, namespace]) => namespace);
    expect(named.length).toBeGreaterThanOrEqual(10);
    expect(RESOURCE_PROVIDERS).toEqual(expect.arrayContaining(named));
  });

  test("takes others besides", () => {
    expect(
      actions(["Microsoft.ContainerService"]).all.map(({ attributes }) => attributes.resource_id),
    ).toContain(`/subscriptions/${TEST_SUBSCRIPTION}/providers/Microsoft.ContainerService`);
  });

  test("all problems are told at once", () => {
    expect(messageOf(() => actions(["microsoft.storage", "ContainerService", "Microsoft.Quota"]))).toBe(
      "test/registration: additional[0] must be one that is not registered anyway (got microsoft.storage); " +
        'additional[1] must be a namespace such as Microsoft.ContainerService (got "ContainerService")',
    );
    expect(messageOf(() => actions(["Microsoft.Edge.Marketplace", "Edge.Marketplace"]))).toContain(
      "additional[1] must be one that is not registered anyway (got Edge.Marketplace)",
    );
  });
});
