/** What the ids of recommendations begin with, in the order of every report. */
export const PILLARS = {
  reliability: "Reliability",
  security: "Security",
  cost: "Cost",
  operations: "Operational excellence",
  performance: "Performance efficiency",
  "ai-reliability": "AI: reliability",
  "ai-security": "AI: security",
  "ai-cost": "AI: cost",
  "ai-operations": "AI: operations",
  "ai-performance": "AI: performance",
  deploy: "Deployment in production",
} as const;

export type Pillar = keyof typeof PILLARS;

/** Whether a text, of a command line for example, is a pillar. */
export function isPillar(text: string): text is Pillar {
  return Object.hasOwn(PILLARS, text);
}

/** All pillars, in the order of every report. */
export const PILLAR_IDS = Object.keys(PILLARS).filter(isPillar);
