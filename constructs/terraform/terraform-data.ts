import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { SourceLocations } from "../source/source-locations";

/**
 * Terraform's built-in `terraform_data`, for a precondition that belongs to no resource.
 *
 * cdktf's own class runs `terraform version` at synthesis, which must work without Terraform.
 */
export class TerraformData extends TerraformResource {
  static readonly tfResourceType = "terraform_data";

  constructor(scope: Construct, id: string, config: TerraformMetaArguments = {}) {
    super(scope, id, { ...config, terraformResourceType: TerraformData.tfResourceType });
    SourceLocations.of(this).record(this);
  }
}
