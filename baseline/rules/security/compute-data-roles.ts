import { purposeOf } from "../../azure/joins/compute-purpose";
import { computesWithWorkspace, lacksIn } from "../computes-with-workspace";
import type { Need } from "../needed-role";
import { rule } from "../rule";

export const computeDataRoles = rule({
  id: "security/compute-data-roles",
  title: "Computes may use the workspace's data by their identity",
  recommendations: [
    "security/managed-identity-between-services",
    "deploy/batch-data-access-credentials",
    "ai-security/rbac-abac-control-and-data-plane",
  ],
  severity: "medium",
  why: "Without roles on the data, jobs need the account's keys, which give everything to whoever has one.",
  fix: {
    construct:
      "SecureStorageAccount.grantBlobReadWrite and grantFileReadWrite, or grantBlobRead for image builds",
    terraform:
      "azurerm_role_assignment: Storage Blob Data Contributor and Storage File Data Privileged Contributor on the account",
  },
  looksAt: computesWithWorkspace,
  finds: (compute, estate) =>
    lacksIn(compute, estate, ({ storage }) => {
      const blobs: Need = {
        on: storage,
        roles: ["Storage Blob Data Contributor", "Storage Blob Data Owner", "Storage Blob Data Reader"],
        within: "part",
        problem: "the compute's identity can't reach the workspace's blobs: a blob data role is missing",
      };
      const files: Need = {
        on: storage,
        roles: ["Storage File Data Privileged Contributor", "Storage File Data Privileged Reader"],
        within: "part",
        problem:
          "the compute's identity can't reach the workspace's notebooks and code: Storage File Data Privileged Contributor is missing",
      };
      // an image is built of blobs alone
      return purposeOf(compute, estate) === "image builds" ? [blobs] : [blobs, files];
    }),
});
