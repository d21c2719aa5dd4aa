import { KubernetesClusterExtension } from "@cdktf/provider-azurerm/lib/kubernetes-cluster-extension";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { type Deviation, Deviations, deviationProblems } from "../governance/deviation";
import { AzureConstruct } from "../terraform/azure-construct";
import type { IInferenceCluster } from "./inference-cluster-ref";
import type { InferencePool } from "./inference-pool";

/** The certificate of the inference router. */
export interface RouterCertificate {
  /**
   * Name of the Kubernetes secret with `cert.pem` and `key.pem`. It lies in the namespace `azureml`, put there by
   * who owns the certificate: neither code nor state ever sees it.
   */
  readonly secretName: string;
  /** The host name of the certificate, e.g. `scoring.example.com`; its A record leads to the router's address. */
  readonly hostName: string;
}

export interface MachineLearningExtensionProps {
  readonly cluster: IInferenceCluster;
  /** Where router and models run; the router needs three nodes. */
  readonly pool: InferencePool;
  readonly certificate: RouterCertificate;
  /** Whether the pool's nodes have GPUs that need NVIDIA's plug-in. @default false */
  readonly gpu?: boolean;
  /** Callers may come without TLS, and show their tokens to the network. @default - TLS only */
  readonly insecureConnections?: Deviation;
}

/** The namespace that the extension makes for itself. */
const NAMESPACE = "azureml";

/**
 * Makes models run on a cluster: the Azure Machine Learning extension for inference, its router in three copies
 * behind an internal load balancer with TLS. Training stays on computes of the workspace.
 *
 * Recommendations: `deploy/online-managed-or-kubernetes`, `deploy/security-authn-authz-encryption-network`,
 * `ai-reliability/redundancy-no-single-instance`.
 */
export class MachineLearningExtension extends AzureConstruct implements ITerraformDependable {
  readonly extensionId: string;
  /** So that others can wait for the extension: `dependsOn: [extension]`. */
  readonly fqn: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: MachineLearningExtensionProps) {
    super(scope, id);
    const problems = extensionProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { certificate, cluster, gpu = false, insecureConnections, pool } = props;
    Deviations.of(this).accept(this, "insecureConnections", insecureConnections, {
      recommendations: [
        "security/encryption-at-rest-and-in-transit",
        "deploy/security-authn-authz-encryption-network",
      ],
      rules: ["security/kubernetes-inference-tls"],
    });
    const extension = new KubernetesClusterExtension(this, "Resource", {
      name: NAMESPACE,
      clusterId: cluster.clusterId,
      extensionType: "Microsoft.AzureML.Kubernetes",
      releaseTrain: "stable",
      releaseNamespace: NAMESPACE,
      configurationSettings: {
        enableInference: "True",
        enableTraining: "False",
        allowInsecureConnections: answer(insecureConnections !== undefined),
        inferenceRouterServiceType: "LoadBalancer",
        internalLoadBalancerProvider: "azure",
        inferenceRouterHA: "True",
        sslSecret: certificate.secretName,
        sslCname: certificate.hostName,
        installNvidiaDevicePlugin: answer(gpu),
        ...Object.fromEntries(
          Object.entries(pool.nodeSelector).map(([key, value]) => [`nodeSelector.${key}`, value]),
        ),
      },
      // its pods need nodes that they may run on
      dependsOn: [pool],
      timeouts: { create: "60m", update: "60m", delete: "60m" },
    });
    this.extensionId = extension.id;
    this.fqn = extension.fqn;
  }
}

function answer(yes: boolean): string {
  return yes ? "True" : "False";
}

function extensionProblems({ certificate, insecureConnections }: MachineLearningExtensionProps): string[] {
  const label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
  return [
    new RegExp(`^${label}(\\.${label})*$`).test(certificate.secretName)
      ? undefined
      : `certificate.secretName must be the name of a Kubernetes secret: lower-case letters, digits, hyphens and dots (got ${JSON.stringify(certificate.secretName)})`,
    new RegExp(`^${label}(\\.${label})+$`).test(certificate.hostName)
      ? undefined
      : `certificate.hostName must be a host name in lower case, e.g. scoring.example.com (got ${JSON.stringify(certificate.hostName)})`,
    ...(insecureConnections ? deviationProblems(insecureConnections) : []).map(
      (problem) => `insecureConnections: ${problem}`,
    ),
  ].filter((problem) => problem !== undefined);
}
