import { usageError } from "../cli-error";
import type { Subject } from "./subjects";

const FORM = /^([^=]+)=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * The group whose roles whoever deploys a stack has, by the stack's name: those that the stacks below it have given.
 *
 * @param given `<stack>=<object id>` each
 * @throws a usage error that names all that is wrong
 */
export function deployerGroups(
  given: readonly string[],
  subjects: readonly Pick<Subject, "source" | "grounds">[],
): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  const problems: string[] = [];
  for (const text of given) {
    const [, stack = "", group = ""] = FORM.exec(text) ?? [];
    const subject = subjects.find(({ source }) => source.name === stack);
    if (stack === "") {
      problems.push(`${JSON.stringify(text)} must be <stack>=<object id of a group>`);
    } else if (subject === undefined) {
      problems.push(`${stack} isn't rehearsed`);
    } else if (subject.grounds.length === 0) {
      problems.push(`${stack} stands on no other stack, so nobody has given the group a role`);
    } else if (groups.has(stack)) {
      problems.push(`${stack} is named twice`);
    } else {
      groups.set(stack, group.toLowerCase());
    }
  }
  if (problems.length > 0) {
    throw usageError(`--deployer-group: ${problems.join("; ")}.`);
  }
  return groups;
}
