import type { Construct } from "constructs";
import { AzapiResourceAction, type AzapiResourceActionProps } from "./azapi-resource-action";

/**
 * A request that is sent when it is destroyed. It keeps the body that it was made with: azapi 2.12 fails to update
 * an action that waits for the end ("unknown value for output").
 */
export class AzapiActionAtDestroy extends AzapiResourceAction {
  constructor(scope: Construct, id: string, props: Omit<AzapiResourceActionProps, "when" | "lifecycle">) {
    super(scope, id, { ...props, when: "destroy", lifecycle: { ignoreChanges: ["body"] } });
  }
}
