import type { AzurermVersion } from "../../constructs/terraform/azurerm-dialect";
import { type Mutant, mutantsOf } from "../../mutants";
import { type Attributes, isAttributes } from "../../terraform-json";
import { synthesized } from "../stacks/synthesized";

/** A synthesized example, and its mutants. */
export interface MutatedStack {
  readonly name: string;
  readonly version: AzurermVersion;
  readonly configuration: Attributes;
  readonly mutants: readonly Mutant[];
}

/** Dev and prod as they are committed, in both dialects of azurerm. */
export const STACKS: readonly MutatedStack[] = (["dev", "prod"] as const).flatMap((environment) =>
  (["4.81.0", "5.2.0"] as const).map((version) => {
    const configuration: Attributes = { ...synthesized(environment, { azurermVersion: version }).json };
    const mutants = [...mutantsOf(configuration)];
    return { name: `${environment}, azurerm ${version}`, version, configuration, mutants };
  }),
);

/** The example with this name. */
export function stackNamed(name: string): MutatedStack {
  const found = STACKS.find((stack) => stack.name === name);
  if (found === undefined) {
    throw new Error(`there is no stack ${name}`);
  }
  return found;
}

/** The shortest paths where two values differ; a list with another length differs where it starts to. */
export function differences(before: unknown, after: unknown, path = ""): string[] {
  if (Object.is(before, after)) {
    return [];
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => differences(item, after[index], `${path}[${index}]`));
  }
  if (isAttributes(before) && isAttributes(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      differences(before[key], after[key], path === "" ? key : `${path}.${key}`),
    );
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
}
