import type { Construct } from "constructs";
import { DiagnosticSetting } from "./diagnostic-setting";
import type { IMonitored } from "./diagnostic-target";

/** Sends all that `monitored` writes to a Log Analytics workspace: one setting a target. */
export function collectLogs(monitored: IMonitored & Construct, logAnalyticsWorkspaceId: string): void {
  for (const target of monitored.diagnosticTargets) {
    new DiagnosticSetting(monitored, `${target.name}-logs`, { target, logAnalyticsWorkspaceId });
  }
}
