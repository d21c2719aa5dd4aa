import { type TerraformElement, TerraformStack } from "cdktf";
import type { Node } from "constructs";

/** Ids that say nothing to a reader: a construct's main resource is called after the construct. */
const SILENT = new Set(["Resource", "Default"]);

/**
 * A stack whose Terraform addresses can be read: `azurerm_storage_account.storage` instead of
 * `azurerm_storage_account.storage_8C4D0F21`. They are part of the public contract: an address that
 * changes makes Terraform destroy and create again.
 */
export class ReadableAddressStack extends TerraformStack {
  private readonly owners = new Map<string, string>();

  /** @throws if two elements would get one name: within a type, Terraform would keep only one of them */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const path = "node" in element ? element.node.path : element.path;
    const inStack = path.slice(this.node.path.length + 1);
    const name = inStack
      .split("/")
      .filter((id) => !SILENT.has(id))
      .join("_");
    const owner = this.owners.get(name) ?? inStack;
    if (owner !== inStack) {
      throw new Error(`${this.node.path}: ${owner} and ${inStack} would both be called ${name}: rename one`);
    }
    this.owners.set(name, inStack);
    return name;
  }
}
