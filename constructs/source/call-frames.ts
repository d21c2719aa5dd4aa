import { findSourceMap, type SourceMapping } from "node:module";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Frames of a trace that are kept. Between a resource and the code that asked for it lie the binding, the
 * constructs around it and their helpers; a resource that lies deeper is found by a construct around it.
 */
const KEPT_FRAMES = 10;

/**
 * On a `prepareStackTrace`: what it writes has the positions of compiled code, though Node has the source
 * maps. The command line sets such a one, because Node's own takes a fifth of the time of a synthesis.
 */
const COMPILED_POSITIONS = Symbol.for("mlzone.compiled-positions");

/** `at new Foo (/a/b.ts:1:2)` and `at /a/b.ts:1:2`, both also without `at`. */
const FRAME =
  /(?:^\s*(?:at )?(?:async )?|\()(?<name>(?:file:|\/|[A-Za-z]:[\\/]).*):(?<line>\d+):(?<column>\d+)\)?$/;

/** A place in code; line and column count from 1. */
export interface Position {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One call of a trace, innermost first. */
export interface CallFrame extends Position {
  /** Whether the position is that of compiled code, and Node may know the source. */
  readonly compiled: boolean;
}

/** Where something was called from, kept until somebody asks: writing a trace costs more than taking it. */
export interface CapturedCall {
  stack?: unknown;
}

/** Takes the frames above the call of `callee`; none if `callee` isn't being called. */
export function captureCall(callee: Parameters<typeof Error.captureStackTrace>[1]): CapturedCall {
  const captured: CapturedCall = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = KEPT_FRAMES;
  Error.captureStackTrace(captured, callee);
  Error.stackTraceLimit = limit;
  return captured;
}

/**
 * The frames of a captured call. Ask once: V8 writes a trace when it is first read.
 *
 * With source maps in Node (tsx, `--enable-source-maps`) only the positions in compiled code are read,
 * and `sourceOf` looks up the one that counts. Anywhere else (jest, ts-node, plain JavaScript) the trace
 * is written by whoever is in charge of it, source maps and all.
 */
export function framesOfCall(captured: CapturedCall): CallFrame[] {
  if (!process.sourceMapsEnabled) {
    return typeof captured.stack === "string" ? framesOfTrace(captured.stack.split("\n").slice(1)) : [];
  }
  let frames: CallFrame[] = [];
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (_error, sites) => {
    frames = sites.flatMap(frameOfSite);
    return "";
  };
  try {
    // reading is what writes it
    void captured.stack;
  } finally {
    Error.prepareStackTrace = before;
  }
  return frames;
}

/** The frames of a trace without its headline, e.g. of one that cdktf took: `new Foo (/a/b.ts:1:2)`. */
export function framesOfTrace(lines: readonly string[]): CallFrame[] {
  const write: unknown = Error.prepareStackTrace;
  const compiled = typeof write === "function" && COMPILED_POSITIONS in write;
  return lines.slice(0, KEPT_FRAMES).flatMap((text) => {
    const { name = "", line, column } = FRAME.exec(text)?.groups ?? {};
    const file = fileOf(name);
    return file === undefined ? [] : [{ file, line: Number(line), column: Number(column), compiled }];
  });
}

/** Where the source of a frame is: what Node's source map says about it, or else its own position. */
export function sourceOf({ file, line, column, compiled }: CallFrame): Position {
  const origin = compiled ? findSourceMap(file)?.findEntry(line - 1, column - 1) : undefined;
  if (origin !== undefined && isMapping(origin)) {
    const source = fileOf(origin.originalSource, path.dirname(file));
    if (source !== undefined) {
      return { file: source, line: origin.originalLine + 1, column: origin.originalColumn + 1 };
    }
  }
  return { file, line, column };
}

/** Node answers an empty object, or one without a source, where the map has nothing. */
function isMapping(entry: object): entry is SourceMapping {
  return "originalSource" in entry && typeof entry.originalSource === "string";
}

function frameOfSite(site: NodeJS.CallSite): CallFrame[] {
  const file = fileOf(site.getFileName() ?? "");
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  return file !== undefined && line !== null && column !== null
    ? [{ file, line, column, compiled: true }]
    : [];
}

/** The absolute path that code is called by; undefined for what is no file: Node's own, a bundler's names. */
function fileOf(name: string, folder?: string): string | undefined {
  try {
    const file = name.startsWith("file:") ? fileURLToPath(name) : name;
    const isRelative = folder !== undefined && file !== "" && !/^[a-z][\w.+-]+:/i.test(file);
    return path.isAbsolute(file) ? file : isRelative ? path.resolve(folder, file) : undefined;
  } catch {
    // a URL of another machine
    return undefined;
  }
}
