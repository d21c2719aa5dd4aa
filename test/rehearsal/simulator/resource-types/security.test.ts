import { listAt } from "../../../../rehearsal/simulator/arm/json";
import { type Azure, expectAccepted, expectRefused } from "../support/azure";
import { estate } from "../support/estate";
import { SUBSCRIPTION } from "../support/ids";

const CODE = "InvalidInputJson";
const plan = (name: string) => `${SUBSCRIPTION}/providers/Microsoft.Security/pricings/${name}`;
const standard = (properties: object = {}) => ({ properties: { pricingTier: "Standard", ...properties } });
const on = (name: string, more: object = {}) => ({ name, isEnabled: "True", ...more });
const off = (name: string, more: object = {}) => ({ name, isEnabled: "False", ...more });

function extensions(azure: Azure, name: string): unknown[] {
  return listAt(azure.get(plan(name)).body, "properties", "extensions").map((each) => structuredClone(each));
}

describe("a plan of Defender for Cloud", () => {
  test("answers the sub-plan that it has, also where none was named", () => {
    const azure = estate();
    for (const [name, subPlan] of [
      ["StorageAccounts", "DefenderForStorageV2"],
      ["KeyVaults", "PerKeyVault"],
      ["Arm", "PerSubscription"],
      ["VirtualMachines", "P2"],
    ] as const) {
      expectAccepted(azure.put(plan(name), standard()));
      expect(azure.get(plan(name)).body).toMatchObject({ properties: { subPlan } });
    }
    expectAccepted(azure.put(plan("KeyVaults"), standard({ subPlan: "PerTransaction" })));
    expect(azure.get(plan("KeyVaults")).body).toMatchObject({ properties: { subPlan: "PerTransaction" } });
    expectAccepted(azure.put(plan("Containers"), standard()));
    expect(azure.get(plan("Containers")).body.properties).not.toHaveProperty("subPlan", expect.anything());
  });

  test("has only sub-plans of its own", () => {
    expectRefused(estate().put(plan("KeyVaults"), standard({ subPlan: "P2" })), 400, CODE, "P2", "KeyVaults");
  });

  test("answers all extensions: they are on at first, and off where somebody says so", () => {
    const azure = estate();
    expectAccepted(
      azure.put(plan("StorageAccounts"), standard({ extensions: [on("SensitiveDataDiscovery")] })),
    );
    expect(extensions(azure, "StorageAccounts")).toEqual([
      on("OnUploadMalwareScanning"),
      on("SensitiveDataDiscovery"),
    ]);
    const written = [off("OnUploadMalwareScanning"), on("SensitiveDataDiscovery")];
    expectAccepted(azure.put(plan("StorageAccounts"), standard({ extensions: written })));
    expect(extensions(azure, "StorageAccounts")).toEqual(written);
    expectAccepted(azure.put(plan("StorageAccounts"), standard()));
    expect(extensions(azure, "StorageAccounts")).toEqual(written);
  });

  test("has only extensions that its sub-plan offers", () => {
    const azure = estate();
    const scan = { extensions: [on("AgentlessVmScanning")] };
    expectRefused(
      azure.put(plan("KeyVaults"), standard(scan)),
      400,
      CODE,
      "AgentlessVmScanning",
      "KeyVaults",
    );
    expectRefused(azure.put(plan("VirtualMachines"), standard({ subPlan: "P1", ...scan })), 400, CODE, "P1");
    expectAccepted(azure.put(plan("VirtualMachines"), standard({ subPlan: "P2", ...scan })));
    expect(extensions(azure, "VirtualMachines")).toEqual([
      on("AgentlessVmScanning"),
      on("FileIntegrityMonitoring"),
      on("MdeDesignatedSubscription"),
    ]);
    const small = standard({ subPlan: "P1", extensions: [off("AgentlessVmScanning")] });
    expectAccepted(azure.put(plan("VirtualMachines"), small));
    expect(extensions(azure, "VirtualMachines")).toEqual([on("MdeDesignatedSubscription")]);
  });

  test("breaks at properties of an extension that is off", () => {
    const additionalExtensionProperties = { ExclusionTags: "[]" };
    const put = (extension: object) =>
      estate().put(plan("CloudPosture"), standard({ extensions: [extension] }));
    const name = "AgentlessVmScanning";
    expectRefused(put(off(name, { additionalExtensionProperties })), 500, "InternalServerError", name);
    expectAccepted(put(on(name, { additionalExtensionProperties })));
  });

  test("has no extensions while it is free, and is then as at first", () => {
    const azure = estate();
    const free = (properties: object = {}) => ({ properties: { pricingTier: "Free", ...properties } });
    const path = plan("Containers");
    expectRefused(
      azure.put(path, free({ extensions: [on("ContainerSensor")] })),
      400,
      CODE,
      "ContainerSensor",
    );
    const before = azure.get(path).body;
    expectAccepted(azure.put(path, standard()));
    expectAccepted(azure.put(path, free()));
    expect(azure.get(path).body).toEqual(before);
    expect(azure.cloud.store.get(path)).toBeUndefined();
  });
});

describe("the security contact", () => {
  const contact = (name = "default") =>
    `${SUBSCRIPTION}/providers/Microsoft.Security/securityContacts/${name}`;
  const sources = [{ sourceType: "Alert", minimalSeverity: "High" }];
  const body = (properties: object = {}) => ({
    properties: {
      emails: "a@example.org;b@example.org",
      isEnabled: true,
      notificationsSources: sources,
      ...properties,
    },
  });

  test("is one, of a fixed name, and can be deleted", () => {
    const azure = estate();
    expectRefused(azure.put(contact("default1"), body()), 400, CODE, "default1");
    azure.make(contact(), body());
    azure.end(contact());
    expect(azure.get(contact()).status).toBe(404);
  });

  test("writes to somebody: an address or a role", () => {
    const azure = estate();
    const roles = (state: string, names: string[]) => ({ notificationsByRole: { state, roles: names } });
    expectRefused(azure.put(contact(), body({ emails: "" })), 400, CODE, "e-mail");
    expectRefused(azure.put(contact(), body({ emails: undefined, ...roles("Off", ["Owner"]) })), 400, CODE);
    expectRefused(azure.put(contact(), body({ emails: "", ...roles("On", []) })), 400, CODE);
    expectAccepted(azure.put(contact(), body({ emails: "", ...roles("On", ["Owner"]) })));
    expectRefused(azure.put(contact(), body({ emails: "a@example.org;b" })), 400, CODE, "'b'");
  });

  test("names severities that there are", () => {
    const azure = estate();
    const put = (source: object) => azure.put(contact(), body({ notificationsSources: [source] }));
    expectRefused(put({ sourceType: "Alert", minimalSeverity: "Critical" }), 400, CODE, "Critical");
    expectRefused(put({ sourceType: "Alert" }), 400, CODE, "minimalSeverity");
    expectRefused(put({ sourceType: "Weather", minimalSeverity: "High" }), 400, CODE, "Weather");
    expectAccepted(put({ sourceType: "AttackPath", minimalRiskLevel: "Critical" }));
  });
});
