import { TerraformProvider, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import type { AzureCloud } from "../naming/clouds";

/** The pinned version of the azapi provider. */
export const AZAPI_VERSION = "2.12.0";

/** What every azapi element says about its provider. */
export const AZAPI_GENERATOR_METADATA = {
  providerName: "azapi",
  providerVersion: AZAPI_VERSION,
  providerVersionConstraint: AZAPI_VERSION,
};

/** Settings of the azapi provider; credentials come from the environment, never from code. */
export interface AzapiProviderProps {
  /**
   * The subscription, a GUID.
   * @default - the one of the environment or the Azure CLI
   */
  readonly subscriptionId?: string;
  /**
   * The Entra tenant, a GUID.
   * @default - the one of the environment or the Azure CLI
   */
  readonly tenantId?: string;
  /**
   * The cloud.
   * @default - the one of the environment, or public
   */
  readonly cloud?: AzureCloud;
}

/** The azapi provider: for everything that azurerm can't do. */
export class AzapiProvider extends TerraformProvider {
  /** The stack's azapi provider, made without settings if there is none yet. */
  static of(scope: IConstruct): AzapiProvider {
    const stack = TerraformStack.of(scope);
    const present = stack.node.children.find((child) => child instanceof AzapiProvider);
    return (present as AzapiProvider | undefined) ?? new AzapiProvider(stack, "azapi");
  }

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AzapiProviderProps = {},
  ) {
    super(scope, id, {
      terraformResourceType: "azapi",
      terraformGeneratorMetadata: AZAPI_GENERATOR_METADATA,
      terraformProviderSource: "azure/azapi",
    });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    const { subscriptionId, tenantId, cloud } = this.props;
    return { subscription_id: subscriptionId, tenant_id: tenantId, environment: cloud };
  }
}
