import * as fs from "node:fs";
import * as path from "node:path";

/** One attribute as the file of the shared folder describes it. */
export interface PublishedAttribute {
  readonly path: string;
  readonly forcesNew: boolean;
  /** Undefined where there is none. */
  readonly defaultValue: unknown;
  readonly isComputed: boolean;
}

const FILE = path.join(process.env.MLZONE_AZURE_SHARED ?? "", "../terraform/azurerm-attributes.json");

/** Whether MLZONE_AZURE_SHARED names a folder with the table of attributes beside it. */
export const isPublished = process.env.MLZONE_AZURE_SHARED !== undefined && fs.existsSync(FILE);

/** Ends the name of a test that can't run without the file. */
export const because = isPublished
  ? ""
  : " (skipped: MLZONE_AZURE_SHARED does not name a folder with ../terraform/azurerm-attributes.json)";

type File = Record<string, Record<string, Record<string, string>>>;
const file: File = isPublished ? JSON.parse(fs.readFileSync(FILE, "utf8")) : {};
const VERSIONS = { 4: "4.81.0", 5: "5.2.0" } as const;

export function publishedTypes(major: 4 | 5): string[] {
  return Object.keys(file[VERSIONS[major]] ?? {});
}

/** What can be written of a type: computed-only attributes aside, and what is in computed-only blocks. */
export function publishedAttributes(major: 4 | 5, type: string): PublishedAttribute[] {
  const flags = file[VERSIONS[major]]?.[type] ?? {};
  return Object.entries(flags).flatMap(([attribute, words]) => {
    const [letters = "", ...value] = words.split("=");
    return /[RO]/.test(letters)
      ? [
          {
            path: attribute,
            forcesNew: letters.includes("N"),
            defaultValue: value.length === 0 ? undefined : JSON.parse(value.join("=")),
            isComputed: letters.includes("C"),
          },
        ]
      : [];
  });
}
