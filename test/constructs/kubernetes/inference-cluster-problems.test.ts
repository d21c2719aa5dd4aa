import type { InferenceClusterProps } from "../../../constructs/kubernetes/inference-cluster-props";
import { testDeviation } from "../../support/fixtures";
import { clusterOf, messageOf, readableStack, SUBNET } from "./fixtures";

describe("InferenceCluster says what is wrong", () => {
  const wrong = (props: Partial<InferenceClusterProps>): string =>
    messageOf(() => clusterOf(readableStack(), props));

  test("all at once, each with its field", () => {
    const message = wrong({
      name: "-aks",
      systemPool: { vmSize: "Standard_D2s_v3", minNodes: 0, maxNodes: 5 },
      inferencePool: { name: "Models!", vmSize: "Standard_B2s", maxNodes: 0 },
      maintenance: { start: "2 am", hours: 3 },
      withoutZones: { ...testDeviation(), expires: "never" },
      withoutHostEncryption: { ...testDeviation(), approvedBy: "" },
    });
    for (const field of [
      "name must",
      "systemPool.vmSize must",
      "systemPool.minNodes must",
      "inferencePool.name must",
      "inferencePool.vmSize ",
      "inferencePool.maxNodes must",
      "maintenance.start must",
      "maintenance.hours must",
      "withoutZones: expires",
      "withoutHostEncryption: approvedBy",
    ]) {
      expect(message).toMatch(new RegExp(`(^test/cluster: |; )${field}`));
    }
  });

  test("ai-reliability/redundancy-no-single-instance: production has three nodes in each pool", () => {
    const two = { vmSize: "Standard_F8s_v2", minNodes: 2, maxNodes: 4 };
    const system = { vmSize: "Standard_D4ds_v5", minNodes: 2, maxNodes: 4 };
    expect(wrong({ inferencePool: two, systemPool: system })).toBe("");
    expect(wrong({ inferencePool: two, systemPool: system, inProduction: true })).toBe(
      "test/cluster: systemPool.minNodes must be a whole number from 3 to 4 (got 2); inferencePool.minNodes must be a whole number from 3 to 4 (got 2)",
    );
  });

  test("a subnet that has just room enough is room enough", () => {
    // 5 and 3, and the 3 that upgrades add, in the 11 addresses of a /28
    const pools = {
      systemPool: { vmSize: "Standard_D4ds_v5", maxNodes: 5 },
      inferencePool: { vmSize: "Standard_F8s_v2", minNodes: 1, maxNodes: 3 },
    };
    const network = { subnet: { ...SUBNET, addressPrefix: "10.20.2.0/28" } };
    expect(wrong({ ...pools, network })).toBe("");
  });

  test("the cluster's own nodes need no GPU", () => {
    expect(wrong({ systemPool: { vmSize: "Standard_NC4as_T4_v3", maxNodes: 5 } })).toContain(
      'systemPool.vmSize must be a size of vm-sizes.ts with 4 vCPUs or more and no GPU, e.g. Standard_D4ds_v5 (got "Standard_NC4as_T4_v3")',
    );
  });

  test("the router of the extension needs a pool that isn't one workspace's", () => {
    const reservedFor = { resourceGroupName: "rg", workspaceName: "mlw" };
    const pool = { vmSize: "Standard_F8s_v2", maxNodes: 6 };
    expect(wrong({ inferencePool: { ...pool, reservedFor } })).toContain(
      "inferencePool.reservedFor would leave",
    );
    expect(wrong({ inferencePool: { ...pool, name: "system" } })).toContain('inferencePool.name "system" is');
  });

  test.each([
    [
      { podCidr: "10.20.0.0/16" },
      "network.podCidr 10.20.0.0/16 overlaps network.subnet.addressPrefix 10.20.2.0/24",
    ],
    [
      { serviceCidr: "10.244.8.0/24" },
      "network.serviceCidr 10.244.8.0/24 overlaps network.podCidr 10.244.0.0/16",
    ],
    [
      { serviceCidr: "172.30.4.0/24" },
      "network.serviceCidr 172.30.4.0/24 overlaps 172.30.0.0/16, which AKS keeps",
    ],
    [{ podCidr: "10.99.0.0/25" }, "network.podCidr must be a range of /8 to /24 (got /25)"],
    [{ podCidr: "10.99.0.1/24" }, 'network.podCidr "10.99.0.1/24" has host bits set'],
    [
      { subnet: { ...SUBNET, addressPrefix: "10.20.2.0/28" } },
      "network.subnet.addressPrefix 10.20.2.0/28 has room for 11 nodes, and the pools take up to 15",
    ],
  ])("%j: %s", (network, message) => {
    expect(wrong({ network: { subnet: SUBNET, ...network } })).toContain(message);
  });
});
