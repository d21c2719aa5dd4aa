import type { Construct } from "constructs";
import { type ArmBody, AzapiElement, type AzapiElementProps } from "./azapi-element";

/** Identities of an azapi resource. */
export interface AzapiIdentity {
  /** `SystemAssigned`, `UserAssigned` or `SystemAssigned, UserAssigned`. */
  readonly type: string;
  /** Ids of the user-assigned identities. @default - none */
  readonly identityIds?: readonly string[];
}

export interface AzapiResourceProps extends AzapiElementProps {
  /** The resource's name. */
  readonly name: string;
  /** ARM id of the parent: a resource group, or the resource above. */
  readonly parentId: string;
  /** The region. @default - none: child resources have none */
  readonly location?: string;
  /** @default - no identity */
  readonly identity?: AzapiIdentity;
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
  /** Part of the body that never reaches the plan's output. @default - none */
  readonly sensitiveBody?: ArmBody;
  /** Paths of the body whose change makes another resource, e.g. `properties.vmSize`. @default - none */
  readonly replaceTriggersRefs?: readonly string[];
  /** Values outside the body whose change makes another resource; a first value makes none. @default - none */
  readonly replaceTriggersExternalValues?: Readonly<Record<string, string>>;
  /** What a deletion adds to its address, e.g. `{ underlyingResourceAction: ["Detach"] }`. @default - nothing */
  readonly deleteQueryParameters?: Readonly<Record<string, readonly string[]>>;
  /** Whether azapi checks the body against its own schemas at plan. @default true */
  readonly schemaValidationEnabled?: boolean;
  /** Whether properties that the response lacks are taken as unchanged. @default true */
  readonly ignoreMissingProperty?: boolean;
}

/** `azapi_resource`: a resource that azurerm does not know, with its whole life. */
export class AzapiResource extends AzapiElement {
  static readonly tfResourceType = "azapi_resource";

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AzapiResourceProps,
  ) {
    super(scope, id, AzapiResource.tfResourceType, props);
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    const { name, parentId, location, identity, tags, sensitiveBody } = this.props;
    return {
      ...super.synthesizeAttributes(),
      name,
      parent_id: parentId,
      location,
      identity: identity && [{ type: identity.type, identity_ids: identity.identityIds }],
      tags,
      sensitive_body: sensitiveBody,
      delete_query_parameters: this.props.deleteQueryParameters,
      replace_triggers_refs: this.props.replaceTriggersRefs,
      replace_triggers_external_values: this.props.replaceTriggersExternalValues,
      schema_validation_enabled: this.props.schemaValidationEnabled ?? true,
      ignore_missing_property: this.props.ignoreMissingProperty ?? true,
    };
  }
}
