import * as fs from "node:fs";
import * as path from "node:path";
import { readSource, type Source } from "../../rehearsal/scratch/source";
import type { Unprotect } from "../../rehearsal/steps/protection";
import { type AppConfig, readAppConfig } from "../app-config";
import { usageError } from "../cli-error";
import { nearestName } from "../nearest-name";
import { type SynthesizedFolder, synthesize } from "./synthesize";

/** What is rehearsed: a stack of the app here, or a folder of anybody's. */
export interface Subject {
  readonly source: Source;
  /** The stacks of the app that it stands on, those first that others stand on. */
  readonly grounds: readonly Source[];
  /** `deviations.json` of the stack, where there is one. */
  readonly deviationsFile: string | undefined;
  /** The variant of the stack with other values of its environment, for apps that know how. */
  readonly variant?: (values: Readonly<Record<string, unknown>>) => Promise<Variant>;
  readonly unprotect?: Unprotect;
}

/** A stack as other values make it, and what it stands on then. */
export interface Variant {
  readonly source: Source;
  readonly grounds: readonly Source[];
}

const ALL = "all";

/**
 * Finds what was named: folders as they are, stacks by running the app of this folder.
 *
 * @param scratch where the app writes to
 */
export async function findSubjects(
  names: readonly string[],
  scratch: string,
  app: string | undefined,
): Promise<Subject[]> {
  const hasApp = app !== undefined || fs.existsSync("cdktf.json");
  const folders = names.filter((name) => isFolder(name, hasApp));
  const stacks = names.filter((name) => !folders.includes(name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw usageError(`${twice} is named twice.`);
  }
  const found = folders.map((folder) => subjectOf(readSource(folder), scratch));
  const all = stacks.length === 0 ? found : [...found, ...(await stacksOfApp(stacks, scratch, app))];
  for (const { source } of all) {
    const namesake = all.find((other) => other.source !== source && other.source.name === source.name);
    if (namesake !== undefined) {
      throw usageError(
        `${source.folder} and ${namesake.source.folder} have the same name: rehearse one after the other.`,
      );
    }
  }
  return all;
}

async function stacksOfApp(
  names: readonly string[],
  scratch: string,
  app: string | undefined,
): Promise<Subject[]> {
  const config = readAppConfig(process.cwd(), { app });
  const all = await synthesize(config, path.join(scratch, "cdktf.out"));
  const known = all.map(({ name }) => name);
  const unknown = names.filter((name) => name !== ALL && !known.includes(name));
  if (unknown.length > 0) {
    const meant = nearestName(unknown[0] ?? "", known);
    const question = meant === undefined ? "" : ` Did you mean ${meant}?`;
    throw usageError(
      `${unknown.join(", ")} is neither a stack nor a folder with Terraform files; the app has ${known.join(", ")}.${question}`,
    );
  }
  return all
    .filter(({ name }) => names.includes(ALL) || names.includes(name))
    .map(({ name, folder }) =>
      subjectOf(readSource(folder, name), scratch, { config, environment: environmentOf(name, all) }, all),
    );
}

/**
 * The environment whose values make a stack: its own, or that of the stack below it that stands on nothing, as
 * `dev-serving` stands on `dev`.
 *
 * @returns a function that throws where there are several: only then, and only if somebody asks, it matters
 */
function environmentOf(name: string, all: readonly SynthesizedFolder[]): () => string {
  const isFirst = (stack: string): boolean =>
    all.find((one) => one.name === stack)?.dependencies.length === 0;
  const roots = [name, ...groundsOf(name, all).map((ground) => ground.name)].filter(isFirst);
  return () => {
    const [root = name, ...others] = roots;
    if (others.length > 0) {
      throw usageError(
        `${name} stands on ${roots.join(" and ")}: nothing tells which of them is the environment whose values change.`,
      );
    }
    return exportName(root);
  };
}

/** What a stack depends on, directly or not; cdktf refuses circles. */
function groundsOf(name: string, all: readonly SynthesizedFolder[]): Source[] {
  const order = new Set<string>();
  const visit = (stack: string): void => {
    for (const one of all.find((each) => each.name === stack)?.dependencies ?? []) {
      if (!order.has(one)) {
        visit(one);
        order.add(one);
      }
    }
  };
  visit(name);
  return [...order].flatMap((one) => {
    const found = all.find((each) => each.name === one);
    return found === undefined ? [] : [readSource(found.folder, one)];
  });
}

/** How an app is asked for variants. */
interface Asked {
  readonly config: AppConfig;
  readonly environment: () => string;
}

function subjectOf(
  source: Source,
  scratch: string,
  asked?: Asked,
  all: readonly SynthesizedFolder[] = [],
): Subject {
  const deviations = path.join(source.folder, "deviations.json");
  const deviationsFile = fs.existsSync(deviations) ? deviations : undefined;
  const grounds = groundsOf(source.name, all);
  if (asked === undefined) {
    return { source, grounds, deviationsFile };
  }
  let count = 0;
  const variant = async (values: Readonly<Record<string, unknown>>): Promise<Variant> => {
    const environment = asked.environment();
    count += 1;
    const output = path.join(scratch, `${source.name}-variant-${count}`);
    const stacks = await synthesize(asked.config, output, { [environment]: values });
    const folder = stacks.find(({ name }) => name === source.name)?.folder;
    if (folder === undefined) {
      throw usageError(`the app has no stack ${source.name} any more.`);
    }
    return { source: readSource(folder, source.name), grounds: groundsOf(source.name, stacks) };
  };
  return { source, grounds, deviationsFile, variant, unprotect: () => unprotected(variant) };
}

/** The stack with its own switch off; undefined where the app has no such switch. */
async function unprotected(variant: NonNullable<Subject["variant"]>): Promise<Source | undefined> {
  const source = (await variant({ protectData: false }).catch(() => undefined))?.source;
  const text = source?.template && fs.readFileSync(path.join(source.folder, source.template), "utf8");
  return text && !/"prevent_destroy": *true/.test(text) ? source : undefined;
}

/** `fraud-dev` is exported as `fraudDev`. */
function exportName(stack: string): string {
  return stack.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function isFolder(name: string, hasApp: boolean): boolean {
  return (
    fs.statSync(name, { throwIfNoEntry: false })?.isDirectory() === true &&
    (!hasApp || name.includes(path.sep) || hasTerraform(name))
  );
}

/** A folder that happens to be called like a stack is the stack, unless it holds Terraform. */
function hasTerraform(folder: string): boolean {
  try {
    return fs.readdirSync(folder).some((entry) => /\.tf(\.json)?$/.test(entry));
  } catch {
    return false;
  }
}
