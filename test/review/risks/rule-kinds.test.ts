import { RULES } from "../../../baseline/rules";
import type { RuleId, Severity } from "../../../baseline/rules/rule";
import type { RiskKind } from "../../../review/risks";
import { isNote, riskKindOf } from "../../../review/risks/rule-kinds";

/** What protects nothing by itself; whoever adds a rule of security decides whether it belongs here. */
const GUIDANCE = [
  "ai-cost/owner-tags",
  "ai-cost/registry-untagged-manifests",
  "ai-cost/storage-lifecycle",
  "ai-cost/unused-premium-tiers",
  "ai-cost/usual-tags",
  "ai-performance/workspace-storage-kind",
  "ai-security/insights-ip-masking",
  "ai-security/workspace-high-business-impact",
  "cost/cluster-idle-time",
  "cost/cluster-maximum",
  "cost/cluster-scale-to-zero",
  "cost/compute-size",
  "cost/deployment-size",
  "cost/gpu-sizes",
  "cost/instance-idle-shutdown",
  "cost/managed-network-firewall",
  "cost/training-priority",
  "operations/workspace-count",
  "operations/workspace-v1-legacy-mode",
  "reliability/batch-default-deployment",
  "reliability/batch-deployment-cluster",
  "reliability/batch-error-threshold",
  "reliability/batch-inference-tier",
  "reliability/batch-retries",
  "reliability/cluster-capacity",
  "reliability/deployment-instances",
  "reliability/deployment-versions",
  "reliability/endpoint-traffic",
  "reliability/environment-tag",
  // it forbids more than it should, and keeps all that it kept
  "reliability/lock-level",
  "reliability/production-instances",
  "reliability/registry-zone-redundancy",
  "reliability/storage-zone-redundancy",
  "reliability/traffic-after-deployments",
  // somebody may do less than they need, and nobody more
  "security/compute-data-roles",
  "security/compute-registry-pull",
  "security/data-scientist-data-roles",
  "security/encryption-key-role",
  "security/image-build-push",
  "security/insights-profiler-storage",
  "security/key-before-use",
  "security/registry-cache-rules",
  "security/registry-imports",
  "security/registry-premium",
  "security/roles-before-workspace",
  "security/storage-key-identity",
  "security/trusted-services",
  "security/workspace-encryption-identity",
  "security/workspace-endpoint-approver",
  "security/workspace-image-build",
  "security/workspace-insights-roles",
  "security/workspace-patched-services",
  "security/workspace-registry",
  "security/workspace-registry-roles",
  "security/workspace-shared-resources",
  "security/workspace-storage-roles",
  "security/workspace-vault-roles",
];

test("these rules are guidance, and every other one protects something", () => {
  const guidance = RULES.map(({ id }) => id).filter((id) => riskKindOf(id) === "guidance");
  expect(guidance.sort()).toEqual(GUIDANCE);
});

test.each([
  ["reliability/data-locked", "protection-removed"],
  ["reliability/vault-purge-protection", "protection-removed"],
  ["security/storage-public-network", "network-opened"],
  ["security/compute-ssh", "network-opened"],
  ["security/registry-key-vault", "network-opened"],
  ["security/outbound-fqdn-wildcard", "network-opened"],
  ["security/privileged-roles", "rights-widened"],
  ["security/storage-shared-keys", "rights-widened"],
  ["security/workspace-storage-access", "rights-widened"],
  ["reliability/endpoint-prevent-destroy", "protection-removed"],
  ["security/endpoint-public-network", "network-opened"],
  ["security/deployment-egress", "network-opened"],
  ["security/online-endpoint-tokens", "rights-widened"],
  ["security/batch-endpoint-tokens", "rights-widened"],
  ["security/endpoint-identity", "rights-widened"],
  ["security/endpoint-key-roles", "rights-widened"],
  ["security/endpoint-roles", "rights-widened"],
  ["security/deployment-secrets", "rights-widened"],
  ["operations/endpoint-diagnostics", "monitoring-lost"],
  ["operations/deployment-insights", "monitoring-lost"],
  ["security/storage-key-scope", "encryption-weakened"],
  ["security/storage-tls", "encryption-weakened"],
  ["security/key-rotation", "encryption-weakened"],
  ["operations/log-retention", "monitoring-lost"],
  ["operations/service-diagnostics", "monitoring-lost"],
] as const)("who breaks %s is told of %s", (rule, kind) => {
  expect(riskKindOf(rule)).toBe(kind);
});

test.each<[string, RiskKind, Severity, RuleId[], boolean]>([
  ["a tag that the others have", "guidance", "low", ["ai-cost/usual-tags"], true],
  ["several things about the bill", "guidance", "low", ["ai-cost/usual-tags", "ai-cost/owner-tags"], true],
  [
    "a tag by which production is known",
    "guidance",
    "low",
    ["ai-cost/usual-tags", "reliability/environment-tag"],
    false,
  ],
  ["nodes that are dearer", "guidance", "low", ["cost/training-priority"], false],
  ["machines that wait for longer, which no rule finds", "guidance", "low", [], false],
  ["what a detector thinks worse of", "guidance", "medium", ["ai-cost/storage-lifecycle"], false],
  ["what protects", "protection-removed", "low", ["ai-cost/storage-lifecycle"], false],
])("%s: for information or not", (_, kind, severity, rules, expected) => {
  expect(isNote({ kind, rules, severity })).toBe(expected);
});
