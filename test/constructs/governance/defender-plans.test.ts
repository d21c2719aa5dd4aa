import { DefenderPlans, type DefenderPlansProps } from "../../../constructs/governance/defender-plans";
import { Deviations } from "../../../constructs/governance/deviation";
import type { AzurermVersion } from "../../../constructs/terraform/azurerm-dialect";
import { testDeviation } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";
import { messageOf } from "../serving/alerting";

const TYPE = "azurerm_security_center_subscription_pricing";

function template(props: DefenderPlansProps = {}, version?: AzurermVersion): Template {
  const stack = testStack(version);
  new DefenderPlans(stack, "defender", props);
  return Template.of(stack);
}

function plans(props: DefenderPlansProps = {}, version?: AzurermVersion): Record<string, object> {
  const all = template(props, version)
    .resource(TYPE)
    .all.map(({ attributes }) => attributes);
  return Object.fromEntries(all.map(({ resource_type, ...rest }) => [String(resource_type), rest]));
}

const agentless = { name: "AgentlessVmScanning", additional_extension_properties: { ExclusionTags: "[]" } };

describe("DefenderPlans", () => {
  test.each(["4.81.0", "5.2.0"] as const)(
    "security/security-baseline-and-defender: what a landing zone has is watched over, azurerm %s",
    (version) => {
      expect(plans({}, version)).toEqual({
        StorageAccounts: {
          tier: "Standard",
          subplan: "DefenderForStorageV2",
          extension: [
            {
              name: "OnUploadMalwareScanning",
              additional_extension_properties: { CapGBPerMonthPerStorageAccount: "5000" },
            },
            { name: "SensitiveDataDiscovery" },
          ],
        },
        KeyVaults: { tier: "Standard", subplan: "PerKeyVault", extension: [] },
        Containers: {
          tier: "Standard",
          extension: [
            { name: "ContainerRegistriesVulnerabilityAssessments" },
            { name: "AgentlessDiscoveryForKubernetes" },
            { name: "ContainerSensor" },
            agentless,
          ],
        },
        Arm: { tier: "Standard", subplan: "PerSubscription", extension: [] },
        CloudPosture: {
          tier: "Standard",
          extension: [
            { name: "SensitiveDataDiscovery" },
            { name: "ContainerRegistriesVulnerabilityAssessments" },
            { name: "AgentlessDiscoveryForKubernetes" },
            agentless,
          ],
        },
      });
    },
  );

  test("servers and AI services are watched over where the subscription has them", () => {
    const { AI, VirtualMachines } = plans({ servers: "P2", ai: true });
    expect({ AI, VirtualMachines }).toEqual({
      AI: { tier: "Standard", extension: [] },
      VirtualMachines: { tier: "Standard", subplan: "P2", extension: [agentless] },
    });
    expect(plans({ servers: "P1" }).VirtualMachines).toEqual({
      tier: "Standard",
      subplan: "P1",
      extension: [],
    });
  });

  test("malware is scanned up to an amount, or without a limit", () => {
    for (const cap of [10, -1]) {
      expect(plans({ malwareScanGbPerMonth: cap }).StorageAccounts).toMatchObject({
        extension: [
          { additional_extension_properties: { CapGBPerMonthPerStorageAccount: String(cap) } },
          { name: "SensitiveDataDiscovery" },
        ],
      });
    }
  });

  test("a plan stays off only by a Deviation, which names the policy that reports it", () => {
    const stack = testStack();
    const { plans: on } = new DefenderPlans(stack, "defender", { without: { Containers: testDeviation() } });
    expect(on).toEqual(["StorageAccounts", "KeyVaults", "Arm", "CloudPosture"]);
    expect(
      Template.of(stack)
        .resource(TYPE)
        .count(4)
        .all.map(({ attributes }) => attributes.resource_type),
    ).not.toContain("Containers");
    expect(Deviations.of(stack).list()).toEqual([
      expect.objectContaining({
        construct: "defender",
        property: "without.Containers",
        recommendations: ["security/security-baseline-and-defender"],
        policies: ["1c988dd6-ade4-430f-a608-2a3e5b0a6d38"],
      }),
    ]);
  });

  test("a plan that is on already is taken over, since Azure refuses to switch it on twice", () => {
    const { json } = template({ alreadyOn: ["KeyVaults"] });
    expect(json.import).toEqual([
      {
        id: `/subscriptions/${TEST_SUBSCRIPTION}/providers/Microsoft.Security/pricings/KeyVaults`,
        to: expect.stringMatching(/^azurerm_security_center_subscription_pricing\.defender_KeyVaults/),
      },
    ]);
    expect(template().json.import).toBeUndefined();
  });

  test("switching off can be refused", () => {
    for (const { attributes } of template({ preventDestroy: true }).resource(TYPE).count(5).all) {
      expect(attributes.lifecycle).toEqual({ prevent_destroy: true });
    }
  });

  test("all problems are told at once", () => {
    const props = {
      malwareScanGbPerMonth: 9.5,
      servers: "P3",
      without: { AI: testDeviation(), Arm: testDeviation() },
      alreadyOn: ["Arm", "AI", "KeyVaults"],
    } as unknown as DefenderPlansProps;
    expect(messageOf(() => template(props)).split("; ")).toEqual([
      "test/defender: malwareScanGbPerMonth must be a whole number of 10 or more, or -1 for no limit (got 9.5)",
      'servers must be P1 or P2 (got "P3")',
      "without must name plans of StorageAccounts, KeyVaults, Containers, Arm, CloudPosture (got AI)",
      expect.stringMatching(/^alreadyOn must name plans that are to be on: StorageAccounts, .* \(got Arm\)$/),
      expect.stringMatching(/^alreadyOn must name plans that are to be on: .* \(got AI\)$/),
    ]);
  });
});
