/** Something that writes logs or metrics which a diagnostic setting can collect. */
export interface DiagnosticTarget {
  /** Tells the targets of one construct apart, e.g. `blob`. */
  readonly name: string;
  /** ARM id of the resource the setting stands on. */
  readonly resourceId: string;
  /**
   * Its ARM type, e.g. `Microsoft.KeyVault/vaults`: tells which built-in policies judge the setting.
   * @default - none of those that judge settings of single types
   */
  readonly resourceType?: string;
  /** The category group of its logs. @default - the resource has no logs */
  readonly logs?: "allLogs" | "audit";
  /** Its metric categories, e.g. `AllMetrics`. @default - none */
  readonly metrics?: readonly string[];
}

/** A construct whose logs `Monitoring.collect` can collect. */
export interface IMonitored {
  readonly diagnosticTargets: readonly DiagnosticTarget[];
}
