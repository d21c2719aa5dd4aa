import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { AzureCloud } from "../naming/clouds";
import { AzapiProvider } from "./azapi-provider";
import { AzureContext } from "./azure-context";
import { AzurermDialect, type AzurermVersion, DEFAULT_AZURERM_VERSION } from "./azurerm-dialect";

export interface AzureProvidersProps {
  /** The Entra tenant, a GUID. */
  readonly tenantId: string;
  /** The subscription, a GUID. */
  readonly subscriptionId: string;
  /** The provider version to write for. @default 5.2.0 */
  readonly azurermVersion?: AzurermVersion;
  /**
   * Whether a destroy also purges what Azure would keep soft-deleted, so that names are free again.
   * A vault with purge protection is kept all the same, and recovered by the next apply.
   */
  readonly purgeOnDestroy: boolean;
  /** The cloud, in azurerm's words. @default public */
  readonly cloud?: AzureCloud;
}

/**
 * Both providers of a stack, pinned. Storage is reached with Entra tokens, and no data plane is
 * touched: the stack can be deployed from outside the virtual network.
 */
export class AzureProviders extends Construct {
  readonly azurerm: AzurermProvider;
  readonly azapi: AzapiProvider;

  constructor(scope: Construct, id: string, props: AzureProvidersProps) {
    super(scope, id);
    AzurermDialect.pin(this, props.azurermVersion ?? DEFAULT_AZURERM_VERSION);
    const { tenantId, subscriptionId, cloud = "public", purgeOnDestroy } = props;
    AzureContext.use(this, { tenantId, subscriptionId, cloud });
    this.azurerm = new AzurermProvider(this, "azurerm", {
      tenantId,
      subscriptionId,
      environment: cloud,
      storageUseAzuread: true,
      resourceProviderRegistrations: "none",
      features: [
        {
          keyVault: [{ purgeSoftDeleteOnDestroy: purgeOnDestroy, recoverSoftDeletedKeyVaults: true }],
          logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: purgeOnDestroy }],
          machineLearning: [{ purgeSoftDeletedWorkspaceOnDestroy: purgeOnDestroy }],
          // Azure puts resources of its own into the group (alerts of Application Insights): where
          // destroying is routine they go with it
          resourceGroup: [{ preventDeletionIfContainsResources: !purgeOnDestroy }],
          storage: [{ dataPlaneAvailable: false }],
        },
      ],
    });
    this.azapi = new AzapiProvider(TerraformStack.of(this), "azapi", { tenantId, subscriptionId, cloud });
  }
}
