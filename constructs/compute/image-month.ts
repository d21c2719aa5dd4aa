import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";

/** Days from the first of its month after which an image counts as old: a month, and one to make it anew. */
const DAYS = 60;

/** What is wrong with the month of an image; `undefined` if nothing is. */
export function imageMonthProblem(month: string): string | undefined {
  return /^20[2-9]\d-(0[1-9]|1[0-2])$/.test(month)
    ? undefined
    : `imageMonth must be a month from 2020 to 2099, YYYY-MM (got "${month}")`;
}

/**
 * A `check` that has each plan warn of an image whose month is long over, or hasn't come. It refuses nothing.
 *
 * Synthesis says the same today and tomorrow, so the clock is Terraform's own: it reads it when it plans.
 */
export class ImageMonthCheck extends TerraformElement {
  /** @param instance name of the compute instance */
  constructor(
    scope: Construct,
    id: string,
    private readonly instance: string,
    private readonly month: string,
  ) {
    super(scope, id, "check");
  }

  override toTerraform(): Readonly<Record<string, unknown>> {
    const name = this.friendlyUniqueId;
    const first = `"\${local.${name}}-01T00:00:00Z"`;
    return {
      // a check without any reference is no check to Terraform
      locals: { [name]: this.month },
      check: {
        [name]: {
          assert: [
            {
              condition: `\${timecmp(plantimestamp(), timeadd(${first}, "${DAYS * 24}h")) < 0}`,
              error_message: `The image of compute instance ${this.instance} is of ${this.month}, more than ${DAYS} days old. Set imageMonth to this month: the instance is made anew, with what Azure has patched since.`,
            },
            {
              condition: `\${timecmp(plantimestamp(), ${first}) >= 0}`,
              error_message: `imageMonth of compute instance ${this.instance}, ${this.month}, is yet to come: its image is older than that says.`,
            },
          ],
        },
      },
    };
  }
}
