/** More of them help nobody, and a file of somebody else's may have thousands. */
const SHOWN = 20;
/** A file with so many is something else than was thought: to read on would only take time and memory. */
const MOST = 1_000;
/** Of a path; modules that nest have longer ones. */
const LONGEST = 200;

/** A file is not what Terraform writes or reads; the message names each field, all at once. */
export class TerraformJsonError extends Error {
  override readonly name = "TerraformJsonError";

  constructor(
    /** One sentence a problem, each with the path to the field; values are never quoted. */
    readonly problems: readonly string[],
  ) {
    const more = problems.length - SHOWN;
    super([...problems.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join("; "));
  }
}

/** Collects what is wrong with a file, so that one reading names all of it. */
export class Problems {
  private readonly found: string[] = [];

  /**
   * `path` is the field's; empty for the whole file.
   *
   * @throws TerraformJsonError if there are too many to go on
   */
  add(path: string, problem: string): void {
    this.found.push(path === "" ? problem : `${shortened(path)} ${problem}`);
    if (this.found.length >= MOST) {
      this.throwIfAny();
    }
  }

  /** `value` is not what belongs at `path`. */
  expected(what: string, path: string, value: unknown): void {
    this.add(path, `must be ${what} (got ${kindOf(value)})`);
  }

  /** @throws TerraformJsonError if there is any problem */
  throwIfAny(): void {
    if (this.found.length > 0) {
      throw new TerraformJsonError(this.found);
    }
  }
}

/** The path to `key` of the object at `path`; names of others can't steer a terminal. */
export function at(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) {
    return `${path}[${printable(key)}]`;
  }
  return path === "" ? key : `${path}.${key}`;
}

function shortened(path: string): string {
  return path.length > LONGEST ? `${path.slice(0, LONGEST / 2)}…${path.slice(-LONGEST / 2)}` : path;
}

function printable(key: string): string {
  const short = key.length > 80 ? `${key.slice(0, 80)}…` : key;
  return JSON.stringify(short).replace(
    /[^\x20-\x7e…]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) {
    return "nothing";
  }
  if (Array.isArray(value)) {
    return "a list";
  }
  return (
    { string: "a text", number: "a number", boolean: "a boolean" }[typeof value as string] ?? "an object"
  );
}
