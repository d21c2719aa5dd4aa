import {
  KubernetesAttachment,
  type KubernetesAttachmentProps,
} from "../../../constructs/kubernetes/kubernetes-attachment";
import { KubernetesNamespace } from "../../../constructs/kubernetes/kubernetes-namespace";
import {
  MachineLearningExtension,
  type MachineLearningExtensionProps,
} from "../../../constructs/kubernetes/machine-learning-extension";
import { WorkspaceTrust } from "../../../constructs/kubernetes/workspace-trust";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { accepted } from "../../support/deviations";
import { testDeviation, testIdentity } from "../../support/fixtures";
import { schemaProblems, testWithSchema } from "../../support/published-schema";
import { Template } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";
import { at, CLUSTER_ID, messageOf, poolOf, readableStack, testCluster } from "./fixtures";

const IDENTITY = testIdentity("id-churn-serving-test-weu");

describe("MachineLearningExtension", () => {
  function extension(props: Partial<MachineLearningExtensionProps> = {}) {
    const stack = readableStack();
    new MachineLearningExtension(stack, "extension", {
      cluster: testCluster(),
      pool: poolOf(stack),
      certificate: { secretName: "router-tls", hostName: "scoring.example.com" },
      ...props,
    });
    return { stack, json: at(stack, "azurerm_kubernetes_cluster_extension.extension") };
  }

  test("is there for inference alone, its router behind an internal load balancer with TLS", () => {
    expect(extension().json).toMatchObject({
      name: "azureml",
      cluster_id: CLUSTER_ID,
      extension_type: "Microsoft.AzureML.Kubernetes",
      release_train: "stable",
      release_namespace: "azureml",
      configuration_settings: {
        enableInference: "True",
        enableTraining: "False",
        allowInsecureConnections: "False",
        inferenceRouterServiceType: "LoadBalancer",
        internalLoadBalancerProvider: "azure",
        inferenceRouterHA: "True",
        sslSecret: "router-tls",
        sslCname: "scoring.example.com",
        installNvidiaDevicePlugin: "False",
        "nodeSelector.mlzone-pool": "inference",
      },
      depends_on: ["azurerm_kubernetes_cluster_node_pool.pool"],
    });
  });

  test("no secret is in the configuration: the certificate lies in the cluster", () => {
    expect(extension().json).not.toHaveProperty("configuration_protected_settings");
    expect(JSON.stringify(extension().json)).not.toMatch(/PemFile|BEGIN/);
  });

  test("nodes with GPUs get NVIDIA's plug-in", () => {
    expect(extension({ gpu: true }).json.configuration_settings).toMatchObject({
      installNvidiaDevicePlugin: "True",
    });
  });

  test("callers without TLS take a deviation, which is written down", () => {
    const { json, stack } = extension({ insecureConnections: testDeviation() });
    expect(json.configuration_settings).toMatchObject({ allowInsecureConnections: "True" });
    expect(accepted(stack)).toEqual([
      expect.objectContaining({
        property: "insecureConnections",
        rules: ["security/kubernetes-inference-tls"],
      }),
    ]);
  });

  test("says all that is wrong at once", () => {
    const certificate = { secretName: "Router TLS", hostName: "scoring" };
    const insecureConnections = { ...testDeviation(), reason: "test" };
    expect(messageOf(() => extension({ certificate, insecureConnections }))).toMatch(
      /^test\/extension: certificate\.secretName must .*; certificate\.hostName must .*; insecureConnections: reason must/,
    );
  });
});

describe("WorkspaceTrust", () => {
  test("one workspace gets into the cluster by trusted access, with two roles on its resource", () => {
    const stack = readableStack();
    const trust = new WorkspaceTrust(stack, "trust", {
      cluster: testCluster(),
      workspace: testWorkspace(stack, { workspaceName: "mlw_churn-production-we-8jc88" }),
      workspaceIdentity: IDENTITY,
    });
    expect(at(stack, "azurerm_kubernetes_cluster_trusted_access_role_binding.trust")).toMatchObject({
      name: "mlw-churn-production-we",
      kubernetes_cluster_id: CLUSTER_ID,
      source_resource_id: WORKSPACE_ID,
      roles: ["Microsoft.MachineLearningServices/workspaces/mlworkload"],
    });
    const roles = Template.of(stack).resource("azurerm_role_assignment");
    expect(
      roles.all.map(({ attributes }) => String(attributes.role_definition_id).split("/").at(-1)),
    ).toEqual(["85cb6faf-e071-4c9b-8136-154b5a04f717", "acdd72a7-3385-48ef-bd42-f606fba81ae7"]);
    for (const { attributes } of roles.all) {
      expect(attributes).toMatchObject({ scope: CLUSTER_ID, principal_id: IDENTITY.principalId });
    }
    expect(trust.ready).toHaveLength(3);
  });
});

describe("KubernetesNamespace", () => {
  const namespace = (name: string, quota = { cpu: "24", memory: "48Gi" }) => {
    const stack = readableStack();
    new KubernetesNamespace(stack, "namespace", { cluster: testCluster(), name, quota });
    return at(stack, "azapi_resource.namespace");
  };

  test("is made by Azure's control plane, with a quota", () => {
    expect(namespace("churn")).toMatchObject({
      type: "Microsoft.ContainerService/managedClusters/managedNamespaces@2025-10-01",
      name: "churn",
      parent_id: CLUSTER_ID,
      location: "westeurope",
      body: {
        properties: {
          adoptionPolicy: "Never",
          deletePolicy: "Delete",
          defaultNetworkPolicy: { ingress: "AllowAll", egress: "AllowAll" },
          defaultResourceQuota: {
            cpuRequest: "24",
            cpuLimit: "24",
            memoryRequest: "48Gi",
            memoryLimit: "48Gi",
          },
        },
      },
    });
  });

  test("says all that is wrong at once", () => {
    expect(messageOf(() => namespace("Churn", { cpu: "many", memory: "48GB" }))).toMatch(
      /^test\/namespace: name must .* \(got "Churn"\); quota\.cpu must .*; quota\.memory must/,
    );
    expect(() => KubernetesNamespace.fromNamespaceName("Churn")).toThrow("KubernetesNamespace: name must");
    expect(KubernetesNamespace.fromNamespaceName("churn").namespaceName).toBe("churn");
  });
});

describe("KubernetesAttachment", () => {
  function attachment(props: Partial<KubernetesAttachmentProps> = {}, stack = readableStack()) {
    const pool = poolOf(stack);
    const made = new KubernetesAttachment(stack, "attachment", {
      workspace: testWorkspace(stack),
      cluster: testCluster(),
      name: "aks-inference",
      namespace: KubernetesNamespace.fromNamespaceName("churn"),
      instanceTypes: {
        "cpu-small": { pool, requests: { cpu: "500m", memory: "2Gi" }, limits: { cpu: "1", memory: "4Gi" } },
        "gpu-one": {
          pool: { nodeSelector: { "mlzone-pool": "gpu" } },
          requests: { cpu: "2", memory: "8Gi" },
          limits: { cpu: "4", memory: "16Gi" },
          gpus: 1,
        },
      },
      identity: IDENTITY,
      dependsOn: [pool],
      ...props,
    });
    return { made, json: at(stack, "azapi_resource.attachment") };
  }

  test("is a compute of the workspace: a namespace, an identity, and shares of nodes by name", () => {
    expect(attachment().json).toMatchObject({
      type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
      parent_id: WORKSPACE_ID,
      location: "westeurope",
      identity: [{ type: "UserAssigned", identity_ids: [IDENTITY.identityId] }],
      depends_on: ["azurerm_kubernetes_cluster_node_pool.pool", "terraform_data.last-rule"],
    });
    expect(attachment().json.body).toEqual({
      properties: {
        computeType: "Kubernetes",
        resourceId: CLUSTER_ID,
        description: "Online inference",
        disableLocalAuth: true,
        properties: {
          namespace: "churn",
          defaultInstanceType: "cpu-small",
          instanceTypes: {
            "cpu-small": {
              nodeSelector: { "mlzone-pool": "inference" },
              resources: { requests: { cpu: "500m", memory: "2Gi" }, limits: { cpu: "1", memory: "4Gi" } },
            },
            "gpu-one": {
              nodeSelector: { "mlzone-pool": "gpu" },
              resources: {
                requests: { cpu: "2", memory: "8Gi" },
                limits: { cpu: "4", memory: "16Gi", "nvidia.com/gpu": "1" },
              },
            },
          },
        },
      },
    });
  });

  test("waits for a namespace that is made here", () => {
    const stack = readableStack();
    const namespace = new KubernetesNamespace(stack, "namespace", {
      cluster: testCluster(),
      name: "churn",
      quota: { cpu: "24", memory: "48Gi" },
    });
    const last = new TerraformData(stack, "last");
    expect(attachment({ namespace, dependsOn: [last] }, stack).json.depends_on).toEqual([
      "azapi_resource.namespace",
      "terraform_data.last",
      "terraform_data.last-rule",
    ]);
  });

  test("who destroys it detaches the cluster and doesn't delete it", () => {
    expect(attachment().json).toMatchObject({
      delete_query_parameters: { underlyingResourceAction: ["Detach"] },
      replace_triggers_refs: ["properties.resourceId", "properties.properties.namespace"],
    });
  });

  test("deployments choose from its instance types", () => {
    expect(attachment().made.instanceTypes).toEqual(["cpu-small", "gpu-one"]);
    expect(attachment({ defaultInstanceType: "gpu-one" }).json.body).toMatchObject({
      properties: { properties: { defaultInstanceType: "gpu-one" } },
    });
  });

  testWithSchema("what is sent is what the published types know", () => {
    const { body, location, tags, type } = attachment().json;
    expect(schemaProblems(String(type), { ...(body as object), location, tags })).toEqual([]);
  });

  test("what a pod asks for is compared in one unit", () => {
    const type = (requests: string, limits: string) => ({
      small: {
        pool: { nodeSelector: {} },
        requests: { cpu: "1500m", memory: requests },
        limits: { cpu: "2", memory: limits },
      },
    });
    expect(messageOf(() => attachment({ instanceTypes: type("900Mi", "1Gi") }))).toBe("");
    expect(messageOf(() => attachment({ instanceTypes: type("2Gi", "1025Mi") }))).toContain(
      "instanceTypes.small.requests.memory must not be more than instanceTypes.small.limits.memory (got 2Gi and 1025Mi)",
    );
  });

  test("says all that is wrong at once", () => {
    const one = {
      pool: { nodeSelector: {} },
      requests: { cpu: "2", memory: "4Gi" },
      limits: { cpu: "1", memory: "1Gi" },
    };
    const message = messageOf(() =>
      attachment({
        name: "a-name-that-is-too-long",
        defaultInstanceType: "huge",
        instanceTypes: { "Not OK": one, small: { ...one, gpus: 9 } },
      }),
    );
    for (const field of [
      "name must",
      'instanceTypes: "Not OK" must',
      "instanceTypes.small.requests.cpu must not be more",
      "instanceTypes.small.requests.memory must not be more",
      "instanceTypes.small.gpus must",
      "defaultInstanceType must be one of instanceTypes",
    ]) {
      expect(message).toMatch(new RegExp(`(^test/attachment: |; )${field}`));
    }
    expect(messageOf(() => attachment({ instanceTypes: {} }))).toContain(
      "instanceTypes must name at least one",
    );
    expect(() => KubernetesAttachment.fromComputeId("aks", IDENTITY, [])).toThrow(
      "is not the ARM id of a compute",
    );
  });
});
