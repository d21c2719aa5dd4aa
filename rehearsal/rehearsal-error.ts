/** Something that the person at the terminal can put right: one clear sentence, shown without a stack. */
export class RehearsalError extends Error {
  /**
   * @param message one sentence: what is wrong and what to do about it
   * @param exitCode 1 if the work failed, 2 if the command line asks for something that can't be
   */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
    this.name = "RehearsalError";
  }
}
