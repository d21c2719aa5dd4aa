import type { ReplacesIf, TypeSchema } from "./type-schema";

/** What both versions of azurerm say of a type; see `TypeSchema` for what isn't told here. */
interface Facts extends Partial<TypeSchema> {
  readonly replacesIf?: Readonly<Record<string, ReplacesIf>>;
  /** Paths whose default is true. */
  readonly on?: readonly string[];
  /** Paths whose default is false; in azurerm also where the provider names no default. */
  readonly off?: readonly string[];
}

/** What azurerm says of a type, and what only 4.81 or only 5.2 says. */
export interface TypeFacts extends Facts {
  readonly only4?: Facts;
  readonly only5?: Facts;
}

/** Facts by Terraform type, or by ARM type in lower case. */
export type Table = Readonly<Record<string, TypeFacts>>;

/** A list of paths, as readable as a sentence. */
export function paths(text: TemplateStringsArray): readonly string[] {
  return text.join("").split(/\s+/).filter(Boolean);
}

/** Everything that some facts about a type say together. */
export function together(...facts: readonly (Facts | undefined)[]): TypeSchema {
  const all = facts.filter((one) => one !== undefined);
  return {
    replaces: all.flatMap(({ replaces = [] }) => replaces),
    replacesIf: Object.assign({}, ...all.map(({ replacesIf }) => replacesIf)),
    kept: all.flatMap(({ kept = [] }) => kept),
    defaults: Object.fromEntries(all.flatMap(defaultsOf)),
    sets: all.flatMap(({ sets = [] }) => sets),
    sensitive: all.flatMap(({ sensitive = [] }) => sensitive),
  };
}

function defaultsOf({ on = [], off = [], defaults = {} }: Facts): [string, unknown][] {
  return [
    ...on.map((path): [string, unknown] => [path, true]),
    ...off.map((path): [string, unknown] => [path, false]),
    ...Object.entries(defaults),
  ];
}
