import { CliError, usageError } from "./cli-error";
import { InputProblem } from "./input/input-problem";

/** What is wrong with a command line and its inputs: the person hears all of it at once. */
export class Complaints {
  private readonly sentences: string[] = [];

  /** The result of `work`; undefined where it complains. */
  attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof InputProblem || error instanceof CliError)) {
        throw error;
      }
      this.sentences.push(error.message);
      return undefined;
    }
  }

  /** @throws {CliError} with all sentences, where there are any */
  raise(): void {
    if (this.sentences.length > 0) {
      throw usageError([...new Set(this.sentences)].join("\nmlzone: "));
    }
  }
}
