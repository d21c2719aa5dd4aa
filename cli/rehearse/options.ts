/** The flags of `mlzone rehearse`, as commander gives them. */
export interface RehearseFlags {
  readonly app?: string;
  readonly report?: string;
  readonly via?: "terraform" | "cdktf";
  readonly providerMirror?: string;
  readonly faults?: readonly string[];
  readonly change?: readonly string[];
  readonly to?: string;
  readonly allowReplacement?: readonly string[];
  readonly seeds?: string;
  readonly jobs?: string;
  readonly speed?: string;
  readonly port?: string;
  readonly apiTypes?: string;
  readonly policyDefinitions?: string;
  readonly enforce?: boolean;
  readonly deployerGroup?: readonly string[];
  readonly replay?: boolean;
  readonly var?: readonly string[];
}
