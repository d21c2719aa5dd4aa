import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../../stacks/config/profile";
import { changed, goodDev, goodDeviation, goodProd } from "./good-configs";

const resolved = (config: LandingZoneConfig, changes: Record<string, unknown> = {}) =>
  resolveConfig(changed(config, changes) as LandingZoneConfig);

describe("everything that a configuration doesn't say comes from its profile", () => {
  test("dev: small, cheap, easy to destroy", () => {
    expect(resolved(goodDev())).toEqual({
      profile: "dev",
      environment: "dev",
      useCase: "churn",
      location: "westeurope",
      tenantId: "11111111-0000-0000-0000-000000000001",
      subscriptionId: "11111111-0000-0000-0000-000000000002",
      cloud: "public",
      tags: {
        owner: "ml-platform",
        costCenter: "4711",
        dataClassification: "internal",
        environment: "dev",
        useCase: "churn",
      },
      azurermVersion: "5.2.0",
      highBusinessImpact: false,
      network: {
        kind: "new",
        addressSpace: ["10.20.0.0/22"],
        runnerSubnet: false,
        bastion: false,
        dnsServers: [],
        computeIsolation: "managed-network",
      },
      dns: { kind: "create" },
      groups: {
        dataScientists: [{ group: "11111111-0000-0000-0000-000000000011" }],
        computeOperators: [],
        readers: [],
        dataAccess: { containers: [], paths: [] },
      },
      egress: { fqdns: [], serviceTags: [], privateEndpoints: [], firewallSku: "Basic" },
      promotion: "retrain",
      compute: {
        training: {
          vmSize: "Standard_DS3_v2",
          maxNodes: 4,
          idleMinutes: 2,
          gpu: false,
          priority: "LowPriority",
        },
        batch: { vmSize: "Standard_DS3_v2", maxNodes: 2, idleMinutes: 5, gpu: false },
        imageBuild: { vmSize: "Standard_DS2_v2" },
        instances: [],
      },
      storage: {
        redundancy: "LRS",
        softDeleteDays: 30,
        allowedCopyScope: "PrivateLink",
        containers: [],
        coolAfterDays: 90,
      },
      registry: { zoneRedundant: false },
      encryption: { keys: "platform" },
      monitoring: { retentionDays: 30, privateLinkScope: false },
      quota: {},
      costs: { limits: {}, hours: {} },
      protectData: false,
      purgeOnDestroy: true,
      warnOnly: [],
      backend: { kind: "local" },
    });
  });

  test("prod: own keys, zones, a year of logs, nothing purged", () => {
    const config = resolved(goodProd());
    expect(config).toMatchObject({
      tags: { environment: "prod" },
      highBusinessImpact: false,
      egress: { firewallSku: "Standard" },
      compute: {
        training: { maxNodes: 8, idleMinutes: 2, priority: "Dedicated" },
        batch: { maxNodes: 8, idleMinutes: 5 },
        instances: [],
      },
      storage: { redundancy: "ZRS" },
      registry: { zoneRedundant: true },
      encryption: { keys: "customer", registry: "platform", registryPlatformKeys: goodDeviation() },
      monitoring: { retentionDays: 365 },
      protectData: true,
      purgeOnDestroy: false,
      backend: { kind: "azurerm", key: "churn-prod.tfstate" },
    });
  });

  test("prod without a word about keys has the customer's", () => {
    expect(resolved(goodProd(), { encryption: undefined }).encryption).toEqual({
      keys: "customer",
      registry: "platform",
    });
  });

  test("prod gets no training cluster where models arrive as artifacts; dev always trains", () => {
    expect(resolved(goodProd(), { promotion: "artifact" }).compute.training).toBeUndefined();
    expect(resolved(goodProd(), { promotion: "retrain" }).compute.training?.maxNodes).toBe(8);
    expect(resolved(goodDev(), { promotion: "artifact" }).compute.training?.maxNodes).toBe(4);
    expect(resolved(goodDev(), { promotion: "artifact" }).promotion).toBe("artifact");
  });

  test("the registry of prod is zone-redundant only where the region has zones", () => {
    expect(resolved(goodProd(), { location: "westus" }).registry.zoneRedundant).toBe(false);
  });
});

describe("confidential data tightens dev", () => {
  test.each(["confidential", "highly-confidential"])("%s", (dataClassification) => {
    expect(resolved(goodDev(), { "tags.dataClassification": dataClassification })).toMatchObject({
      highBusinessImpact: true,
      encryption: { keys: "customer", registry: "platform" },
      monitoring: { retentionDays: 365 },
      protectData: true,
      purgeOnDestroy: false,
      storage: { redundancy: "LRS" },
    });
  });
  test.each(["public", "internal"])("%s does not", (dataClassification) => {
    expect(resolved(goodDev(), { "tags.dataClassification": dataClassification })).toMatchObject({
      highBusinessImpact: false,
      encryption: { keys: "platform" },
      monitoring: { retentionDays: 30 },
      protectData: false,
      purgeOnDestroy: true,
    });
  });
  test("the switch that lets data be destroyed stays the team's", () => {
    const changes = { "tags.dataClassification": "confidential", protectData: false };
    expect(resolved(goodDev(), changes).protectData).toBe(false);
  });
});
