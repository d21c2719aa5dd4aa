import type { Acknowledgement } from "../../../baseline/acknowledgements/acknowledgement";
import type {
  CheckReport,
  ReportedFinding,
  ReportedRule,
  StackCheck,
} from "../../../baseline/report/check-report";
import type { RuleFacts } from "../../../baseline/rules/rule";

export const PUBLIC_NETWORK: RuleFacts = {
  id: "security/workspace-public-network",
  title: "The workspace is closed to the public network",
  recommendations: [
    "security/workspace-access-from-vnet-only",
    "security/advisor-workspace-public-access-disabled",
  ],
  severity: "high",
  why: "Whoever holds a token can reach an open workspace from anywhere.",
  fix: {
    construct: "MachineLearningWorkspace closes it",
    terraform: "azurerm_machine_learning_workspace: public_network_access_enabled = false",
  },
};

export const SCALE_TO_ZERO: RuleFacts = {
  id: "cost/cluster-scale-to-zero",
  title: "Clusters shrink to nothing",
  recommendations: ["cost/cluster-autoscale-to-zero"],
  severity: "medium",
  why: "Idle nodes cost as much as busy ones.",
  fix: {
    construct: "TrainingCluster: minNodes",
    terraform: "azurerm_machine_learning_compute_cluster: scale_settings.min_node_count = 0",
  },
};

export const TAGS: RuleFacts = {
  id: "operations/tags",
  title: "Resources say whose they are",
  recommendations: ["operations/minimize-workspace-count"],
  severity: "low",
  why: "Nobody finds the owner of what has no tag.",
  fix: { construct: "LandingZoneStack: tags", terraform: "tags on every resource" },
};

export const ACCEPTED: Acknowledgement = {
  origin: "deviation",
  name: "platformManagedKeys of registry",
  reason: "its vault would need an open firewall",
  approvedBy: "security board",
  expires: "2099-06-30",
  expired: false,
};

export const EXPIRED: Acknowledgement = {
  ...ACCEPTED,
  origin: "file",
  name: "acknowledgements[2]",
  expires: "2020-01-31",
  expired: true,
};

let made = 0;

/** A violation of `rule`, each with an address and a fingerprint of its own unless they are given. */
export function finding(rule: RuleFacts, own: Partial<ReportedFinding> = {}): ReportedFinding {
  made += 1;
  return {
    rule,
    certainty: "violation",
    message: "it is not as it should be",
    address: `azurerm_machine_learning_workspace.number_${made}`,
    fingerprint: made.toString(16).padStart(16, "0"),
    ...own,
  };
}

/** The outcome of `rule`; it looked at ten resources unless it is said otherwise. */
export function ruled(
  rule: RuleFacts,
  findings: readonly ReportedFinding[] = [],
  examined = 10,
): ReportedRule {
  return { rule, examined, findings };
}

export function stackCheck(rules: readonly ReportedRule[], own: Partial<StackCheck> = {}): StackCheck {
  return {
    name: "prod",
    file: "cdktf.out/stacks/prod/cdk.tf.json",
    kind: "configuration",
    resources: 92,
    production: true,
    productionBecause: 'the tag environment says "prod"',
    rules,
    unused: [],
    notSeen: [],
    ...own,
  };
}

export function checkReport(stacks: readonly StackCheck[], own: Partial<CheckReport> = {}): CheckReport {
  return { version: "0.1.0", stacks, failOn: "low", failOnUnknown: true, ...own };
}

/** One of each: high and expired, can't be told, accepted, holds, nothing to look at; and a clean stack. */
export function mixedReport(own: Partial<CheckReport> = {}): CheckReport {
  const open = finding(PUBLIC_NETWORK, {
    address: "azurerm_machine_learning_workspace.main",
    construct: "prod/workspace",
    source: { file: "stacks/landing-zone.ts", line: 31 },
    attribute: "public_network_access_enabled",
    message: "public_network_access_enabled is true by default: the workspace answers on the public network",
    related: ["azurerm_private_endpoint.workspace"],
    fingerprint: "00000000000000aa",
  });
  const expired = finding(PUBLIC_NETWORK, {
    address: "azurerm_machine_learning_workspace.old",
    acknowledgement: EXPIRED,
    fingerprint: "00000000000000bb",
  });
  const unknown = finding(SCALE_TO_ZERO, {
    address: "azurerm_machine_learning_compute_cluster.batch",
    certainty: "unknown",
    message: "min_node_count can't be told, a variable decides: perhaps nodes stay",
    fingerprint: "00000000000000cc",
  });
  const accepted = finding(SCALE_TO_ZERO, {
    address: "azurerm_machine_learning_compute_cluster.training",
    acknowledgement: ACCEPTED,
    fingerprint: "00000000000000dd",
  });
  const prod = stackCheck(
    [ruled(SCALE_TO_ZERO, [unknown, accepted]), ruled(TAGS), ruled(PUBLIC_NETWORK, [expired, open])],
    { unused: [{ ...ACCEPTED, name: "sharedKeys of storage" }] },
  );
  const dev = stackCheck([ruled(SCALE_TO_ZERO), ruled(TAGS), ruled(PUBLIC_NETWORK, [], 0)], {
    name: "dev",
    file: "cdktf.out/stacks/dev/cdk.tf.json",
    production: false,
    productionBecause: 'the tag environment says "dev"',
  });
  return checkReport([prod, dev], own);
}

/** What others might put into a name, an address or a reason to get more out of it than a text. */
export const NASTY_TEXTS: readonly string[] = [
  "\u001b[31mred\u001b[0m \u001b]8;;evil\u0007link\u001b]8;;\u0007 \u009b2J",
  "two\nlines\r\nand\ttabs\u2028more",
  "hidden \u202Eright to left\u2066 and \u200Bzero \uFEFFwidth",
  "</details></summary><script>alert(1)</script><img src=x onerror=alert(2)><!-- <b>",
  "]]> &amp; &lt; \"quotes\" 'single' <?xml?> ]]>",
  "| a | b |\n|---|---|\n# head\n- item\n1. one\n> quote\n```js\ncode\n```",
  "`code` ``two`` ```` four ```` `",
  "@octocat and @org/team, #1, org/repo#2, GH-3, user@example.org",
  "[text](https://evil.example/a_b) ![pic](https://evil.example/p.png) <https://evil.example> https://evil.example www.evil.example ftp://evil.example",
  "[click](1) {0} ${jndi:ldap} $math$ *bold* _it_ ~~no~~ \\",
  "\u0000\u0001\u000b\u001f\u007f\u0085\uFFFE\uFFFF \ud800 lone \udc00",
  "\ud83d\ude00 kept, ü kept, 中文 kept",
  "true",
  "",
  " ",
  "x".repeat(5000),
];

/** A report in which every text of others is `text`. */
export function reportSaying(text: string): CheckReport {
  const acknowledgement = { ...ACCEPTED, name: text, reason: text, approvedBy: text, expires: text };
  const own = {
    address: text,
    construct: text,
    attribute: text,
    message: text,
    related: [text, text],
    source: { file: text, line: 3 },
  };
  return checkReport([
    stackCheck(
      [
        ruled(PUBLIC_NETWORK, [
          finding(PUBLIC_NETWORK, own),
          finding(PUBLIC_NETWORK, { ...own, acknowledgement }),
        ]),
        ruled(SCALE_TO_ZERO, [finding(SCALE_TO_ZERO, { ...own, certainty: "unknown" })]),
        ruled(TAGS, [
          finding(TAGS, { ...own, acknowledgement: { ...acknowledgement, expired: true } }),
          finding(TAGS, { ...own, source: undefined }),
        ]),
      ],
      { name: text, file: text, productionBecause: text, unused: [acknowledgement] },
    ),
  ]);
}
