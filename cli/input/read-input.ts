import {
  type AnyTerraformJson,
  anyTerraformJsonOf,
  isAttributes,
  isPlanJson,
  jsonShape,
  parseJson,
  repeatedNames,
  soundJson,
} from "../../terraform-json";
import type { FoundInput } from "./find-inputs";
import { InputProblem } from "./input-problem";
import { inputText } from "./input-text";
import { otherFormat } from "./other-formats";
import { named } from "./shown";
import { missingInPlan } from "./whole-plan";

/** Blocks that a Terraform configuration may have at its top. */
const BLOCKS = ["resource", "data", "module", "terraform", "provider", "variable", "output", "locals"];
/** Those that rules don't look at. */
const OTHER_BLOCKS = ["moved", "import", "removed", "check", "ephemeral", "action", "//"];

/** A plan of 50,000 resources has fewer; to parse more takes minutes and all memory. */
const MOST = { depth: 1_000, containers: 2_000_000 };

/**
 * Reads what was found as a configuration or a plan.
 *
 * @throws {InputProblem} with one sentence if it is anything else
 */
export function readInput(input: FoundInput): AnyTerraformJson {
  const [only, ...more] = input.files.map((file) => ({ file, content: contentOf(file) }));
  if (only === undefined) {
    throw new InputProblem(`${named(input.file)} has nothing to read.`);
  }
  return more.length === 0 ? readOne(only) : readAsOne(input.file, [only, ...more]);
}

/** A file, and the JSON in it. */
interface Content {
  readonly file: string;
  readonly content: unknown;
}

function contentOf(file: string): unknown {
  const text = inputText(file);
  const other = otherFormat(file, text);
  if (other !== undefined) {
    throw new InputProblem(other);
  }
  // a container takes two characters at least
  const isSmall = text.length <= 2 * MOST.containers;
  return (isSmall ? soundJson(text, MOST.depth) : undefined) ?? doubtfulContent(file, text);
}

function doubtfulContent(file: string, text: string): unknown {
  const { depth, containers } = jsonShape(text, MOST);
  if (depth > MOST.depth) {
    throw new InputProblem(`${named(file)} nests deeper than anything that Terraform writes.`);
  }
  if (containers > MOST.containers) {
    throw new InputProblem(
      `${named(file)} is too large: it has more than ${MOST.containers.toLocaleString("en")} objects, which no plan has.`,
    );
  }
  const content = orProblem(file, () => parseJson(text));
  const repeated = isPlanJson(content) ? [] : repeatedNames(text);
  if (repeated.length > 0) {
    throw new InputProblem(`${named(file)} has the same name twice in one object: ${repeated.join(", ")}.`);
  }
  return content;
}

function readOne({ file, content }: Content): AnyTerraformJson {
  const read = orProblem(file, () => anyTerraformJsonOf(content));
  if (read.kind === "configuration") {
    mustBeTerraform(file, content);
  } else if (read.plan.errored) {
    throw new InputProblem(
      `${named(file)} is a plan that Terraform gave up half-way: mend what it complains of and plan again.`,
    );
  } else {
    mustBeWhole(file, content);
  }
  return read;
}

function mustBeWhole(file: string, content: unknown): void {
  const missing = missingInPlan(content);
  if (missing !== undefined) {
    throw new InputProblem(
      `${named(file)} is a plan without ${missing}: give all that terraform show -json prints.`,
    );
  }
}

function mustBeTerraform(file: string, content: unknown): void {
  const keys = isAttributes(content) ? Object.keys(content) : [];
  if (keys.includes("lineage") && keys.includes("serial")) {
    throw new InputProblem(
      `${named(file)} is a state, not a plan: terraform plan -out plan.bin && terraform show -json plan.bin > plan.json.`,
    );
  }
  if (!BLOCKS.some((block) => keys.includes(block))) {
    throw new InputProblem(
      `${named(file)} is JSON, but no Terraform: it has none of the blocks ${BLOCKS.join(", ")}.`,
    );
  }
  const unknown = keys.filter((key) => !BLOCKS.includes(key) && !OTHER_BLOCKS.includes(key));
  if (unknown.length > 0) {
    const shown = unknown.slice(0, 3).map((key) => JSON.stringify(key.slice(0, 40)));
    throw new InputProblem(
      `${named(file)} has what Terraform doesn't know at its top: ${shown.join(", ")}${unknown.length > 3 ? " and more" : ""}.`,
    );
  }
}

/** Terraform reads all files of a folder as one; a list of blocks is what JSON has for that. */
function readAsOne(folder: string, contents: readonly Content[]): AnyTerraformJson {
  const together = new Map<string, unknown[]>();
  for (const one of contents) {
    if (readOne(one).kind === "plan") {
      throw new InputProblem(`${named(one.file)} is a plan among configurations: name it alone.`);
    }
    for (const [block, value] of Object.entries(isAttributes(one.content) ? one.content : {})) {
      together.set(block, [...(together.get(block) ?? []), ...(Array.isArray(value) ? value : [value])]);
    }
  }
  return orProblem(folder, () => anyTerraformJsonOf(Object.fromEntries(together)));
}

function orProblem<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it is no Terraform JSON";
    throw new InputProblem(`${named(file)} can't be read: ${reason}.`);
  }
}
