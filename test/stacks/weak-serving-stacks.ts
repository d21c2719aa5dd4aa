import { MachineLearningDatastoreBlobstorage } from "@cdktf/provider-azurerm/lib/machine-learning-datastore-blobstorage";
import { type TerraformStack, Testing } from "cdktf";
import { SecureStorageAccount } from "../../constructs/data/secure-storage-account";
import { KubernetesAttachment } from "../../constructs/kubernetes/kubernetes-attachment";
import { MachineLearningExtension } from "../../constructs/kubernetes/machine-learning-extension";
import { collectLogs } from "../../constructs/observability/collect-logs";
import { ModelMonitor } from "../../constructs/serving/model-monitor";
import { MonitorStore } from "../../constructs/serving/monitor-store";
import { OnlineEndpoint, type OnlineEndpointProps } from "../../constructs/serving/online-endpoint";
import { OnlineTraffic } from "../../constructs/serving/online-traffic";
import { AzapiResource } from "../../constructs/terraform/azapi-resource";
import { prod } from "../../environments/prod";
import { resolveConfig } from "../../stacks/config/profile";
import { isServing } from "../../stacks/config/serving-config";
import { ServingStack } from "../../stacks/serving-stack";
import { testWorkspace, WORKSPACE_ID } from "../constructs/compute/test-workspace";
import { clusterOf, poolOf, testCluster } from "../constructs/kubernetes/fixtures";
import { monitorProps } from "../constructs/serving/monitor-props";
import { armId, testDeviation, testIdentity } from "../support/fixtures";
import { alone, override, type WeakStack } from "./weaken";

const ACCEPTED = testDeviation();
const ATTACHED = `${WORKSPACE_ID}/computes/aks-inference`;
const MONITORED = armId("Microsoft.Storage/storageAccounts", "stchurnmonitor");

/** Deviations of endpoints, of the clusters that answer for them, and of what looks at their answers. */
export const WEAK_SERVING_STACKS: Readonly<Record<string, WeakStack>> = {
  "an endpoint that takes keys": alone(
    (stack, weaker) => addEndpoint(stack, { keyAuthentication: weaker ? ACCEPTED : undefined }),
    {
      deviation: "keyAuthentication of alone",
      accepts: [
        "security/online-endpoint-tokens alone body.properties.authMode",
        "security/online-endpoint-tokens alone_traffic_drain body.properties.authMode",
      ],
      goFurther: override("alone/Resource", { "body.properties.publicNetworkAccess": "Enabled" }),
      opens: ["security/endpoint-public-network alone body.properties.publicNetworkAccess"],
    },
  ),
  "an endpoint of Kubernetes, which takes tokens of the workspace": alone(
    (stack, weaker) => {
      const attachment = KubernetesAttachment.fromComputeId(ATTACHED, testIdentity(), ["cpu-small"]);
      addEndpoint(stack, {
        kubernetes: weaker ? { attachment, tokenAuthentication: ACCEPTED } : undefined,
      });
    },
    {
      deviation: "kubernetes.tokenAuthentication of alone",
      // the rule of tokens knows that a cluster takes no others
      accepts: [],
      goFurther: override("alone/Resource", { "body.properties.authMode": "Key" }),
      opens: ["security/online-endpoint-tokens alone body.properties.authMode"],
    },
  ),
  "a cluster without zones": alone(
    (stack, weaker) => {
      clusterOf(stack, { withoutZones: weaker ? ACCEPTED : undefined });
    },
    {
      deviation: "withoutZones of cluster",
      accepts: [
        "reliability/kubernetes-zones cluster default_node_pool[0].zones",
        "reliability/kubernetes-zones cluster_inference zones",
      ],
      goFurther: override("cluster/inference/Resource", { min_count: 1 }),
      opens: ["reliability/kubernetes-zones cluster_inference min_count"],
    },
  ),
  "nodes without encryption on the host": alone(
    (stack, weaker) => {
      clusterOf(stack, { withoutHostEncryption: weaker ? ACCEPTED : undefined });
    },
    {
      deviation: "withoutHostEncryption of cluster",
      accepts: [
        "security/kubernetes-host-encryption cluster default_node_pool[0].host_encryption_enabled",
        "security/kubernetes-host-encryption cluster_inference host_encryption_enabled",
      ],
      // of another cluster
      goFurther: (stack) => {
        poolOf(stack);
        override("pool/Resource", { host_encryption_enabled: false })(stack);
      },
      opens: ["security/kubernetes-host-encryption pool host_encryption_enabled"],
    },
  ),
  "models that answer without TLS": alone(
    (stack, weaker) => {
      new MachineLearningExtension(stack, "alone", {
        cluster: testCluster(),
        pool: poolOf(stack),
        certificate: { secretName: "router-tls", hostName: "scoring.example.com" },
        insecureConnections: weaker ? ACCEPTED : undefined,
      });
    },
    {
      deviation: "insecureConnections of alone",
      accepts: ["security/kubernetes-inference-tls alone configuration_settings.allowInsecureConnections"],
      goFurther: override("alone/Resource", {
        "configuration_settings.internalLoadBalancerProvider": "none",
      }),
      opens: [
        "security/kubernetes-inference-private alone configuration_settings.inferenceRouterServiceType",
      ],
    },
  ),
  "a monitor that reads with stored credentials": alone(
    (stack, weaker) => {
      if (weaker) {
        new ModelMonitor(stack, "alone", monitorProps(stack, ACCEPTED));
      }
    },
    {
      deviation: "storedCredentials of alone",
      accepts: ["security/monitor-credentials alone body.properties.action.actionType"],
      // another monitor
      goFurther: (stack) => {
        new AzapiResource(stack, "other", {
          type: "Microsoft.MachineLearningServices/workspaces/schedules@2025-12-01",
          name: "other",
          parentId: WORKSPACE_ID,
          body: { properties: { action: { actionType: "CreateMonitor" } } },
        });
      },
      opens: ["security/monitor-credentials other body.properties.action.actionType"],
    },
  ),
  "batch predictions of which nobody is told how old they are": {
    make: unwatchedPredictions,
    deviation: "ageUnwatched of batch",
    accepts: ["operations/batch-alerts batch_weekly-1"],
    // another endpoint, beside
    goFurther: (stack) => {
      const type = "Microsoft.MachineLearningServices/workspaces/batchEndpoints";
      const other = new AzapiResource(stack, "other", {
        type: `${type}@2025-12-01`,
        name: "other",
        parentId: WORKSPACE_ID,
        body: { properties: { authMode: "AADToken", defaults: { deploymentName: "one" } } },
      });
      new AzapiResource(stack, "other-one", {
        type: `${type}/deployments@2025-12-01`,
        name: "one",
        parentId: other.id,
        body: { properties: { compute: `${WORKSPACE_ID}/computes/other` } },
      });
    },
    opens: ["operations/batch-alerts other"],
  },
  "a datastore with the credentials of a monitor": alone(
    (stack, weaker) => {
      if (weaker) {
        new MonitorStore(stack, "alone", {
          workspace: testWorkspace(stack),
          name: "monitor",
          account: SecureStorageAccount.fromStorageAccountId(MONITORED),
          container: "collected",
          storedCredentials: ACCEPTED,
        });
      }
    },
    {
      deviation: "storedCredentials of alone",
      accepts: ["security/datastore-credentials alone body.properties.credentials.credentialsType"],
      // another datastore
      goFurther: (stack) => {
        new MachineLearningDatastoreBlobstorage(stack, "other", {
          workspaceId: WORKSPACE_ID,
          name: "other",
          storageContainerId: `${MONITORED}/blobServices/default/containers/other`,
          accountKey: "${var.key}",
        });
      },
      opens: ["security/datastore-credentials other account_key"],
    },
  ),
};

function addEndpoint(stack: TerraformStack, props: Partial<OnlineEndpointProps>): void {
  const endpoint = new OnlineEndpoint(stack, "alone", {
    workspace: testWorkspace(stack),
    name: "churn-score",
    identity: testIdentity(),
    preventDestroy: true,
    ...props,
  });
  new OnlineTraffic(endpoint, "traffic", { endpoint, deployments: [], traffic: { live: {} } });
  collectLogs(endpoint, armId("Microsoft.OperationalInsights/workspaces", "log-churn"));
}

/** Prod with a batch of each week, which Azure can't watch, and nothing else that it serves. */
function unwatchedPredictions(): TerraformStack {
  const serving = {
    backend: { kind: "local" as const },
    batch: [
      {
        prefix: "weekly",
        models: [{ name: "north", model: "azureml://registries/mlexample/models/churn/versions/1" }],
        ageUnwatched: ACCEPTED,
      },
    ],
  };
  const config = resolveConfig({ ...prod, serving });
  if (!isServing(config)) {
    throw new Error("it serves nothing");
  }
  return new ServingStack(Testing.app({ stackTraces: false }), "prod-serving", { config });
}
