import type { RuleId } from "../../baseline/rules/rule";
import type { Risk, RiskKind } from "./risk";

/** The first pattern that fits a rule's id says what it is to break it. */
const PATTERNS: readonly (readonly [RiskKind, RegExp])[] = [
  [
    // somebody, or a service, may do less than they need, and nobody more; or a service goes on with fewer copies; or a
    // lock forbids more than it should
    "guidance",
    /zone-redundancy|(compute-data|data-scientist-data|encryption-key|workspace-(insights|registry|storage|vault))-roles?$|registry-pull|image-build-push|endpoint-approver|before-workspace|before-use|storage-key-identity|encryption-identity|ip-masking|lock-level|trusted-services/,
  ],
  ["network-opened", /compute-ssh|registry-key-vault|kubernetes-run-command/],
  ["encryption-weakened", /storage-key-scope/],
  [
    "monitoring-lost",
    /^operations\/(.*(diagnostic|log|insights)|action-group|alert-(enabled|frequency|tells|threshold))|(activity|advisor|batch|cluster|deployment|endpoint|job-duration|service-health|storage|vault)-alerts$|(key-expiry|ingestion)-alert$|^security\/(defender-|security-contact)|log-analytics|data-export/,
  ],
  [
    "protection-removed",
    /^security\/(policy-|exemption-|security-benchmark)|^cost\/required-tags$|^reliability\/(data-|defender-|endpoint-prevent|lock-|provider-|storage-|vault-|lifecycle)|ignored-changes|kubernetes-(policy|upgrades)$/,
  ],
  [
    "encryption-weakened",
    /customer-managed-key|encryption(?!-key-role|-identity)|[/-]key-(enabled|not|operation|rotation|strength|version)|tls$|https|double/,
  ],
  [
    "rights-widened",
    /role|identity|auth|user|credential|token|approver|entra|sas-|shared-keys|access-by-group|access-polic|platform-access|storage-access|segmentation|lighthouse|exemption|federated|api-key|list-keys|keys-in-state|secrets?(-|$)|stored-access|password|delegated|monitoring-keys|acl-others|smb-sign-in|local-accounts|kubernetes-namespace|payload-(headers|place|readers)|monitor-store/,
  ],
  [
    "network-opened",
    /^security\/.*(network|private|nsg|subnet|outbound|public|firewall|bastion|route|zone|dns|anonymous|container-access|doors|website|trusted|monitor-scope|monitoring-private|tenant|copy-scope|link|peering|nat-|cors|replication|endpoint|egress|isolation|exports?|addresses|webhook|gateway|record|storage-copies|routing|policy-accounts|machine-public)/,
  ],
];

/** What kind of risk it is to break a rule; `guidance` where it protects nothing by itself. */
export function riskKindOf(rule: RuleId): RiskKind {
  const [kind] = PATTERNS.find(([, pattern]) => pattern.test(rule)) ?? [];
  return kind ?? "guidance";
}

/**
 * Whether a risk is for information alone: guidance of low severity on the bill of AI workloads, such as a
 * missing tag. What costs more is told as well, and fails nothing unless somebody asks for that.
 */
export function isNote({ kind, rules, severity }: Pick<Risk, "kind" | "rules" | "severity">): boolean {
  return (
    kind === "guidance" &&
    severity === "low" &&
    rules.length > 0 &&
    rules.every((rule) => rule.startsWith("ai-cost/"))
  );
}
