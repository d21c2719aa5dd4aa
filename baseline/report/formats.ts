/** The formats of a report, in the order in which help names them. */
export const FORMATS = ["terminal", "json", "markdown", "sarif", "junit", "html"] as const;

export type Format = (typeof FORMATS)[number];
