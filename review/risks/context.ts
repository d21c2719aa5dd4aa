import type { AzureEstate } from "../../baseline/azure";
import type { ReportedFinding } from "../../baseline/report";
import type { ResourceChange } from "../changes/change";

/** What a detector of risks looks at: one stack, as it was and as it will be. */
export interface RiskContext {
  readonly stack: string;
  /** All changes of the stack that are this pull request's. */
  readonly changes: readonly ResourceChange[];
  /** Undefined where BASE has no such stack. */
  readonly base?: AzureEstate;
  /** Undefined where HEAD has no such stack. */
  readonly head?: AzureEstate;
  /** Findings that somebody accepts in HEAD, and whether BASE accepts them, too. @default - none */
  readonly accepted?: readonly { readonly finding: ReportedFinding; readonly isNew: boolean }[];
}
