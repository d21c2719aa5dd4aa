import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** The Terraform resources that a construct is made of. */
export function resourcesIn(construct: Construct): TerraformResource[] {
  return construct.node
    .findAll()
    .filter((child): child is TerraformResource => TerraformResource.isTerraformResource(child));
}
