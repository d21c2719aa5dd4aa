import type { Breaks } from "../mutant";

/** What is broken where a Kubernetes cluster is weaker than it was. */
export const CLUSTER_CLOSED: Breaks = [
  "security/dependent-services-private",
  "deploy/security-authn-authz-encryption-network",
];
export const CLUSTER_SIGN_IN: Breaks = ["security/compute-local-auth-disabled"];
export const CLUSTER_ROLES: Breaks = [
  "deploy/online-entra-control-plane",
  "ai-security/rbac-abac-control-and-data-plane",
];
export const CLUSTER_KEPT: Breaks = ["security/security-baseline-and-defender"];
export const CLUSTER_PROMISE: Breaks = ["reliability/sla-driven-compute-choice"];
export const CLUSTER_NETWORK: Breaks = ["security/managed-vnet-isolation"];
export const CLUSTER_EGRESS: Breaks = ["security/exfiltration-guard-explicit-egress"];
export const CLUSTER_ZONES: Breaks = [
  "reliability/zone-redundant-inference",
  "ai-reliability/api-hosting-zones-or-regions",
];
export const CLUSTER_SCALE: Breaks = ["performance/autoscale-deployments"];
export const CLUSTER_ENCRYPTION: Breaks = [
  "security/encryption-at-rest-and-in-transit",
  "ai-security/https-everywhere-tls-termination",
];
export const CLUSTER_ISOLATION: Breaks = ["ai-security/isolate-shared-inference-node-pool"];
export const CLUSTER_NAMESPACE: Breaks = ["ai-reliability/bulkhead-isolation"];
