import { expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { estate, workspaceGround } from "../support/estate";
import { elsewhere, ids, OTHER_SUBSCRIPTION, sibling } from "../support/ids";

const withProperties = (properties: object) => changed(bodies.registry, { properties });
const basic = (properties: object) =>
  changed(bodies.registry, {
    sku: { name: "Basic" },
    properties: { publicNetworkAccess: "Enabled", ...properties },
  });

describe("a container registry", () => {
  test("has a name of 5 to 50 letters and digits", () => {
    const azure = estate();
    for (const name of ["cr", "cr-test", "c".repeat(51)]) {
      expectRefused(
        azure.put(sibling(ids.registry, name), bodies.registry),
        400,
        "InvalidResourceName",
        name,
      );
    }
    expectAccepted(azure.put(sibling(ids.registry, "c".repeat(50)), bodies.registry));
  });

  test("takes a name once worldwide", () => {
    const azure = estate(["registry"]);
    const group = azure.make(`${OTHER_SUBSCRIPTION}/resourceGroups/rg-b`, bodies.group);
    const answer = azure.put(elsewhere(ids.registry, group), bodies.registry);
    expectRefused(answer, 409, "AlreadyInUse", "crtest.azurecr.io");
  });

  test("has one of three tiers", () => {
    const azure = estate();
    const put = (sku: object | undefined) => azure.put(ids.registry, { ...bodies.registry, sku });
    expectRefused(put(undefined), 400, "InvalidRequestContent", "crtest", "sku.name");
    expectRefused(put({ name: "Gold" }), 400, "InvalidParameter", "Gold");
  });

  test("closes its public side only in the Premium tier", () => {
    const answer = estate().put(ids.registry, basic({ publicNetworkAccess: "Disabled" }));
    expectRefused(answer, 400, "DisablingPublicNetworkAccessNotSupported", "Basic", "crtest");
  });

  test.each([
    ["zoneRedundancy", { zoneRedundancy: "Enabled" }],
    ["dataEndpointEnabled", { dataEndpointEnabled: true }],
    ["networkRuleSet", { networkRuleSet: { defaultAction: "Deny" } }],
    ["networkRuleSet", { networkRuleSet: { defaultAction: "Allow", ipRules: [{ value: "20.0.0.1" }] } }],
    ["retentionPolicy", { policies: { retentionPolicy: { status: "enabled", days: 30 } } }],
    ["exportPolicy", { policies: { exportPolicy: { status: "disabled" } } }],
  ])("has %s only in the Premium tier", (name, properties) => {
    expectRefused(estate().put(ids.registry, basic(properties)), 400, "SkuNotSupported", name, "crtest");
  });

  test("of the Basic tier with everything of Premium switched off is accepted", () => {
    const off = {
      zoneRedundancy: "Disabled",
      dataEndpointEnabled: false,
      networkRuleSet: { defaultAction: "Allow", ipRules: [] },
      policies: { retentionPolicy: { status: "disabled" }, exportPolicy: { status: "enabled" } },
    };
    expectAccepted(estate().put(ids.registry, basic(off)));
  });

  test("forbids exports only where nobody outside reaches it", () => {
    const azure = estate();
    const policies = { exportPolicy: { status: "disabled" } };
    const open = withProperties({ policies, publicNetworkAccess: "Enabled" });
    expectRefused(azure.put(ids.registry, open), 400, "BadRequest", "crtest", "exports disabled");
    azure.make(ids.registry, withProperties({ policies }));
    const opened = azure.patch(ids.registry, { properties: { publicNetworkAccess: "Enabled" } });
    expectRefused(opened, 400, "BadRequest", "crtest");
  });

  test("never changes its zone redundancy", () => {
    const answer = estate(["registry"]).put(ids.registry, withProperties({ zoneRedundancy: "Enabled" }));
    expectRefused(answer, 409, "PropertyChangeNotAllowed", "zoneRedundancy", "crtest");
  });

  test("has copies in other regions only in the Premium tier", () => {
    const azure = estate();
    const copy = `${ids.registry}/replications/northeurope`;
    azure.make(ids.registry, basic({}));
    expectRefused(azure.put(copy, { location: "northeurope" }), 400, "SkuNotSupported", "crtest");
    azure.make(ids.registry, { ...basic({}), sku: { name: "Premium" } });
    expectAccepted(azure.put(copy, { location: "northeurope" }));
  });

  test("serves a workspace as long as there is one", () => {
    const azure = workspaceGround();
    const properties = { containerRegistry: ids.registry };
    azure.make(ids.workspace, changed(bodies.workspace, { properties }));
    expectRefused(azure.delete(ids.registry), 409, "ResourceInUse", ids.registry, ids.workspace);
    azure.end(ids.workspace);
    expectAccepted(azure.delete(ids.registry));
  });
});
