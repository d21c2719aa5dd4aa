import { unseen, unseenWords } from "../baseline/check/unseen";
import type { AnyTerraformJson } from "../terraform-json";
import { defaultsOf, type Unjudged } from "./changes/defaults";
import { localsThatName, variablesIn } from "./changes/named-variables";
import type { StackReview } from "./review";

const WHY: Readonly<Record<Unjudged["because"], string>> = {
  sensitive: ", which is sensitive and shown nowhere",
  filled: ", whose type fills in what it leaves out",
  large: ", which is too large to read",
};

/** What nobody can see, with the defaults that HEAD changes, and that something uses, but nothing judges. */
export function withUnjudged(
  { newNotSeen, notSeen }: Pick<StackReview, "newNotSeen" | "notSeen">,
  base: AnyTerraformJson | undefined,
  head: AnyTerraformJson,
): Pick<StackReview, "newNotSeen" | "notSeen"> {
  if (base?.kind !== "configuration" || head.kind !== "configuration") {
    return { newNotSeen, notSeen };
  }
  const { locals, modules, providers, resources } = head.configuration;
  const { unjudged } = defaultsOf(head.configuration, base.configuration);
  const names = new Set(unjudged.map(({ name }) => name));
  const carriers = names.size === 0 ? new Map() : localsThatName(locals, names);
  const written = names.size === 0 ? [] : [...resources, ...providers, ...modules];
  const used = new Set(
    written
      .flatMap(({ attributes }) => variablesIn(attributes, names, carriers))
      .flatMap(({ variables }) => variables),
  );
  const sentences = (["sensitive", "filled", "large"] as const).flatMap((why) =>
    unseen(
      unjudged
        .filter(({ because, name }) => because === why && used.has(name))
        .map(({ name }) => `var.${name}`),
      WHY[why],
      "what comes of another default of ",
    ).map(unseenWords),
  );
  return { notSeen: [...sentences, ...notSeen], newNotSeen: [...sentences, ...newNotSeen] };
}
