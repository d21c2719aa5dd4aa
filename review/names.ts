import type { GraphResource } from "../baseline/graph";
import type { ResourceChange } from "./changes";
import type { NameChange } from "./review";

/** The resources that get another name in Azure; names that Terraform invents aside. */
export function nameChanges(changes: readonly ResourceChange[]): NameChange[] {
  return changes.flatMap((change) => {
    const [before, after] = [nameOf(change.before), nameOf(change.after)];
    return before === undefined || after === undefined || before === after ? [] : [{ change, before, after }];
  });
}

function nameOf(resource: GraphResource | undefined): string | undefined {
  const name = resource?.value("name");
  return name?.state === "known" && typeof name.value === "string" ? name.value : undefined;
}
