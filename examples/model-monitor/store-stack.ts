import { DataAzurermUserAssignedIdentity } from "@cdktf/provider-azurerm/lib/data-azurerm-user-assigned-identity";
import type { Construct } from "constructs";
import {
  AzapiResourceAction,
  AzureContext,
  BUILT_IN_ROLES,
  blobCondition,
  CustomRole,
  collectLogs,
  Egress,
  EntraGroup,
  ManagedNetworkEgress,
  MonitorEvents,
  PayloadStore,
  PrivateConnection,
  PrivateDnsZones,
  RoleAssignment,
  SecureStorageAccount,
} from "../../constructs";
import { ReadableAddressStack, type ServingConfig } from "../../stacks";
import { accountName, COLLECTED, type Found, findLandingZone, READERS, TRAINING, told } from "./collected";

const ML = "Microsoft.MachineLearningServices/workspaces";

/**
 * What holds data and gives rights, so whoever deploys the landing zone deploys it: the account, who reads and who
 * writes there, the way to it, and who is told.
 */
export class MonitorStoreStack extends ReadableAddressStack {
  constructor(scope: Construct, id: string, config: ServingConfig) {
    super(scope, id);
    const found = findLandingZone(this, config);
    const account = this.createStore(found, config);
    this.connect(found, account);
    this.tell(found, account);
    collectLogs(account, found.logAnalyticsWorkspaceId);
  }

  private createStore(found: Found, { serving, subscriptionId }: ServingConfig): SecureStorageAccount {
    const { names, resourceGroup, workspace } = found;
    const readers = EntraGroup.fromObjectId(READERS);
    const account = new SecureStorageAccount(this, "collected", {
      resourceGroup,
      name: accountName(names),
      redundancy: "LRS",
      // the store has the account's one policy
      coolAfterDays: "never",
      deleteVersionsAfterDays: "never",
    });
    new PayloadStore(this, "store", {
      ...COLLECTED,
      workspace,
      account,
      readers,
      operators: serving.deployers.map(({ group }) => EntraGroup.fromObjectId(group)),
      writer: found.servingIdentity(),
    });
    // the key that signs a SAS is asked of the account, which has no other container
    account.grantBlobRead(readers, "signers");
    account.grantBlobReadWrite(
      found.trainingCluster().identity,
      "training",
      blobCondition({ containers: [COLLECTED.name], paths: [`${TRAINING}/*`] }),
    );
    const role = new CustomRole(this, "credential-writer-role", {
      name: `Monitor Credential Writer (${workspace.workspaceName})`,
      description: "Writes the credential that model monitors read with; rolls nothing out.",
      actions: [`${ML}/read`, ...["read", "write", "delete"].map((verb) => `${ML}/datastores/${verb}`)],
      resourceGroupId: resourceGroup.resourceGroupId,
      subscriptionId,
    });
    new RoleAssignment(this, "credential-writers", {
      scope: workspace.workspaceId,
      role,
      principal: readers,
    });
    return account;
  }

  /** Spark and jobs reach it from the managed network; who signs, from the landing zone's. */
  private connect({ idOf, names, resourceGroup, workspace }: Found, account: SecureStorageAccount): void {
    const identity = new DataAzurermUserAssignedIdentity(this, "workspace-identity", {
      name: names.of("userAssignedIdentity", "workspace"),
      resourceGroupName: resourceGroup.resourceGroupName,
    });
    const approver = new RoleAssignment(account, "network-approver", {
      scope: account.storageAccountId,
      role: BUILT_IN_ROLES.networkConnectionApprover,
      principal: { principalId: identity.principalId, principalType: "ServicePrincipal" },
      description: "approve the managed network's private endpoint",
    });
    const egress = new ManagedNetworkEgress(this, "egress", {
      workspaceId: workspace.workspaceId,
      rules: [
        Egress.privateEndpoint(account.storageAccountId, "blob", { name: "watched-blob", spark: true }),
      ],
      after: [approver],
    });
    // the landing zone's network has no Spark: until it has, monitors fail
    new AzapiResourceAction(this, "spark", {
      type: `${ML}@2025-12-01`,
      resourceId: workspace.workspaceId,
      action: "provisionManagedNetwork",
      body: { includeSpark: true },
      dependsOn: [...egress.last],
    });
    const network = idOf("Microsoft.Network/virtualNetworks", names.of("virtualNetwork"));
    const zone = AzureContext.of(this).suffixes.privateLinkZones.blob;
    new PrivateConnection(this, "collected-blob", {
      resourceGroup,
      name: names.of("privateEndpoint", "watched-blob"),
      targetId: account.storageAccountId,
      subresource: "blob",
      subnet: { subnetId: `${network}/subnets/${names.of("subnet", "endpoints")}` },
      zones: PrivateDnsZones.fromZoneIds({ blob: idOf("Microsoft.Network/privateDnsZones", zone) }),
    });
  }

  /** Beside the mail that each monitor sends. */
  private tell(found: Found, account: SecureStorageAccount): void {
    const { names, resourceGroup, workspace } = found;
    const events = new MonitorEvents(this, "events", {
      resourceGroup,
      name: names.of("eventGridSystemTopic"),
      workspace,
      account,
      alerting: told(this, found),
    });
    collectLogs(events, found.logAnalyticsWorkspaceId);
  }
}
