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

/** Prints what went wrong and sets the exit code. What nobody foresaw keeps its stack. */
export function reportError(error: unknown): void {
  if (error instanceof CliError) {
    console.error(`mlzone: ${error.message}`);
    process.exitCode = error.exitCode;
    return;
  }
  console.error(error);
  process.exitCode = 1;
}
