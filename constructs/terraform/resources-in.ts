import { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";

/** The Terraform resources that a construct, or a whole stack, is made of. */
export function resourcesIn(construct: IConstruct): TerraformResource[] {
  return construct.node.findAll().filter((child) => TerraformResource.isTerraformResource(child));
}
