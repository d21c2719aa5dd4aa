import { listAt, objectAt } from "../../../../rehearsal/simulator/arm/json";
import { expectAccepted, expectRefused } from "../support/azure";
import { bodies, changed } from "../support/bodies";
import { assign, principalOf } from "../support/estate";
import { ids, sibling } from "../support/ids";
import {
  body,
  CLUSTER,
  controlPlane,
  ground,
  IDENTITY_OPERATOR,
  inference,
  kubelet,
  location,
  NETWORK_CONTRIBUTOR,
  POOL,
  pool,
  TRUST,
  trust,
  withCluster,
  ZONE_CONTRIBUTOR,
  zone,
} from "../support/kubernetes-estate";

describe("a Kubernetes cluster", () => {
  test("gets versions, addresses and defaults of Azure's, and shows its pools", () => {
    const azure = withCluster();
    expect(azure.properties(CLUSTER)).toMatchObject({
      kubernetesVersion: expect.stringMatching(/^1\.\d+\.\d+$/),
      privateFQDN: "aks-test.privatelink.westeurope.azmk8s.io",
      nodeResourceGroup: "MC_rg-test_aks-test_westeurope",
      oidcIssuerProfile: { enabled: true, issuerURL: expect.stringMatching(/^https:/) },
      networkProfile: { podCidrs: ["10.244.0.0/16"], ipFamilies: ["IPv4"] },
      autoScalerProfile: { expander: "random" },
    });
    const pools = listAt(azure.properties(CLUSTER), "agentPoolProfiles");
    expect(pools).toEqual([
      expect.objectContaining({ name: "system", kubeletDiskType: "OS", availabilityZones: ["1", "2", "3"] }),
      expect.objectContaining({ name: "inference", mode: "User" }),
    ]);
    azure.end(POOL);
    expect(listAt(azure.properties(CLUSTER), "agentPoolProfiles")).toHaveLength(1);
  });

  test("has a system pool, and keeps the last one", () => {
    const azure = ground();
    const user = changed(body, {
      properties: { agentPoolProfiles: [{ ...pool, name: "user", mode: "User" }] },
    });
    expectRefused(azure.put(CLUSTER, user), 400, "MustDefineAtLeastOneSystemPool");
    azure.make(CLUSTER, body);
    azure.make(POOL, inference);
    expectRefused(
      azure.delete(`${CLUSTER}/agentPools/system`),
      400,
      "MustDefineAtLeastOneSystemPool",
      "system",
    );
  });

  test("without local accounts takes Entra, and gives nobody a credential", () => {
    const azure = ground();
    const closed = changed(body, { properties: { aadProfile: undefined } });
    expectRefused(azure.put(CLUSTER, closed), 400, "BadRequest", "AAD", "aks-test");
    azure.make(CLUSTER, body);
    expectRefused(azure.post(`${CLUSTER}/listClusterAdminCredential`), 400, "BadRequest", "aks-test");
    const answer = azure.post(`${CLUSTER}/listClusterUserCredential`);
    const [config] = listAt(answer.body, "kubeconfigs");
    const text = Buffer.from(String(objectAt({ config }, "config").value), "base64").toString();
    expect(text).toContain("privatelink.westeurope.azmk8s.io");
    expect(text).not.toMatch(/client-key|token:/);
  });

  test("goes out by routes only where its subnet has some", () => {
    const azure = ground();
    azure.make(ids.subnet, bodies.subnet);
    expectRefused(azure.put(CLUSTER, body), 400, "ExistingRouteTableNotAssociatedWithSubnet", ids.subnet);
    const direct = changed(body, { properties: { networkProfile: { outboundType: "loadBalancer" } } });
    expectAccepted(azure.put(CLUSTER, direct));
  });

  test("has pods and services outside its subnet", () => {
    const azure = ground();
    const network = (networkProfile: object) => changed(body, { properties: { networkProfile } });
    expectRefused(
      azure.put(CLUSTER, network({ serviceCidr: "10.0.0.0/20" })),
      400,
      "ServiceCidrOverlapExistingSubnetsCidr",
      "10.0.0.0/20",
    );
    expectRefused(
      azure.put(CLUSTER, network({ podCidr: "10.245.0.0/20" })),
      400,
      "InvalidParameter",
      "10.245.0.0/20",
    );
    expectAccepted(azure.put(CLUSTER, network({ podCidr: "10.1.0.0/16" })));
  });

  test.each([
    ["LinkedAuthorizationFailed", ids.network, NETWORK_CONTRIBUTOR],
    ["CustomPrivateDNSZoneMissingPermissionsError", zone, ZONE_CONTRIBUTOR],
    ["CustomKubeletIdentityMissingPermissionError", kubelet, IDENTITY_OPERATOR],
  ])("%s without the control plane's role there", (code, scope, role) => {
    const azure = ground();
    const assignment = assign(azure, scope, principalOf(azure, controlPlane), role);
    azure.end(assignment);
    expectRefused(azure.put(CLUSTER, body), 400, code, "aks-test");
  });

  test("resolves in a zone of its region", () => {
    const azure = ground();
    const northeurope = azure.make(sibling(zone, "privatelink.northeurope.azmk8s.io"), bodies.zone);
    assign(azure, northeurope, principalOf(azure, controlPlane), ZONE_CONTRIBUTOR);
    const elsewhere = changed(body, {
      properties: { apiServerAccessProfile: { privateDNSZone: northeurope } },
    });
    expectRefused(azure.put(CLUSTER, elsewhere), 400, "InvalidParameter", northeurope);
  });

  test("its pools stay in their zones, in whichever order they are said", () => {
    const azure = withCluster();
    const zones = (...availabilityZones: string[]) =>
      azure.put(POOL, { properties: { ...inference.properties, availabilityZones } });
    expectRefused(zones("1", "2"), 409, "PropertyChangeNotAllowed", "availabilityZones", "inference");
    expectAccepted(zones("3", "1", "2"));
  });

  test("holds its subnet", () => {
    expectRefused(withCluster().delete(ids.subnet), 400, "InUseSubnetCannotBeDeleted", "snet-test", POOL);
  });

  test("its pools have names, bounds and taints that Azure takes", () => {
    const azure = withCluster();
    const wrong = (name: string, properties: object = {}) =>
      azure.put(sibling(POOL, name), changed(inference, { properties }));
    expectRefused(wrong("Inference"), 400, "InvalidParameter", "Inference");
    expectRefused(wrong("more", { count: 9 }), 400, "InvalidParameter", "more", "6");
    expectRefused(wrong("more", { nodeTaints: ["mine"] }), 400, "InvalidParameter", "mine");
    expectRefused(
      wrong("more", { vnetSubnetID: sibling(ids.subnet, "none") }),
      400,
      "InvalidParameter",
      "none",
    );
    expectRefused(
      wrong("inference", { vmSize: "Standard_F4s_v2" }),
      409,
      "PropertyChangeNotAllowed",
      "vmSize",
    );
    expectAccepted(wrong("more"));
  });

  test("its namespaces and bindings are of a kind that Azure knows", () => {
    const azure = withCluster();
    const namespace = `${CLUSTER}/managedNamespaces/churn`;
    const policy = (ingress: string) => ({ location, properties: { defaultNetworkPolicy: { ingress } } });
    azure.make(namespace, policy("AllowAll"));
    expectRefused(azure.put(namespace, policy("Some")), 400, "InvalidParameter", "Some");
    expectRefused(
      azure.put(sibling(namespace, "kube-system"), policy("DenyAll")),
      400,
      "InvalidParameter",
      "kube-system",
    );
    const binding = (properties: object) => azure.put(TRUST, changed(trust, { properties }));
    expectRefused(
      binding({ roles: ["Microsoft.Other/things/all"] }),
      400,
      "InvalidParameter",
      "Microsoft.Other",
    );
    expectRefused(
      binding({ sourceResourceId: sibling(ids.workspace, "none") }),
      400,
      "InvalidParameter",
      "none",
    );
    expectAccepted(binding({}));
  });
});
