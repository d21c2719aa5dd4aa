import { Fn, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { TerraformData } from "../terraform/terraform-data";

/** A value of the configuration that stands for one the team must fill in. */
export interface ExampleValue {
  /** Where it stands, e.g. `environments/dev.ts: subscriptionId`. */
  readonly path: string;
  /** The value, e.g. `00000000-0000-0000-0000-000000000001`. */
  readonly value: string;
  /** What belongs there, e.g. `the subscription's id`. */
  readonly what: string;
}

export interface ExampleValueGuardProps {
  /** The example values left in the configuration; none: the guard does nothing. */
  readonly examples: readonly ExampleValue[];
}

/**
 * Lets a configuration with example values be synthesized and reviewed, but not planned or applied:
 * a precondition lists every value to fill in. A rehearsal passes `-var accept_example_values=true`.
 */
export class ExampleValueGuard extends Construct {
  constructor(scope: Construct, id: string, props: ExampleValueGuardProps) {
    super(scope, id);
    const accepted = new TerraformVariable(this, "accept-example-values", {
      type: "bool",
      default: false,
      nullable: false,
      description: "Let example values through: for rehearsals only.",
    });
    accepted.overrideLogicalId("accept_example_values");
    if (props.examples.length === 0) {
      return;
    }
    const lines = props.examples.map(({ path, value, what }) => `  ${path} = "${value}": ${what}`);
    new TerraformData(this, "Resource", {
      lifecycle: {
        precondition: [
          {
            condition: Fn.tobool(accepted.value),
            errorMessage: [
              `The configuration holds ${props.examples.length} example value(s). Fill in before you plan or deploy:`,
              ...lines,
            ].join("\n"),
          },
        ],
      },
    });
  }
}
