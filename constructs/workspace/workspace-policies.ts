import type { IConstruct } from "constructs";
import type { ICustomerManagedKey } from "../encryption/customer-managed-key";
import { BUILT_IN_POLICIES } from "../governance/built-in-policies";
import { Deviations } from "../governance/deviation";
import { PLATFORM_KEYS } from "../governance/standing-reasons";
import type { ComputeIsolation } from "./machine-learning-workspace";

const POLICIES = BUILT_IN_POLICIES;

/** Records what built-in policies report of a workspace that is as it should be. */
export function recordWorkspacePolicies(
  workspace: IConstruct,
  isolation: ComputeIsolation,
  key: ICustomerManagedKey | undefined,
): void {
  const deviations = Deviations.of(workspace);
  deviations.stand(workspace, "v1LegacyModeEnabled", {
    reason:
      "Everything here uses version 2 of the service's API, which needs this mode off; the policy is for " +
      "workspaces that still use version 1.",
    policies: [POLICIES.workspaceV1LegacyMode],
  });
  if (key === undefined) {
    const policies = [POLICIES.workspaceCustomerManagedKey, POLICIES.workspaceCustomerManagedKeyExists];
    deviations.stand(workspace, "encryptionKey", { reason: PLATFORM_KEYS, policies }, [
      "security/encrypt-with-cmk",
    ]);
  }
  if (isolation.kind === "own-network") {
    const reason =
      "Computes run in a subnet of the team's own, so that network decides what they reach, and no " +
      "managed one exists.";
    const policies = [POLICIES.workspaceApprovedOutboundOnly];
    deviations.stand(workspace, "managedNetwork", { reason, policies }, [
      "security/managed-network-approved-outbound",
    ]);
  }
}
