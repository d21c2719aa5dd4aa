import type { AzureEstate } from "../baseline/azure";
import { allUnseen, type StackInput } from "../baseline/check/check-stack";
import { type Unseen, type UnseenThing, unseen, unseenWords } from "../baseline/check/unseen";
import { type Attributes, isAttributes, type TerraformJson } from "../terraform-json";
import type { ResourceChange } from "./changes";
import { withNewAddresses } from "./changes/addresses";
import { withLocals } from "./changes/locals";
import type { StackReview } from "./review";

/** One side of a stack, and what it is made of. */
interface Examined {
  readonly input: StackInput;
  readonly estate: AzureEstate;
}

/**
 * What no rule can follow in HEAD. New is what BASE hasn't, and what BASE has otherwise: another script,
 * another version of a module. Only what is forgotten is never new, because it stays as it is.
 *
 * @param changes those of the pull request
 */
export function notSeenOf(
  base: Examined | undefined,
  head: Examined,
  changes: readonly ResourceChange[],
): Pick<StackReview, "notSeen" | "newNotSeen"> {
  const moved = new Map(
    changes.flatMap(({ address, movedFrom }) => (movedFrom === undefined ? [] : [[movedFrom, address]])),
  );
  const [old, wanted] = [configurationOf(base), configurationOf(head)];
  const [oldLocals, locals] = [withLocals(old, wanted), withLocals(wanted, old)];
  const known = new Map<string, string>();
  for (const one of base === undefined ? [] : allUnseen(base.input, base.estate)) {
    for (const thing of thingsOf(one)) {
      const content = contentText(thing, (attributes) => withNewAddresses(oldLocals(attributes), moved));
      known.set(keyOf(one, moved.get(thing.name) ?? thing.name), content);
    }
  }
  const written = new Set(changes.filter(isWritten).map(({ address }) => address));
  const isNew = (one: Unseen, thing: UnseenThing) =>
    one.isIdle === undefined &&
    (written.has(thing.name) || known.get(keyOf(one, thing.name)) !== contentText(thing, locals));

  const [come, stayed]: [string[], string[]] = [[], []];
  for (const one of allUnseen(head.input, head.estate)) {
    const things = thingsOf(one);
    come.push(
      ...sentences(
        one,
        things.filter((thing) => isNew(one, thing)),
      ),
    );
    stayed.push(
      ...sentences(
        one,
        things.filter((thing) => !isNew(one, thing)),
      ),
    );
  }
  return { notSeen: [...come, ...stayed], newNotSeen: come };
}

function configurationOf(side: Examined | undefined): TerraformJson | undefined {
  const terraform = side?.input.terraform;
  return terraform?.kind === "configuration" ? terraform.configuration : undefined;
}

/** What lists nothing is one thing itself. */
function thingsOf({ things }: Unseen): readonly UnseenThing[] {
  return things.length === 0 ? [{ name: "" }] : things;
}

function sentences(one: Unseen, things: readonly UnseenThing[]): string[] {
  if (things.length === 0) {
    return [];
  }
  return one.things.length === 0
    ? [unseenWords(one)]
    : unseen(things, one.after, one.before).map(unseenWords);
}

/** What is said of a thing counts, too: a command may become a template. */
function keyOf({ after, before }: Unseen, name: string): string {
  return JSON.stringify([before, after, name]);
}

/** Whether the pull request says what a resource does; one that gets another id of something does the same. */
function isWritten({ after, attributes, before, kind }: ResourceChange): boolean {
  const text = (resource: typeof after, path: string) =>
    JSON.stringify(resource?.attributes[path.replace(/[.[].*$/s, "")]);
  return (
    kind === "create" ||
    attributes.some(
      (one) =>
        !/^tags(\.|\[|$)/.test(one.path) &&
        (one.after.state !== "unknown" || text(before, one.path) !== text(after, one.path)),
    )
  );
}

/** The same for what is only written in another order, has comments, or waits for something else. */
function contentText({ content }: UnseenThing, writtenOut: (attributes: Attributes) => Attributes): string {
  return JSON.stringify(plain(writtenOut({ content })));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [only, ...more] = value;
    // one block is written alone, or as a list of one
    return more.length === 0 && isAttributes(only) ? plain(only) : value.map(plain);
  }
  return isAttributes(value)
    ? Object.entries(value)
        .filter(([key]) => key !== "//" && key !== "depends_on")
        .map(([key, inner]): [string, unknown] => [key, plain(inner)])
        .sort(([one], [other]) => (one < other ? -1 : 1))
    : value;
}
