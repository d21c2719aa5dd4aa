import * as fs from "node:fs";
import * as path from "node:path";

const NAME = /\b(?:test|it|recommends|describe)(?:\.each\([^)]*\))?\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)\1/g;

/** The names of all tests below a folder, as they are written down. */
export function testNames(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => [...fs.readFileSync(path.join(folder, file), "utf8").matchAll(NAME)])
    .map(([, , name = ""]) => name);
}
