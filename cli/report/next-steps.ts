import * as fs from "node:fs";
import * as path from "node:path";
import pc from "picocolors";
import { table } from "../../terminal/layout";
import type { SynthesizedStack } from "../synthesized-app";

/** What a person does after looking at the report: look at the difference, deploy, or edit. */
export function nextSteps(stacks: readonly SynthesizedStack[], folder: string): string {
  const [first] = stacks;
  if (first === undefined) {
    return "The app has no stacks yet.";
  }
  const rows = [
    [`npx cdktf diff ${first.name}`, "what a deployment would change in Azure"],
    [`npx cdktf deploy ${first.name}`, "deploy it"],
    ...stacks
      .map(({ name }) => path.join("environments", `${name}.ts`))
      .filter((file) => fs.existsSync(path.join(folder, file)))
      .map((file) => [file, "edit this, and run npm start again"]),
  ].map(([what = "", why = ""]) => [pc.cyan(what), why]);
  return `${pc.bold("Next")}\n${table(rows, ["left", "left"], 1)}`;
}
