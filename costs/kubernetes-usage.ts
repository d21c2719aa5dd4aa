import { nested, type Resource, textOf } from "../terraform-json";
import type { Usage } from "./usage";

/** A cluster's fee; its nodes are machines. */
export function kubernetesFee({ attributes }: Resource): Usage[] {
  return fee(textOf(attributes, "sku_tier"));
}

export function azapiKubernetesFee({ attributes }: Resource): Usage[] {
  return fee(textOf(nested(attributes, "body", "sku"), "tier"));
}

/** The tier Free has none, and is what Azure takes where none is named. */
function fee(tier: string | undefined): Usage[] {
  const name = tier?.toLowerCase() ?? "free";
  return name === "free" ? [] : [{ price: `kubernetes-${name}`, quantity: 1 }];
}
