import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import type { Construct } from "constructs";
import type { IResourceGroup } from "../governance/resource-group";
import { AzureConstruct } from "../terraform/azure-construct";
import type { IPrincipal } from "./principals";

/** A user-assigned managed identity. */
export interface IWorkloadIdentity extends IPrincipal {
  /** ARM id. */
  readonly identityId: string;
  /** Application (client) id, a GUID. */
  readonly clientId: string;
  readonly principalType: "ServicePrincipal";
}

export interface WorkloadIdentityProps {
  readonly resourceGroup: IResourceGroup;
  /** 3 to 128 characters, e.g. `id-churn-training-dev-weu`. */
  readonly name: string;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The identity of one purpose (workspace, training, batch …). It has no rights of its own: whoever
 * owns a resource grants them, `storage.grantReadWrite(identity)`.
 *
 * Recommendations: `security/least-privilege-workspace-identity`, `ai-security/identity-segmentation`,
 * `security/managed-identity-between-services`.
 */
export class WorkloadIdentity extends AzureConstruct implements IWorkloadIdentity {
  /** An identity that exists already. */
  static fromAttributes(attributes: Omit<IWorkloadIdentity, "principalType">): IWorkloadIdentity {
    return { ...attributes, principalType: "ServicePrincipal" };
  }

  readonly identityId: string;
  readonly clientId: string;
  readonly principalId: string;
  readonly principalType = "ServicePrincipal";

  constructor(scope: Construct, id: string, props: WorkloadIdentityProps) {
    super(scope, id);
    const { resourceGroup, name, tags } = props;
    const identity = new UserAssignedIdentity(this, "Resource", {
      name,
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      tags: tags ?? resourceGroup.tags,
    });
    this.identityId = identity.id;
    this.clientId = identity.clientId;
    this.principalId = identity.principalId;
  }
}
