/** Who sees to a recommendation, in the order of every report. */
export const RESPONSIBILITIES = {
  default: "by default",
  option: "by option",
  planned: "planned",
  team: "the team",
  azure: "Azure",
} as const;

export type Responsibility = keyof typeof RESPONSIBILITIES;

/** The parts of the project that are still to come, and what they bring. */
export const PARTS = {
  sharing: "a private registry of models, code and environments for several workspaces",
} as const;

export type Part = keyof typeof PARTS;

/** All responsibilities, in the order of every report. */
export const RESPONSIBILITY_IDS = Object.keys(RESPONSIBILITIES).filter((text): text is Responsibility =>
  Object.hasOwn(RESPONSIBILITIES, text),
);
