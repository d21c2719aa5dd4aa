import { dependable, type ITerraformDependable, type TerraformResource } from "cdktf";

/** Lets a resource that was made come after others, besides those that it waits for already. */
export function waitFor(resource: TerraformResource, others: readonly ITerraformDependable[]): void {
  if (others.length > 0) {
    resource.dependsOn = [...(resource.dependsOn ?? []), ...others.map(dependable)];
  }
}
