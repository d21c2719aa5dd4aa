/** What a rehearsal found out, as it stands in evidence.json. */
export interface Evidence {
  /** Name of the stack or folder. */
  readonly subject: string;
  readonly verdict: Verdict;
  /** One line for people, e.g. `held` or `held, 2 replayed, not proven by azapi`. */
  readonly headline: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly steps: readonly StepResult[];
  /** How many resources the first apply made. */
  readonly resources: number;
  /** azapi objects that terraform_data stood for. */
  readonly replayed: readonly string[];
  readonly requests: RequestCounts;
  /** Where the time went, in seconds. */
  readonly time: TimeSpent;
  /** What Azure keeps after the destruction, e.g. soft-deleted vaults. */
  readonly keptByAzure: readonly string[];
  readonly notes: readonly string[];
  readonly policies?: PolicySummary;
}

export type Verdict = "held" | "held-with-replay" | "failed";

/** One thing that had to hold. */
export interface StepResult {
  readonly name: string;
  /** What had to hold, in one sentence. */
  readonly claim: string;
  readonly held: boolean;
  /** What was seen. */
  readonly seen: string;
  /** How many resources it made, where it made any. */
  readonly count?: number;
  readonly seconds: number;
  /** What went wrong, each with the resource that it is about. */
  readonly problems: readonly string[];
}

export interface RequestCounts {
  readonly total: number;
  /** `PUT Microsoft.KeyVault/vaults` → how many. */
  readonly byType: Readonly<Record<string, number>>;
  /** Hosts that were asked for and refused. */
  readonly refusedHosts: Readonly<Record<string, number>>;
}

export interface TimeSpent {
  readonly total: number;
  /** Nobody asked the control plane anything for a second or more: the providers' own waits. */
  readonly providerWaits: number;
  /** Answering requests. */
  readonly simulator: number;
  /** What is left: terraform itself, starting providers, refreshing. */
  readonly terraform: number;
}

export interface PolicySummary {
  readonly definitions: number;
  readonly evaluated: number;
  readonly notEvaluable: number;
  readonly nonCompliant: readonly PolicyFinding[];
}

export interface PolicyFinding {
  readonly policy: string;
  readonly name: string;
  readonly resource: string;
  readonly reason: string;
  /** The deviation that covers it, in its own words; undefined where none does. */
  readonly coveredBy?: string;
}
