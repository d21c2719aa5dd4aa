import type { AnyTerraformJson, Attributes } from "../../terraform-json";

import { longest } from "./plan/references";

/** What an input gives names to, beside its resources. */
export interface Names {
  /** What the root module's variables are where nobody gives them; those without default are left out. */
  readonly defaults: ReadonlyMap<string, unknown>;
  /** As they are written; a plan has none. */
  readonly locals: Attributes;
  /** What the root module hands on, as templates; of a plan, those of all that a value refers to. */
  readonly outputs: ReadonlyMap<string, unknown>;
}

/** The names of an input. */
export function namesOf(input: AnyTerraformJson): Names {
  if (input.kind === "plan") {
    const { defaults, outputs } = input.plan.configuration;
    const templates = [...outputs].map(
      ([name, { references }]) => [name, longest(references).map((one) => `\${${one}}`)] as const,
    );
    return { defaults, locals: {}, outputs: new Map(templates) };
  }
  const { locals, outputs, variables } = input.configuration;
  return {
    defaults: new Map(
      variables.flatMap(({ default: value, hasDefault, name }) => (hasDefault ? [[name, value]] : [])),
    ),
    locals,
    outputs: new Map(outputs.map(({ name, value }) => [name, value])),
  };
}
