import type { Construct } from "constructs";
import { AzapiElement, type AzapiElementProps } from "./azapi-element";

export interface AzapiUpdateResourceProps extends AzapiElementProps {
  /** ARM id of the resource whose properties are set. */
  readonly resourceId: string;
}

/** `azapi_update_resource`: properties of a resource that something else created. */
export class AzapiUpdateResource extends AzapiElement {
  static readonly tfResourceType = "azapi_update_resource";

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AzapiUpdateResourceProps,
  ) {
    super(scope, id, AzapiUpdateResource.tfResourceType, props);
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { ...super.synthesizeAttributes(), resource_id: this.props.resourceId };
  }
}
