import type { Evidence, StepResult } from "../../../rehearsal/evidence/evidence";
import type { RecordedRequest } from "../../../rehearsal/simulator/recorder";

/** A step that held, or as it is told. */
export function stepResult(changes: Partial<StepResult> = {}): StepResult {
  return {
    name: "apply",
    claim: "everything that is planned is made",
    held: true,
    seen: "4 resources made",
    seconds: 24.15,
    problems: [],
    ...changes,
  };
}

/** What a rehearsal found, or as it is told. */
export function someEvidence(changes: Partial<Evidence> = {}): Evidence {
  return {
    subject: "dev",
    verdict: "held",
    headline: "held",
    startedAt: "2026-01-02T03:04:05.000Z",
    seconds: 125,
    versions: { terraform: "1.11.4", azurerm: "5.2.0" },
    steps: [stepResult()],
    resources: 4,
    replayed: [],
    requests: { total: 7, byType: { "PUT Microsoft.KeyVault/vaults": 2 }, refusedHosts: {} },
    time: { total: 125, providerWaits: 100, simulator: 0.5, terraform: 24.5 },
    keptByAzure: [],
    notes: [],
    ...changes,
  };
}

/** A write as the simulator records it. */
export function recorded(changes: Partial<RecordedRequest> = {}): RecordedRequest {
  return {
    number: 1,
    at: 0,
    method: "PUT",
    path: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-churn",
    apiVersion: "2026-02-01",
    sender: "azurerm",
    type: "Microsoft.KeyVault/vaults",
    body: { location: "westeurope" },
    status: 200,
    ...changes,
  };
}
