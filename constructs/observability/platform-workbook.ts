import { ApplicationInsightsWorkbook } from "@cdktf/provider-azurerm/lib/application-insights-workbook";
import type { Construct } from "constructs";
import type { IKeyVault } from "../data/secure-key-vault";
import type { IStorageAccount } from "../data/secure-storage-account";
import type { IResourceGroup } from "../governance/resource-group";
import { stableGuid } from "../naming/stable-guid";
import { AzureConstruct } from "../terraform/azure-construct";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import { clusterPanels, endpointPanels, ingestionPanels, storePanels } from "./platform-panels";
import { queriedProblem } from "./platform-queries";
import { workbookOf } from "./workbook";

export interface PlatformWorkbookProps {
  readonly resourceGroup: IResourceGroup;
  /** What readers see, 1 to 260 characters; each workbook of a resource group has another one. */
  readonly displayName: string;
  readonly workspace: Pick<IMachineLearningWorkspace, "workspaceId" | "workspaceName">;
  /** ARM id of the Log Analytics workspace that the diagnostic settings write to. */
  readonly logAnalyticsWorkspaceId: string;
  /** Where the folder docs/runbooks is read, as for alerts. @default - no link to it */
  readonly runbooks?: string;
  /** Accounts whose availability is shown. @default - none */
  readonly accounts?: readonly IStorageAccount[];
  /** Vaults whose availability and saturation are shown. @default - none */
  readonly vaults?: readonly IKeyVault[];
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * What the alerts of the platform look at, over a time that the reader chooses: nodes and quota of clusters, failed
 * jobs, latency and errors of endpoints, and what comes into the logs. It shows what its reader may see: it has no
 * rights of its own.
 *
 * Recommendations: `ai-operations/automated-monitoring-alerting-audit`, `cost/monitor-cpu-gpu-utilization`,
 * `performance/monitor-serving-and-training-infra`.
 */
export class PlatformWorkbook extends AzureConstruct {
  /** ARM id. */
  readonly workbookId: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: PlatformWorkbookProps) {
    super(scope, id);
    const problems = workbookProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { accounts = [], displayName, logAnalyticsWorkspaceId, resourceGroup, vaults = [] } = props;
    const { workspaceId, workspaceName } = props.workspace;
    const introduction = [
      `# ${displayName}`,
      `What the alerts on \`${workspaceName}\` look at.`,
      ...(props.runbooks === undefined ? [] : [`What to do when one fires: [runbooks](${props.runbooks}).`]),
    ].join("\n\n");
    const workbook = workbookOf(logAnalyticsWorkspaceId, introduction, [
      ...clusterPanels(workspaceId, logAnalyticsWorkspaceId),
      ...endpointPanels(workspaceId, logAnalyticsWorkspaceId),
      ...ingestionPanels(logAnalyticsWorkspaceId),
      ...storePanels(
        accounts.map(({ storageAccountId }) => storageAccountId),
        vaults.map(({ keyVaultId }) => keyVaultId),
      ),
    ]);
    const resource = new ApplicationInsightsWorkbook(this, "Resource", {
      // Azure takes a GUID for a name; another one would be another workbook
      name: stableGuid("workbook", workspaceName, displayName),
      resourceGroupName: resourceGroup.resourceGroupName,
      location: resourceGroup.location,
      displayName,
      description: `What the alerts on ${workspaceName} look at.`,
      category: "workbook",
      sourceId: "azure monitor",
      dataJson: JSON.stringify(workbook),
      tags: props.tags ?? resourceGroup.tags,
    });
    this.workbookId = resource.id;
  }
}

function workbookProblems(props: PlatformWorkbookProps): string[] {
  const { displayName, runbooks, workspace } = props;
  return [
    /^[^\n${}]{1,260}$/.test(displayName)
      ? undefined
      : `displayName must be 1 to 260 characters, none of $ { } (got ${JSON.stringify(displayName)})`,
    runbooks === undefined || /^https:\/\/[^\s?#)]+[^\s?#/)]$/.test(runbooks)
      ? undefined
      : `runbooks must be an https address without a slash at its end (got ${JSON.stringify(runbooks)})`,
    queriedProblem("workspace.workspaceId", workspace.workspaceId),
    queriedProblem("workspace.workspaceName", workspace.workspaceName),
  ].filter((problem) => problem !== undefined);
}
