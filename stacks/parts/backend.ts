import { AzurermBackend, LocalBackend, type TerraformStack } from "cdktf";
import type { ResolvedConfig } from "../config/resolved-config";

/** What a backend needs to know. */
export type StatePlace = Pick<ResolvedConfig, "backend" | "subscriptionId" | "tenantId" | "cloud">;

/** Where the stack's state lies: a file beside the project, or a blob reached with Entra tokens. */
export function placeState(stack: TerraformStack, config: StatePlace): void {
  const { backend } = config;
  if (backend.kind === "local") {
    // relative to cdktf.out/stacks/<name>, so the project's root: the default would write this machine's folder
    new LocalBackend(stack, { path: `../../../terraform.${stack.node.id}.tfstate` });
    return;
  }
  new AzurermBackend(stack, {
    resourceGroupName: backend.resourceGroup,
    storageAccountName: backend.storageAccount,
    containerName: backend.container,
    key: backend.key,
    subscriptionId: config.subscriptionId,
    tenantId: config.tenantId,
    environment: config.cloud,
    // Entra tokens, never account keys; the blob's lease is the state's lock
    useAzureadAuth: true,
  });
}
