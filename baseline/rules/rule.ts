import type { AzureEstate, Kind, Subject } from "../azure";
import type { RecommendationId } from "../catalogue";
import type { Pillar } from "../catalogue/pillars";

/** How bad a violation is; in the order from worst. */
export const SEVERITIES = ["high", "medium", "low"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** `<pillar>/<name>`; never changes: acknowledgements, pipelines and code scanning name it. */
export type RuleId = `${Pillar}/${string}`;

/** What is wrong with a resource, or can't be told. */
export interface Problem {
  /** `unknown` where the input doesn't tell: no violation, but no pass either. */
  readonly certainty: "violation" | "unknown";
  /** One sentence without the resource's address: what is so, and why that's bad or can't be told. */
  readonly message: string;
  /** The attribute, e.g. `network_acls.default_action`; undefined where something else is missing. */
  readonly attribute?: string;
  /** Addresses of other resources that take part in it. */
  readonly related?: readonly string[];
}

/** What a reader of a report needs to know of a rule. */
export interface RuleFacts {
  readonly id: RuleId;
  /** What holds where nothing is found, e.g. "The workspace is closed to the public network". */
  readonly title: string;
  /** The recommendations that it checks. */
  readonly recommendations: readonly [RecommendationId, ...RecommendationId[]];
  readonly severity: Severity;
  /** What can happen otherwise, in a sentence or two. */
  readonly why: string;
  readonly fix: {
    /** Property of this project's construct, e.g. "MachineLearningWorkspace: publicNetworkAccess". */
    readonly construct: string;
    /** Plain Terraform, e.g. "azurerm_machine_learning_workspace: public_network_access_enabled = false". */
    readonly terraform: string;
  };
}

/** What a rule says of one resource that it looked at; no problem is a pass. */
export interface Examined {
  readonly subject: Subject;
  readonly problems: readonly Problem[];
}

/** A recommendation as a pure function of the Azure resources. */
export interface Rule extends RuleFacts {
  readonly examine: (estate: AzureEstate) => Examined[];
}

interface Definition<S extends Subject> extends RuleFacts {
  /** The resources that it is about: a kind, or those of the estate that it chooses. */
  readonly looksAt: Kind<S> | ((estate: AzureEstate) => readonly S[]);
  readonly finds: (subject: S, estate: AzureEstate) => readonly Problem[];
}

/** Makes a rule of what it looks at and what it finds. */
export function rule<S extends Subject>({ looksAt, finds, ...facts }: Definition<S>): Rule {
  return {
    ...facts,
    examine: (estate) => {
      const subjects = typeof looksAt === "function" ? looksAt(estate) : estate.all(looksAt);
      return subjects.map((subject) => ({ subject, problems: finds(subject, estate) }));
    },
  };
}
