import { Annotations, type TerraformStack } from "cdktf";
import type { IValidation } from "constructs";
import type { ReportedFinding, StackCheck } from "../baseline/report/check-report";
import { Deviations } from "../constructs/governance/deviation";

/** How strict the baseline is with one stack. */
export interface BaselineOptions {
  /** Whether the stack is for production. @default - by its tags; without any, it is */
  readonly production?: boolean;
  /**
   * Ids of rules that only warn in this stack, e.g. while an existing estate is brought in line.
   * @default - none
   */
  readonly warnOnly?: readonly string[];
}

/**
 * Lets a stack that breaks a rule of the baseline not synthesize: each finding that no `Deviation`
 * accepts is an error, and what can't be told before the plan is a warning.
 *
 * Days are left to `mlzone check`: synthesis says the same today and tomorrow, so an expired deviation
 * still counts here. A name in `warnOnly` that is no rule's does nothing: configurations check theirs.
 *
 * With `MLZONE_BASELINE=warn` everything only warns, so that a review can show what a pull request breaks;
 * whoever sets it lets `mlzone check` fail instead.
 */
export function enforceBaseline(stack: TerraformStack, options: BaselineOptions = {}): void {
  stack.node.addValidation(new BaselineValidation(stack, options));
}

class BaselineValidation implements IValidation {
  constructor(
    private readonly stack: TerraformStack,
    private readonly options: BaselineOptions,
  ) {}

  validate(): string[] {
    const errors: string[] = [];
    const { rules, notSeen } = this.check();
    for (const sentence of notSeen) {
      Annotations.of(this.stack).addWarning(sentence);
    }
    const open = rules.flatMap(({ findings }) => findings).filter((one) => one.acknowledgement === undefined);
    const warns = process.env.MLZONE_BASELINE === "warn";
    for (const finding of open) {
      const text = sentence(finding);
      if (warns || finding.certainty === "unknown" || this.options.warnOnly?.includes(finding.rule.id)) {
        Annotations.of(this.stack).addWarning(text);
      } else {
        errors.push(text);
      }
    }
    return errors;
  }

  private check(): StackCheck {
    // an app that only lists its stacks, or a test of one construct, needs none of the rules
    const { checkStack, RULES, acceptedDeviations, terraformJsonOf } =
      require("../baseline") as typeof import("../baseline");
    const accepted = Deviations.of(this.stack)
      .list()
      .flatMap((deviation) => (deviation.standing ? [] : [deviation]));
    return checkStack(
      {
        name: this.stack.node.id,
        file: this.stack.node.id,
        terraform: { kind: "configuration", configuration: terraformJsonOf(this.stack.toTerraform()) },
        acknowledgements: acceptedDeviations(accepted, "0000-00-00"),
        production: this.options.production,
      },
      RULES,
    );
  }
}

function sentence({ rule, address, construct, message }: ReportedFinding): string {
  const where = construct === undefined ? address : `${construct} (${address})`;
  return `${where}: ${message}. ${rule.id}; to mend it: ${rule.fix.construct}`;
}
