import * as fs from "node:fs";
import * as path from "node:path";
import type { TerraformStack } from "cdktf";
import { ActivityAlerts } from "../../../constructs/observability/activity-alerts";
import { AdvisorAlerts } from "../../../constructs/observability/advisor-alerts";
import { ClusterAlerts } from "../../../constructs/observability/cluster-alerts";
import { IngestionAlert } from "../../../constructs/observability/ingestion-alert";
import { KeyExpiryAlert } from "../../../constructs/observability/key-expiry-alert";
import { KeyVaultAlerts } from "../../../constructs/observability/key-vault-alerts";
import { LOG_TABLES } from "../../../constructs/observability/log-schema";
import { PLATFORM_ALERTS } from "../../../constructs/observability/platform-alerts";
import { ServiceHealthAlerts } from "../../../constructs/observability/service-health-alerts";
import { StorageAlerts } from "../../../constructs/observability/storage-alerts";
import { BatchAlerts } from "../../../constructs/serving/batch-alerts";
import { DeploymentAlerts } from "../../../constructs/serving/deployment-alerts";
import { EndpointAlerts } from "../../../constructs/serving/endpoint-alerts";
import { MonitorAlerts } from "../../../constructs/serving/monitor-alerts";
import { MonitorEvents } from "../../../constructs/serving/monitor-events";
import { SERVING_ALERTS } from "../../../constructs/serving/serving-alerts";
import { TrainingAlerts } from "../../../constructs/serving/training-alerts";
import { existingResourceGroup } from "../../support/fixtures";
import { type SynthesizedResource, Template } from "../../support/template";
import { LOGS, RUNBOOKS, testAlerting } from "../serving/alerting";
import { testStack } from "../serving/readable-stack";
import { queryProblems } from "./kql";

const PAGES = path.join(__dirname, "../../../docs/runbooks");
const METRIC = "azurerm_monitor_metric_alert";
const QUERY = "azurerm_monitor_scheduled_query_rules_alert_v2";
const ACTIVITY = "azurerm_monitor_activity_log_alert";
const ALERTS = { ...SERVING_ALERTS, ...PLATFORM_ALERTS };

/** Every alert that there is, on things with all their options. */
function allAlerts(stack: TerraformStack): void {
  const alerting = testAlerting();
  const logs = { alerting, logAnalyticsWorkspaceId: LOGS };
  const endpoint = { endpointId: "/online", endpointName: "churn-score" };
  const output = { accountName: "stchurn", container: "predictions", folder: "daily" };
  const workspace = { workspaceId: "/workspace", workspaceName: "mlw-churn" };
  const jobs = { workspace, cluster: { computeName: "batch" }, experimentName: "churn", maxAgeHours: 26 };
  new EndpointAlerts(stack, "endpoint", { ...logs, endpoint, latencyP95: { threshold: 400 } });
  new DeploymentAlerts(stack, "deployment", {
    alerting,
    endpoint,
    deployment: { deploymentId: "/blue", deploymentName: "blue" },
    autoscale: { minimum: 3, maximum: 10 },
    gpu: true,
  });
  new BatchAlerts(stack, "jobs", { ...logs, ...jobs, endpoint, timeLimitMinutes: 60 });
  new BatchAlerts(stack, "output", { ...logs, ...jobs, endpoint, output });
  const models = ["north", "south"];
  new BatchAlerts(stack, "models", { ...logs, ...jobs, endpoint, output: { ...output, models } });
  new MonitorAlerts(stack, "monitor", { ...logs, workspace, monitor: { scheduleName: "churn-monitor" } });
  new MonitorEvents(stack, "monitors", {
    resourceGroup: existingResourceGroup(),
    name: "evgt-churn",
    workspace: { ...workspace, location: "westeurope" },
    account: { storageAccountId: "/monitor", storageAccountName: "monitor" },
    alerting,
  });
  new TrainingAlerts(stack, "training", { ...logs, ...jobs, targetMinutes: 60 });
  new ActivityAlerts(stack, "changes", { alerting, name: "churn" });
  new ServiceHealthAlerts(stack, "health", { alerting, name: "churn", regions: ["westeurope"] });
  new AdvisorAlerts(stack, "advisor", { alerting, name: "churn" });
  const vault = { keyVaultId: "/vault", keyVaultName: "kv-churn" };
  const account = { storageAccountId: "/account", storageAccountName: "stchurn" };
  new ClusterAlerts(stack, "clusters", { ...logs, workspace });
  new StorageAlerts(stack, "storage", { ...logs, account });
  new KeyVaultAlerts(stack, "vault", { alerting, vault });
  new KeyExpiryAlert(stack, "expiry", { alerting, vault, location: "westeurope", topicName: "evgt-kv" });
  new IngestionAlert(stack, "ingestion", { ...logs, name: "log-churn", budget: { threshold: 5 } });
}

/** Alerts that Event Grid makes by itself; their description stands in the body of a request. */
function eventAlerts(stack: TerraformStack): SynthesizedResource[] {
  return Template.of(stack)
    .resources()
    .filter(({ type }) => type === "azapi_resource")
    .map(({ attributes, ...resource }) => {
      const { properties } = attributes.body as {
        properties: { destination: { properties: { description: string } } };
      };
      const { description } = properties.destination.properties;
      return { ...resource, attributes: { name: attributes.name, description } };
    });
}

const stack = testStack();
allAlerts(stack);
const alerts = Template.of(stack)
  .resources()
  .filter(({ type }) => [METRIC, QUERY, ACTIVITY].includes(type))
  .concat(eventAlerts(stack));

const pages = fs.readdirSync(PAGES).map((file) => {
  const text = fs.readFileSync(path.join(PAGES, file), "utf8");
  const queries = [...text.matchAll(/```kusto\n(.*?)```/gs)].map(([, query = ""]) => query);
  return { name: file.replace(/\.md$/, ""), text, queries };
});

describe("queries name only tables and columns of the schema", () => {
  const ofAlerts = alerts
    .filter(({ type }) => type === QUERY)
    .map(({ address, attributes }) => {
      const [{ query }] = attributes.criteria as [{ query: string }];
      return [address, query];
    });
  test.each(ofAlerts)("%s", (_address, query) => {
    expect(queryProblems(query)).toEqual([]);
  });

  test.each(pages)("docs/runbooks/$name.md", ({ queries }) => {
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.flatMap(queryProblems)).toEqual([]);
  });

  test.each([
    ["AmlOnlineEndpointTraffic", "AmlOnlineEndpointTraffic is no table of the schema"],
    ["AmlComputeJobEvent\n| where Event == 1", "Event is no column there"],
    ["AmlComputeJobEvent | summarize by JobName | where JobId == 1", "JobId is no column there"],
    ["AmlComputeJobEvent | project A = JobId | where JobId == A", "JobId is no column there"],
    ["AmlComputeJobEvent | summarize N = count() by Nowhere", "Nowhere is no column there"],
    ["AmlComputeJobEvent | extend A = percent(JobId)", "percent is no function there"],
    ["AmlComputeJobEvent | order by Nothing desc", "Nothing is no column there"],
    ["AmlComputeJobEvent | evaluate bag_unpack(JobId)", "evaluate is no operator"],
    [
      "union AmlComputeJobEvent, StorageBlobLogs",
      "union AmlComputeJobEvent , StorageBlobLogs is no table of the schema",
    ],
    ["union isfuzzy=true Nowhere, (datatable(JobId: string)[])", "Nowhere is no table of the schema"],
    ["union isfuzzy=true AmlComputeJobEvent, (datatable(JobId: long)[])", "JobId is no long there"],
    ['union isfuzzy=true AmlComputeJobEvent, (datatable(JobId: string)["a"])', "rows of nowhere"],
    [
      "union isfuzzy=true AmlComputeJobEvent, (datatable(JobId: string)[]) | where JobName == JobId",
      "JobName is no column there",
    ],
    [
      'AmlComputeJobEvent | join kind=rightanti (datatable(Model: string)["a"]) on Model',
      "Model is no column on both sides",
    ],
    ["AmlComputeJobEvent | join kind=inner (StorageBlobLogs) on Type", "a join that can't be read"],
    [
      'AmlComputeJobEvent | join kind=rightanti (datatable(JobId: string)["a"]) on JobId | project JobName',
      "JobName is no column there",
    ],
    ["AmlComputeJobEvent | where JobId == 'a'", `can't read "'a'"`],
  ])("one that wouldn't run is told: %s", (query, problem) => {
    expect(queryProblems(query)).toEqual([problem]);
  });

  test("no table has a column twice", () => {
    for (const { columns } of Object.values(LOG_TABLES)) {
      const all = Object.values(columns).flat();
      expect(all).toEqual([...new Set(all)]);
    }
  });
});

describe("runbooks", () => {
  test("each alert has its page, and each page its alert", () => {
    expect(pages.map(({ name }) => name).sort()).toEqual(Object.keys(ALERTS).sort());
  });

  test("each alert that is made links the page of its name", () => {
    const linked = alerts.map(({ attributes }) => {
      const [, page] =
        new RegExp(`What to do: ${RUNBOOKS}/([a-z0-9-]+)\\.md$`).exec(String(attributes.description)) ?? [];
      expect(String(attributes.name)).toMatch(new RegExp(`-${page}$`));
      return page;
    });
    expect([...new Set(linked)].sort()).toEqual(Object.keys(ALERTS).sort());
  });

  const WINDOWS = {
    PT15M: "over 15 minutes",
    PT1H: "over an hour",
    PT6H: "over six hours",
    P1D: "over a day",
    P2D: "over two days",
    event: "at each event",
  };
  test.each(pages)("$name says what it means, what to look at, and what to do", ({ name, text }) => {
    const known = Object.entries(ALERTS).find(([alert]) => alert === name)?.[1];
    const said = known && `Severity ${known.severity}, ${WINDOWS[known.window]}.`;
    expect(text.split("\n\n").slice(0, 2)).toEqual([`# ${name}`, said]);
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
      "What it means",
      "What to look at",
      "What to do",
    ]);
    for (const [, page = ""] of text.matchAll(/\]\((\S+?)\.md\)/g)) {
      expect(Object.keys(ALERTS)).toContain(page);
    }
  });
});
