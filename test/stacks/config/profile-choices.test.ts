import type { LandingZoneConfig } from "../../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../../stacks/config/profile";
import { armId, changed, goodDev, goodDeviation, goodProd } from "./good-configs";

const resolved = (config: LandingZoneConfig, changes: Record<string, unknown> = {}) =>
  resolveConfig(changed(config, changes) as LandingZoneConfig);

describe("what a configuration says wins over the profile", () => {
  test("computes", () => {
    const training = {
      vmSize: "Standard_NC4as_T4_v3",
      maxNodes: 1,
      idleMinutes: 20,
      gpu: true,
      priority: "Dedicated",
      keepWarm: { minNodes: 1, deviation: goodDeviation() },
    };
    const batch = { vmSize: "Standard_DS4_v2", maxNodes: 3, idleMinutes: 9, gpu: true };
    const assignedTo = "11111111-0000-0000-0000-000000000021";
    const full = {
      name: "anna",
      assignedTo,
      vmSize: "Standard_DS4_v2",
      idleMinutes: 60,
      gpu: true,
      schedule: { stop: "19:00", start: "07:00", timeZone: "W. Europe Standard Time" },
      productionUse: goodDeviation(),
    };
    const instances = [
      full,
      { name: "bert", assignedTo, schedule: { stop: "18:00" } },
      { name: "cleo", assignedTo },
    ];
    const imageBuild = { vmSize: "Standard_DS3_v2" };
    expect(resolved(goodDev(), { compute: { training, batch, imageBuild, instances } }).compute).toEqual({
      training,
      batch,
      imageBuild,
      instances: [
        full,
        {
          name: "bert",
          assignedTo,
          vmSize: "Standard_DS3_v2",
          idleMinutes: 30,
          gpu: false,
          schedule: { stop: "18:00", timeZone: "UTC" },
        },
        { name: "cleo", assignedTo, vmSize: "Standard_DS3_v2", idleMinutes: 30, gpu: false },
      ],
    });
  });

  test("network", () => {
    const hub = { virtualNetworkId: armId("Microsoft.Network/virtualNetworks", "hub") };
    const network = {
      addressSpace: ["10.1.0.0/22"],
      endpointsSubnet: "10.1.0.0/24",
      runnerSubnet: "10.1.1.0/24",
      bastion: true,
      dnsServers: ["10.0.0.4"],
      computeIsolation: "own-network",
    };
    expect(resolved(goodDev(), { network: { ...network, hub } }).network).toEqual({
      kind: "new",
      ...network,
      hub: { ...hub, useRemoteGateways: false, allowForwardedTraffic: false },
      computeSubnet: {},
    });
    const open = { ...hub, useRemoteGateways: true, allowForwardedTraffic: true };
    const computeSubnet = { addressPrefix: "10.1.2.0/24", firewallPrivateIp: "10.0.0.5" };
    expect(resolved(goodDev(), { network: { ...network, hub: open, computeSubnet } }).network).toMatchObject({
      hub: open,
      computeSubnet,
    });
  });

  test("existing network", () => {
    const existing = {
      virtualNetworkId: armId("Microsoft.Network/virtualNetworks", "hub"),
      endpointsSubnetId: armId("Microsoft.Network/virtualNetworks/subnets", "hub", "endpoints"),
    };
    expect(resolved(goodDev(), { network: { existing } }).network).toEqual({
      kind: "existing",
      ...existing,
      computeIsolation: "managed-network",
    });
    const computeSubnetId = armId("Microsoft.Network/virtualNetworks/subnets", "hub", "computes");
    const own = { existing: { ...existing, computeSubnetId }, computeIsolation: "own-network" };
    expect(resolved(goodDev(), { network: own }).network).toEqual({
      kind: "existing",
      ...existing,
      computeSubnetId,
      computeIsolation: "own-network",
    });
  });

  test("zones by policy or given", () => {
    expect(resolved(goodDev(), { dns: "policy" }).dns).toEqual({ kind: "policy" });
    const zoneIds = { blob: armId("Microsoft.Network/privateDnsZones", "privatelink.blob") };
    expect(resolved(goodDev(), { dns: { zoneIds } }).dns).toEqual({ kind: "existing", zoneIds });
  });

  test("groups and egress", () => {
    const ref = [{ group: "11111111-0000-0000-0000-000000000012" }];
    const groups = {
      dataScientists: ref,
      computeOperators: ref,
      readers: ref,
      registryUsers: { machineLearningRegistryId: "registry", groups: ref },
      dataAccess: { containers: ["raw"], paths: ["a/*"] },
    };
    expect(resolved(goodDev(), { groups }).groups).toEqual(groups);
    expect(resolved(goodDev(), { groups: {} }).groups).toEqual({
      dataScientists: [],
      computeOperators: [],
      readers: [],
      dataAccess: { containers: [], paths: [] },
    });
    const egress = {
      packageFeed: "packages.example.com",
      azureArtifacts: {
        organization: "contoso",
        accepted: { approvedBy: "security board", expires: "2027-01-31" },
      },
      fqdns: [{ host: "a.example.com" }],
      serviceTags: [{ tag: "AzureMonitor", protocol: "TCP", ports: "443" }],
      firewallSku: "Standard",
    };
    const targets = [
      { targetId: "a", subresource: "blob" },
      { targetId: "b", subresource: "vault", spark: true },
    ];
    expect(resolved(goodDev(), { egress: { ...egress, privateEndpoints: targets } }).egress).toEqual({
      ...egress,
      privateEndpoints: [{ ...targets[0], spark: false }, targets[1]],
    });
  });

  test("storage, monitoring, protection and the rest", () => {
    const storage = {
      redundancy: "GZRS",
      softDeleteDays: 10,
      pointInTimeRestoreDays: 7,
      containers: ["raw"],
      coolAfterDays: 20,
      dataLake: { filesystems: ["lake"] },
    };
    const monitoring = { retentionDays: 90, privateLinkScope: true, dailyQuotaGb: 2 };
    expect(
      resolved(goodDev(), {
        storage,
        monitoring,
        protectData: true,
        purgeOnDestroy: false,
        cloud: "china",
        nameSuffix: "abc",
        azurermVersion: "4.81.0",
        encryption: { keys: "platform", deviation: goodDeviation() },
        workspaceIdentityControlPlane: goodDeviation(),
        "tags.team": "a",
      }),
    ).toMatchObject({
      storage,
      monitoring,
      protectData: true,
      purgeOnDestroy: false,
      cloud: "china",
      nameSuffix: "abc",
      azurermVersion: "4.81.0",
      encryption: { keys: "platform", deviation: goodDeviation() },
      workspaceIdentityControlPlane: goodDeviation(),
      tags: { team: "a" },
    });
    expect(resolved(goodDev(), { storage }).storage.allowedCopyScope).toBeUndefined();
    expect(resolved(goodDev(), { "storage.allowedCopyScope": "AAD" }).storage.allowedCopyScope).toBe("AAD");
    expect(resolved(goodProd(), { protectData: false, "encryption.registry": "customer" })).toMatchObject({
      protectData: false,
      encryption: { registry: "customer" },
    });
  });
});
