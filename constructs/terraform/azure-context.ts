import { DataAzurermClientConfig } from "@cdktf/provider-azurerm/lib/data-azurerm-client-config";
import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { type AzureCloud, type CloudSuffixes, cloudSuffixes } from "../naming/clouds";

const CONTEXT = Symbol.for("mlzone.azure-context");
type StackWithContext = TerraformStack & { [CONTEXT]?: AzureContext };

export interface AzureContextProps {
  /** The Entra tenant, a GUID. */
  readonly tenantId: string;
  /** The subscription, a GUID. */
  readonly subscriptionId: string;
  /** @default public */
  readonly cloud?: AzureCloud;
}

/** Tenant, subscription and cloud that a stack is deployed to. */
export class AzureContext {
  /**
   * The context of the stack that `scope` belongs to. A stack that never said `use` gets it from
   * the credentials (`data.azurerm_client_config`), in the public cloud.
   */
  static of(scope: IConstruct): AzureContext {
    const stack = TerraformStack.of(scope) as StackWithContext;
    if (stack[CONTEXT] === undefined) {
      const client = new DataAzurermClientConfig(stack, "client");
      AzureContext.use(stack, { tenantId: client.tenantId, subscriptionId: client.subscriptionId });
    }
    return stack[CONTEXT] as AzureContext;
  }

  /** Says where a stack is deployed to; call it before the first construct is made. */
  static use(scope: IConstruct, props: AzureContextProps): void {
    (TerraformStack.of(scope) as StackWithContext)[CONTEXT] = new AzureContext(props);
  }

  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly cloud: AzureCloud;

  private constructor(props: AzureContextProps) {
    this.tenantId = props.tenantId;
    this.subscriptionId = props.subscriptionId;
    this.cloud = props.cloud ?? "public";
  }

  /** Host suffixes and private link zones of the cloud. */
  get suffixes(): CloudSuffixes {
    return cloudSuffixes(this.cloud);
  }

  /** The id of a built-in role as ARM returns it; another spelling would be a diff in each plan. */
  roleDefinitionId(roleGuid: string): string {
    return `/subscriptions/${this.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roleGuid}`;
  }
}
