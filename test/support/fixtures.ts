import type { Construct } from "constructs";
import type { ICustomerManagedKey } from "../../constructs/encryption/customer-managed-key";
import type { Deviation } from "../../constructs/governance/deviation";
import { type IResourceGroup, ResourceGroup } from "../../constructs/governance/resource-group";
import { type IWorkloadIdentity, WorkloadIdentity } from "../../constructs/identity/workload-identity";
import { TerraformData } from "../../constructs/terraform/terraform-data";

const GROUP = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-churn-test-weu";

/** A resource group that exists already. */
export function existingResourceGroup(): IResourceGroup {
  return ResourceGroup.fromAttributes({
    resourceGroupId: GROUP,
    resourceGroupName: "rg-churn-test-weu",
    location: "westeurope",
    tags: { owner: "ml-platform", costCenter: "4711" },
  });
}

/** The ARM id of a resource in the existing group. */
export function armId(type: string, name: string): string {
  return `${GROUP}/providers/${type}/${name}`;
}

/** An identity that exists already. */
export function testIdentity(name = "id-churn-training-test-weu"): IWorkloadIdentity {
  return WorkloadIdentity.fromAttributes({
    identityId: armId("Microsoft.ManagedIdentity/userAssignedIdentities", name),
    clientId: "cccccccc-0000-0000-0000-000000000001",
    principalId: "dddddddd-0000-0000-0000-000000000001",
  });
}

/** A deviation that is complete. */
export function testDeviation(): Deviation {
  return { reason: "the old exporter can't do better", approvedBy: "security board", expires: "2027-01-31" };
}

/** A key that exists already, with something to wait for. */
export function testKey(scope: Construct): ICustomerManagedKey {
  const grant = new TerraformData(scope, "key-grant");
  return {
    keyVaultId: armId("Microsoft.KeyVault/vaults", "kvk-churn-test-1a2b3"),
    versionlessKeyId: "https://kvk-churn-test-1a2b3.vault.azure.net/keys/storage",
    grantEncryption: () => [grant],
  };
}
