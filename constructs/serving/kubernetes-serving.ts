import { type Deviation, deviationProblems } from "../governance/deviation";
import type { IKubernetesAttachment } from "../kubernetes/kubernetes-attachment";

/** An endpoint whose deployments run on an attached cluster instead of machines of the service. */
export interface KubernetesServing {
  readonly attachment: IKubernetesAttachment;
  /**
   * Callers show a token of the workspace instead of one of Entra: the router of a cluster knows no other. Who may
   * fetch one is decided by a role (`KUBERNETES_INVOKER`); it names nobody, and holds for hours after the role is gone.
   */
  readonly tokenAuthentication: Deviation;
}

/** What the deviation of such an endpoint accepts. */
export const TOKEN_ACCEPTANCE = {
  recommendations: ["deploy/online-token-over-key-auth", "ai-security/authenticate-every-inference-endpoint"],
  // security/online-endpoint-tokens takes a workspace's tokens where the endpoint names a compute
  rules: [],
} as const;

/** What is wrong with it, in words that begin with the field; empty if nothing is. */
export function kubernetesServingProblems(
  kubernetes: KubernetesServing | undefined,
  keyAuthentication: Deviation | undefined,
): string[] {
  return kubernetes === undefined
    ? []
    : [
        ...deviationProblems(kubernetes.tokenAuthentication).map(
          (problem) => `kubernetes.tokenAuthentication: ${problem}`,
        ),
        ...(keyAuthentication === undefined
          ? []
          : ["keyAuthentication: an endpoint on Kubernetes takes tokens of the workspace; leave it out"]),
      ];
}
