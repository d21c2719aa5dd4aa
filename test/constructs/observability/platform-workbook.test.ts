import { ApplicationInsightsWorkbook } from "@cdktf/provider-azurerm/lib/application-insights-workbook";
import { workbookSchema } from "../../../bench/workbook/format";
import {
  PlatformWorkbook,
  type PlatformWorkbookProps,
} from "../../../constructs/observability/platform-workbook";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { Template } from "../../support/template";
import { WORKSPACE_ID } from "../compute/test-workspace";
import { LOGS, messageOf, RUNBOOKS } from "../serving/alerting";
import { testStack } from "../serving/readable-stack";
import { queryProblems } from "./kql";

const ACCOUNT = armId("Microsoft.Storage/storageAccounts", "stchurn");
const VAULT = armId("Microsoft.KeyVault/vaults", "kv-churn");
const everything = {
  runbooks: RUNBOOKS,
  accounts: [{ storageAccountId: ACCOUNT, storageAccountName: "stchurn" }],
  vaults: [{ keyVaultId: VAULT, keyVaultName: "kv-churn" }],
};

function workbook(props: Partial<PlatformWorkbookProps> = {}) {
  const stack = testStack();
  new PlatformWorkbook(stack, "platform", {
    resourceGroup: existingResourceGroup(),
    displayName: "Churn platform",
    workspace: { workspaceId: WORKSPACE_ID, workspaceName: "mlw-churn" },
    logAnalyticsWorkspaceId: LOGS,
    ...props,
  });
  return Template.of(stack).resource(ApplicationInsightsWorkbook.tfResourceType).only;
}

const contentOf = (props?: Partial<PlatformWorkbookProps>) =>
  workbookSchema.parse(JSON.parse(String(workbook(props).data_json)));

describe("PlatformWorkbook", () => {
  test("its name is a GUID that stays, and another one for another workbook", () => {
    const { name } = workbook();
    expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(workbook(everything).name).toBe(name);
    expect(workbook({ displayName: "Another" }).name).not.toBe(name);
    const workspace = { workspaceId: WORKSPACE_ID, workspaceName: "mlw-other" };
    expect(workbook({ workspace }).name).not.toBe(name);
  });

  test("is shared with all who may see what it shows", () => {
    const { data_json, name, ...rest } = workbook();
    expect(rest).toEqual({
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      display_name: "Churn platform",
      description: "What the alerts on mlw-churn look at.",
      category: "workbook",
      source_id: "azure monitor",
      tags: { owner: "ml-platform", costCenter: "4711" },
    });
  });

  test("keeps to Microsoft's format, whatever is shown", () => {
    expect(contentOf().items.map(({ name }) => name)).toEqual([
      "introduction",
      "parameters",
      "nodes",
      "lost-nodes",
      "quota",
      "failed-jobs",
      "last-failed-jobs",
      "latency",
      "answers",
      "ingestion",
    ]);
    const names = contentOf(everything).items.map(({ name }) => name);
    expect(names.slice(-3)).toEqual(["accounts", "vaults", "vault-saturation"]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("every query names only tables and columns of the schema, and asks the workspace's logs", () => {
    const queries = contentOf(everything).items.flatMap((item) => (item.type === 3 ? [item.content] : []));
    expect(queries).toHaveLength(5);
    for (const { crossComponentResources, query } of queries) {
      expect(queryProblems(query)).toEqual([]);
      expect(crossComponentResources).toEqual([LOGS]);
    }
  });

  test("every panel looks at the time that its reader chooses, but for days of logs: a month of them", () => {
    const { items } = contentOf(everything);
    const chosen = items.flatMap((item) =>
      item.type === 9 ? item.content.parameters.map(({ name }) => name) : [],
    );
    expect(chosen).toEqual(["TimeRange"]);
    const looksAt = items.flatMap((item) => {
      if (item.type !== 3 && item.type !== 10) {
        return [];
      }
      const { timeContext, timeContextFromParameter } = item.content;
      return [[item.name, timeContextFromParameter ?? `${(timeContext?.durationMs ?? 0) / 86_400_000} days`]];
    });
    expect(looksAt.filter(([, range]) => range !== "TimeRange")).toEqual([["ingestion", "31 days"]]);
    expect(looksAt).toHaveLength(11);
  });

  test("shows nodes and quota of the workspace's clusters, and how its stores answer", () => {
    const shown = contentOf(everything).items.flatMap((item) =>
      item.type === 10
        ? item.content.metrics.map(
            ({ aggregation, metric, splitBy }) =>
              `${item.content.resourceIds} ${metric} ${aggregation} ${splitBy}`,
          )
        : [],
    );
    const ofWorkspace = `${WORKSPACE_ID} microsoft.machinelearningservices/workspaces-Quota`;
    expect(shown).toEqual([
      `${ofWorkspace}-Active Nodes 4 ClusterName`,
      `${ofWorkspace}-Idle Nodes 4 ClusterName`,
      `${ofWorkspace}-Unusable Nodes 3 ClusterName`,
      `${ofWorkspace}-Preempted Nodes 3 ClusterName`,
      `${ofWorkspace}-Quota Utilization Percentage 3 VmFamilyName`,
      `${ACCOUNT} microsoft.storage/storageaccounts-Transaction-Availability 4 null`,
      `${VAULT} microsoft.keyvault/vaults--Availability 4 null`,
      `${VAULT} microsoft.keyvault/vaults--SaturationShoebox 4 null`,
    ]);
  });

  test("jobs and requests are those of the workspace, not of others that write to the same logs", () => {
    const queries = contentOf().items.flatMap((item) => (item.type === 3 ? [item.content.query] : []));
    const own = queries.filter((query) => !query.startsWith("Usage"));
    expect(own).toHaveLength(4);
    for (const query of own) {
      expect(query).toMatch(new RegExp(`\\| where _ResourceId (=~|startswith) "${WORKSPACE_ID}`));
    }
  });

  test("leads to the runbooks, where they are read", () => {
    const introductionOf = (props?: Partial<PlatformWorkbookProps>) => {
      const [first] = contentOf(props).items;
      return first?.type === 1 ? first.content.json : "";
    };
    expect(introductionOf(everything)).toContain(`[runbooks](${RUNBOOKS})`);
    expect(introductionOf()).not.toContain("runbooks");
  });

  test("says all that is wrong at once", () => {
    const message = messageOf(() =>
      workbook({
        displayName: "${a}",
        runbooks: "http://x",
        workspace: { workspaceId: '"', workspaceName: "a b" },
      }),
    );
    for (const field of [
      "platform: displayName must be 1 to 260 characters",
      "runbooks must be an https address",
      "workspace.workspaceId may",
      "workspace.workspaceName may",
    ]) {
      expect(message).toContain(field);
    }
  });
});
