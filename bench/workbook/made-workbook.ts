import { Testing } from "cdktf";
import { z } from "zod";
import { ResourceGroup } from "../../constructs/governance/resource-group";
import { PlatformWorkbook } from "../../constructs/observability/platform-workbook";
import { AzureProviders } from "../../constructs/terraform/azure-providers";
import { ReadableAddressStack } from "../../stacks/readable-address-stack";
import { type ReadWorkbook, workbookSchema } from "./format";

const ZEROS = "00000000-0000-0000-0000-00000000000";
const GROUP = `/subscriptions/${ZEROS}2/resourceGroups/rg-churn-dev-weu`;
const provider = (rest: string) => `${GROUP}/providers/Microsoft.${rest}`;

const synthesized = z.object({
  resource: z.object({
    azurerm_application_insights_workbook: z.object({ platform: z.object({ data_json: z.string() }) }),
  }),
});

/**
 * The workbook of a landing zone that has everything the workbook shows, read from what it synthesizes to.
 *
 * @throws {z.ZodError} if it doesn't keep to the format
 */
export function madeWorkbook(): ReadWorkbook {
  const stack = new ReadableAddressStack(Testing.app({ stackTraces: false }), "workbook");
  new AzureProviders(stack, "providers", {
    tenantId: `${ZEROS}1`,
    subscriptionId: `${ZEROS}2`,
    purgeOnDestroy: true,
  });
  const account = "stchurndevweu";
  const vault = "kv-churn-dev-weu";
  new PlatformWorkbook(stack, "platform", {
    resourceGroup: ResourceGroup.fromAttributes({
      resourceGroupId: GROUP,
      resourceGroupName: "rg-churn-dev-weu",
      location: "westeurope",
      tags: {},
    }),
    displayName: "Churn, dev: the platform",
    workspace: {
      workspaceId: provider("MachineLearningServices/workspaces/mlw-churn-dev-weu"),
      workspaceName: "mlw-churn-dev-weu",
    },
    logAnalyticsWorkspaceId: provider("OperationalInsights/workspaces/log-churn-dev-weu"),
    runbooks: "https://git.example.com/ml-platform/landing-zone/docs/runbooks",
    accounts: [
      { storageAccountId: provider(`Storage/storageAccounts/${account}`), storageAccountName: account },
    ],
    vaults: [{ keyVaultId: provider(`KeyVault/vaults/${vault}`), keyVaultName: vault }],
  });
  const template = synthesized.parse(JSON.parse(Testing.synth(stack)));
  return workbookSchema.parse(
    JSON.parse(template.resource.azurerm_application_insights_workbook.platform.data_json),
  );
}
