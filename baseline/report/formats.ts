/** The formats of a report, in the order in which help names them. */
export const FORMATS = ["terminal", "json", "markdown", "sarif", "junit", "html"] as const;

export type Format = (typeof FORMATS)[number];

/** Whether a text, of a command line for example, is a format. */
export function isFormat(text: string): text is Format {
  return FORMATS.some((format) => format === text);
}
