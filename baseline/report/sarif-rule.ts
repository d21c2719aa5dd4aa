import type { ReportingDescriptor, Result } from "sarif";
import { findRecommendation } from "../catalogue";
import { GUIDES } from "../catalogue/guides";
import type { RuleFacts, Severity } from "../rules/rule";

/** GitHub's: a description may have so many characters, and so many tags are shown. */
const LONGEST_DESCRIPTION = 1024;
const MOST_TAGS = 10;

/** How a severity of the baseline shows in code scanning. */
export const LEVELS: Readonly<Record<Severity, Result.level>> = {
  high: "error",
  medium: "warning",
  low: "note",
};

/** In the middle of the ranges that GitHub calls high, medium and low; nothing here is critical. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = { high: "8.0", medium: "5.5", low: "2.0" };

/**
 * A rule with its help. The help names recommendations by id and not by link: code scanning would take
 * a relative link for one of its own pages, and who checks their own Terraform hasn't got the file.
 */
export function sarifRule(rule: RuleFacts): ReportingDescriptor {
  const { id, title, severity, why, recommendations } = rule;
  const isSecurity = /^(ai-)?security\//.test(id);
  const [pillar = ""] = id.split("/");
  const tags = new Set([...(isSecurity ? ["security"] : []), pillar, "terraform", ...recommendations]);
  return {
    id,
    shortDescription: { text: title.slice(0, LONGEST_DESCRIPTION) },
    fullDescription: { text: why.slice(0, LONGEST_DESCRIPTION) },
    defaultConfiguration: { level: LEVELS[severity] },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    properties: {
      tags: [...tags].slice(0, MOST_TAGS),
      precision: "high",
      "problem.severity": severity === "low" ? "recommendation" : LEVELS[severity],
      ...(isSecurity ? { "security-severity": SECURITY_SEVERITIES[severity] } : {}),
    },
  };
}

function helpText({ title, why, fix, recommendations }: RuleFacts): string {
  return [
    `${title}. ${why}`,
    `Fix: ${fix.construct}.`,
    `Or in Terraform: ${fix.terraform}.`,
    `Recommendations: ${recommendations.join(", ")}.`,
  ].join("\n");
}

function helpMarkdown({ title, why, fix, recommendations }: RuleFacts): string {
  return [
    `**${title}.** ${why}`,
    `- Fix: \`${fix.construct}\`\n- Or in Terraform: \`${fix.terraform}\``,
    `Recommendations, each explained by \`npx mlzone catalogue --id <id>\`:`,
    recommendations.map(recommendationLine).join("\n"),
  ].join("\n\n");
}

function recommendationLine(id: string): string {
  const recommendation = findRecommendation(id);
  if (recommendation === undefined) {
    return `- \`${id}\``;
  }
  const { title, source } = recommendation;
  return `- \`${id}\`: ${title} (${GUIDES[source.guide]}, ${source.section})`;
}
