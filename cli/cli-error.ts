/** Something the person at the terminal can put right; shown as one sentence, without a stack. */
export class CliError extends Error {
  /**
   * @param message one clear sentence, or a sentence and a list
   * @param exitCode 1 if the work failed, 2 if the command line is wrong
   */
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}

/** The command line asks for something that can't be. */
export function usageError(message: string): CliError {
  return new CliError(message, 2);
}

/** The work was understood and failed. */
export function failure(message: string): CliError {
  return new CliError(message, 1);
}

/**
 * Prints what went wrong in plain words and sets the exit code; `MLZONE_DEBUG=1` adds the stack.
 *
 * @param unexpected exit code of what is no `CliError`, @default - 1
 */
export function reportError(error: unknown, unexpected: 1 | 2 = 1): void {
  process.exitCode = unexpected;
  if (error instanceof CliError) {
    console.error(`mlzone: ${error.message}`);
    process.exitCode = error.exitCode;
  } else if (process.env.MLZONE_DEBUG === "1") {
    console.error(error);
  } else {
    const { describeAppError } = require("./app-error") as typeof import("./app-error");
    console.error(`mlzone: ${describeAppError(error, process.cwd())}`);
    console.error("MLZONE_DEBUG=1 shows the whole stack.");
  }
}
