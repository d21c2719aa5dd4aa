import type { Construct } from "constructs";
import { AzapiElement, type AzapiElementProps } from "./azapi-element";

export interface AzapiResourceActionProps extends AzapiElementProps {
  /** ARM id of the resource that the request goes to. */
  readonly resourceId: string;
  /** The last part of the path, e.g. `register`. @default - none: the resource itself */
  readonly action?: string;
  /** @default POST */
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Whether the request is sent when created or when destroyed. @default apply */
  readonly when?: "apply" | "destroy";
  /** Headers of the request; a changed one sends it again. @default - the provider's own */
  readonly headers?: Readonly<Record<string, string>>;
}

/** `azapi_resource_action`: one request, with nothing undone at destroy. */
export class AzapiResourceAction extends AzapiElement {
  static readonly tfResourceType = "azapi_resource_action";

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AzapiResourceActionProps,
  ) {
    super(scope, id, AzapiResourceAction.tfResourceType, props);
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return {
      ...super.synthesizeAttributes(),
      resource_id: this.props.resourceId,
      action: this.props.action,
      method: this.props.method ?? "POST",
      when: this.props.when ?? "apply",
      headers: this.props.headers,
    };
  }
}
