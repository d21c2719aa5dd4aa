import { constants, isUtf8 } from "node:buffer";
import * as fs from "node:fs";
import { InputProblem, systemReason } from "./input-problem";
import { named, STDIN, shown } from "./shown";

/** Read at a time; a pipe on Linux holds as much. */
const CHUNK = 65_536;
/** Until standard input is asked again, where it belongs to a program that never waits for it. */
const WAIT_MILLISECONDS = 20;

/**
 * The text of a file, or of standard input for `-`. A byte order mark in front is left out.
 *
 * @throws {InputProblem} if it can't be read or is no text
 */
export function inputText(file: string): string {
  const bytes = bytesOf(file);
  const problem = noText(file, bytes);
  if (problem !== undefined) {
    throw new InputProblem(`${named(file)} ${problem}`);
  }
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

function bytesOf(file: string): Buffer {
  try {
    if (file === STDIN) {
      return standardInput();
    }
    mustFit(fs.statSync(file).size);
    return fs.readFileSync(file);
  } catch (error) {
    throw new InputProblem(`${named(file)} can't be read: ${systemReason(error)}.`);
  }
}

function noText(file: string, bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") {
    const plan = file === STDIN ? "plan.bin" : shown(file);
    return `is a plan in Terraform's own format: terraform show -json ${plan} > plan.json, and give plan.json instead.`;
  }
  // with its mark, or a brace of two bytes
  if (["fffe", "feff", "7b00", "007b"].includes(bytes.subarray(0, 2).toString("hex"))) {
    return "is UTF-16, as > writes it in Windows PowerShell: save it as UTF-8, e.g. with | Out-File -Encoding utf8 plan.json.";
  }
  return !isUtf8(bytes) || bytes.includes(0)
    ? "is no text but binary: give a cdk.tf.json, or what terraform show -json prints of a plan."
    : undefined;
}

/** `fs.readFileSync(0)` gives up where a program lets its pipe not wait. */
function standardInput(): Buffer {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(CHUNK);
  let size = 0;
  for (;;) {
    const read = readSome(chunk);
    if (read === 0) {
      return Buffer.concat(chunks);
    }
    if (read === undefined) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MILLISECONDS);
    } else {
      size += read;
      mustFit(size);
      chunks.push(Buffer.from(chunk.subarray(0, read)));
    }
  }
}

/** How many bytes came; 0 at the end, undefined where there are none yet. */
function readSome(chunk: Buffer): number | undefined {
  try {
    return fs.readSync(0, chunk);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EAGAIN") {
      return undefined;
    }
    // Windows' word for the end of a pipe
    if (code === "EOF") {
      return 0;
    }
    throw error;
  }
}

/** @throws where Node has no text as long */
function mustFit(size: number): void {
  if (size > constants.MAX_STRING_LENGTH) {
    throw new InputTooLarge();
  }
}

class InputTooLarge extends Error {
  readonly code = "ERR_STRING_TOO_LONG";
}
