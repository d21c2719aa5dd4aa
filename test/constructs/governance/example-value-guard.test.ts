import { type ExampleValue, ExampleValueGuard } from "../../../constructs/governance/example-value-guard";
import { reference, Template, testStack } from "../../support/template";

const guard = (examples: readonly ExampleValue[]) => {
  const stack = testStack();
  new ExampleValueGuard(stack, "examples", { examples });
  return Template.of(stack);
};
const EXAMPLES: ExampleValue[] = [
  { path: "environments/dev.ts: subscriptionId", value: "0000", what: "the subscription's id" },
  { path: "environments/dev.ts: tenantId", value: "1111", what: "the tenant's id" },
];

describe("ExampleValueGuard", () => {
  test.each([[EXAMPLES], [[]]])("asks before example values are deployed, with %j", (examples) => {
    expect(guard(examples).json.variable).toEqual({
      accept_example_values: {
        type: "bool",
        default: false,
        nullable: false,
        description: "Let example values through: for rehearsals only.",
      },
    });
  });

  test("stops plan and apply with a list of everything to fill in", () => {
    expect(guard(EXAMPLES).resource("terraform_data").only).toEqual({
      lifecycle: {
        precondition: [
          {
            condition: reference("tobool(var.accept_example_values)"),
            error_message:
              "The configuration holds 2 example value(s). Fill in before you plan or deploy:\n" +
              '  environments/dev.ts: subscriptionId = "0000": the subscription\'s id\n' +
              '  environments/dev.ts: tenantId = "1111": the tenant\'s id',
          },
        ],
      },
    });
  });

  test("does nothing where every value is the team's own", () => {
    guard([]).resource("terraform_data").count(0);
  });
});
