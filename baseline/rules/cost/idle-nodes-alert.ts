import { knownValue } from "../../azure";
import { isWatched } from "../../azure/joins/alerts";
import { ownWorkspaces } from "../../azure/joins/own-workspaces";
import { IDLE_NODES } from "../../azure/joins/platform-alerts";
import { computesOf } from "../../azure/joins/workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

export const idleNodesAlert = rule({
  id: "cost/idle-nodes-alert",
  title: "In production, somebody is told when nodes of a cluster do nothing",
  recommendations: ["cost/monitor-cpu-gpu-utilization", "cost/scale-down-idle-compute"],
  severity: "low",
  why: "A cluster whose minimum is too high, or that doesn't scale down, is paid for around the clock.",
  fix: {
    construct: "ClusterAlerts: idleNodes; in an environment's file, alerts",
    terraform: "azurerm_monitor_metric_alert on the workspace: Idle Nodes",
  },
  looksAt: (estate) =>
    estate.environment.production
      ? ownWorkspaces(estate).filter((workspace) =>
          computesOf(workspace, estate).some(({ computeType }) => knownValue(computeType) === "AmlCompute"),
        )
      : [],
  finds: ({ resource }, estate) =>
    mustHold(
      isWatched(resource, IDLE_NODES, estate),
      "no alert of this input tells of nodes that do nothing",
    ),
});
