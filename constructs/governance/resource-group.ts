import { ResourceGroup as AzurermResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";

/** A resource group: where a construct's resources live, and which tags they carry. */
export interface IResourceGroup {
  /** ARM id. */
  readonly resourceGroupId: string;
  readonly resourceGroupName: string;
  /** The region, e.g. `westeurope`. */
  readonly location: string;
  /** The tags that every resource in it carries. */
  readonly tags: Readonly<Record<string, string>>;
}

export interface ResourceGroupProps {
  /** 1 to 90 characters. */
  readonly name: string;
  /** The region, e.g. `westeurope`. */
  readonly location: string;
  /**
   * Tags of the group and of every resource that is made in it.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A resource group; one an environment and use case, so that nothing is shared by accident.
 *
 * Recommendations: `reliability/segregate-exploratory-from-production`,
 * `security/use-case-workspace-segregation`, `ai-cost/cost-accountability`.
 */
export class ResourceGroup extends AzureConstruct implements IResourceGroup {
  /** A group that exists already. */
  static fromAttributes(attributes: Omit<IResourceGroup, "tags"> & Partial<IResourceGroup>): IResourceGroup {
    return { tags: {}, ...attributes };
  }

  readonly resourceGroupId: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: ResourceGroupProps) {
    super(scope, id);
    this.location = props.location;
    this.tags = props.tags ?? {};
    const group = new AzurermResourceGroup(this, "Resource", {
      name: props.name,
      location: props.location,
      tags: this.tags,
    });
    this.resourceGroupId = group.id;
    this.resourceGroupName = group.name;
  }
}
