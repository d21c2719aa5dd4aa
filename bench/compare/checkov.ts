import { type FailedCheck, failedChecksIn } from "./checkov-report";
import { type Command, cleanEnvironment, measured } from "./measured";

/** Terraform JSON in folders, or one plan of `terraform show -json`. */
export type CheckovInput =
  | { readonly framework: "terraform_json"; readonly folder: string }
  | { readonly framework: "terraform_plan"; readonly file: string };

/** Runs checkov offline and without its platform. */
export class Checkov {
  /**
   * @param program the executable
   * @param scratch where it works and what it takes for home: an empty folder, so that no settings are found
   */
  constructor(
    private readonly program: string,
    private readonly scratch: string,
  ) {}

  /** How it is started; quiet and compact, which is the least that it can be asked to write. */
  command(input: CheckovInput): Command {
    const what = input.framework === "terraform_json" ? ["-d", input.folder] : ["-f", input.file];
    return {
      command: this.program,
      args: [
        ...what,
        ...["--framework", input.framework],
        ...["--skip-download", "--quiet", "--compact", "--output", "json"],
      ],
      cwd: this.scratch,
      env: cleanEnvironment(this.scratch),
    };
  }

  /**
   * The checks that fail.
   *
   * @throws if it doesn't work, or couldn't read an input
   */
  async failedChecks(input: CheckovInput): Promise<FailedCheck[]> {
    const { output } = await measured(this.command(input), this.scratch);
    return failedChecksIn(output);
  }
}
