import * as fs from "node:fs";
import * as path from "node:path";
import { Graph } from "../baseline/graph";
import { mermaidOf, type Picture, pictureOf, svgOf } from "../review/diagram";
import { allBoxes, MOST_BOXES } from "../review/diagram/picture";
import { usageError } from "./cli-error";
import { type FoundInput, findInputs } from "./input/find-inputs";
import { InputProblem, systemReason } from "./input/input-problem";
import { readInput } from "./input/read-input";
import { shown } from "./input/shown";
import { nearestName } from "./nearest-name";

/** The flags of `mlzone diagram` as they were given. */
export interface DiagramFlags {
  readonly format?: string;
  readonly output?: string;
  readonly stack?: string;
}

const FORMATS = { svg: svgOf, mermaid: async (picture: Picture) => mermaidOf(picture) };

/**
 * `mlzone diagram`: the architecture of stacks and plans as pictures.
 *
 * @param named a folder that a cdktf app wrote, a cdk.tf.json, a plan JSON, or - for standard input
 */
export async function diagram(named: string, flags: DiagramFlags): Promise<void> {
  const format = formatOf(flags.format);
  const inputs = orUsageError(() => chosen(findInputs(named), named, flags.stack));
  const { output } = flags;
  if (inputs.length > 1 && output === undefined) {
    const names = inputs.map(({ name }) => shown(name)).join(", ");
    throw usageError(
      `${shown(named)} has several stacks (${names}): name one with --stack, or a file for each with --output.`,
    );
  }
  const files = filesOf(inputs, output);
  // all are drawn before any is written: half of the pictures look like all of them
  const pictures = inputs.map((input) => orUsageError(() => pictureIn(input)));
  const texts: string[] = [];
  for (const picture of pictures) {
    texts.push(await FORMATS[format](picture));
  }
  for (const [index, text] of texts.entries()) {
    const file = files[index];
    if (file === undefined) {
      process.stdout.on("error", () => undefined);
      process.stdout.write(text);
    } else {
      write(file, text);
    }
  }
}

function formatOf(format = "svg"): keyof typeof FORMATS {
  if (format !== "svg" && format !== "mermaid") {
    throw usageError(`--format ${shown(format)}: it takes ${Object.keys(FORMATS).join(", ")}.`);
  }
  return format;
}

/** The stack that was asked for, or all. */
function chosen(
  inputs: readonly FoundInput[],
  named: string,
  stack: string | undefined,
): readonly FoundInput[] {
  const found = stack === undefined ? inputs : inputs.filter(({ name }) => name === stack);
  if (stack === undefined || found.length > 0) {
    return found;
  }
  const names = inputs.map(({ name }) => name);
  const near = nearestName(stack, names);
  throw new InputProblem(
    `${shown(named)} has no stack ${shown(stack)}${near === undefined ? `: it has ${names.map(shown).join(", ")}.` : `. Did you mean ${shown(near)}?`}`,
  );
}

function pictureIn(input: FoundInput): Picture {
  const picture = pictureOf({ name: input.name, graph: Graph.of(readInput(input)) });
  const boxes = allBoxes(picture).length;
  if (boxes === 0 && picture.frames.length === 0) {
    throw new InputProblem(`${shown(input.file)} has nothing in Azure to draw.`);
  }
  if (boxes > MOST_BOXES) {
    throw new InputProblem(
      `${shown(input.file)} would be ${boxes} boxes, and no picture of more than ${MOST_BOXES} is legible: name a smaller stack.`,
    );
  }
  return picture;
}

/** A file for each stack: the one named or, of several, with the stack's name before its ending. */
function filesOf(inputs: readonly FoundInput[], output: string | undefined): readonly string[] {
  if (output === undefined) {
    return [];
  }
  if (inputs.length === 1) {
    return [output];
  }
  const { dir, name, ext } = path.parse(output);
  const files = inputs.map((input) =>
    path.join(dir, `${name}-${input.name.replace(/[^\p{L}\p{N}._-]+/gu, "-")}${ext}`),
  );
  if (new Set(files).size < files.length) {
    throw usageError("--output: two stacks would go to the same file; draw them one by one with --stack.");
  }
  return files;
}

function write(file: string, text: string): void {
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(file, text);
  } catch (error) {
    throw usageError(`the picture can't be written to ${shown(file)}: ${systemReason(error)}.`);
  }
  console.error(`mlzone: wrote ${shown(file)}`);
}

function orUsageError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof InputProblem ? usageError(error.message) : error;
  }
}
