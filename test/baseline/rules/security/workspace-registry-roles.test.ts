import { workspaceRegistryRoles } from "../../../../baseline/rules/security/workspace-registry-roles";
import { REGISTRY } from "../rights";
import { testNeededRoles } from "../workspace-roles";

testNeededRoles({
  rule: workspaceRegistryRoles,
  target: REGISTRY,
  names: ["Reader", "AcrPush"],
  secondId: "8311e382-0749-4cb8-b61a-304f252e45ec",
  missing: [
    "the workspace's identity can't see its registry's settings: Reader is missing",
    "the workspace's identity can't use images: AcrPush is missing",
  ],
});
