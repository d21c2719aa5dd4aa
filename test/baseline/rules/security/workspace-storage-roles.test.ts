import { workspaceStorageRoles } from "../../../../baseline/rules/security/workspace-storage-roles";
import { STORAGE } from "../rights";
import { testNeededRoles } from "../workspace-roles";

testNeededRoles({
  rule: workspaceStorageRoles,
  target: STORAGE,
  names: ["Reader", "Storage Blob Data Contributor", "Storage File Data Privileged Contributor"],
  secondId: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  missing: [
    "the workspace's identity can't see its storage account's settings: Reader is missing",
    "the workspace's identity can't read and write its blobs: Storage Blob Data Contributor is missing",
    "the workspace's identity can't keep notebooks and code: Storage File Data Privileged Contributor is missing",
  ],
});
