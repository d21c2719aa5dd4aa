import { daysOf } from "../../baseline/azure/duration";
import type { AttributeChange, ResourceChange, ShownValue } from "../changes";
import { type Risk, type RiskKind, withoutRules } from "./risk";
import type { RiskWords } from "./weaker-fact";

/** How much a value protects, 0 the least; undefined where it doesn't tell. `undefined` is nothing written. */
export type LevelOf = (value: unknown) => number | undefined;

/** An attribute of types that no kind of the baseline reads, which may move to the weaker side. */
export interface Setting {
  /** Terraform's types, and ARM's in lower case without version. @default - any */
  readonly of?: RegExp;
  /** Its path without indexes and, with azapi, without `body.properties.` */
  readonly at: RegExp;
  readonly kind: RiskKind;
  readonly words: RiskWords;
  /** Up to this level it is a risk for what is new, too. @default - for what was there alone */
  readonly isWeakAt?: number;
  /** Less of `than` is weaker; so is any `other` value, surely or perhaps; so is what `by` says. */
  readonly weaker:
    | { readonly than: LevelOf; readonly certainty?: "possible" }
    | { readonly other: Risk["certainty"] }
    | { readonly by: (after: unknown, before: unknown) => Risk["certainty"] | undefined };
}

/** A risk for each setting of a change that is weaker than before, with all attributes that say so. */
export function weakerSettings(change: ResourceChange, settings: readonly Setting[]): Risk[] {
  if (change.before === undefined || change.after === undefined || change.attributes.length === 0) {
    return [];
  }
  const type = typeOf(change);
  return settings
    .filter(({ of }) => of?.test(type) ?? true)
    .flatMap((setting) => {
      const judged = change.attributes.flatMap((attribute) => {
        const certainty = setting.at.test(plainPath(attribute.path))
          ? certaintyOf(setting, attribute)
          : undefined;
        return certainty === undefined ? [] : [{ attribute, certainty }];
      });
      return judged.length === 0
        ? []
        : [
            {
              ...withoutRules(setting.kind, change, setting.words),
              certainty: judged.some(({ certainty }) => certainty === "certain") ? "certain" : "possible",
              attributes: judged.map(({ attribute }) => attribute),
            } satisfies Risk,
          ];
    });
}

/** By whichever provider: `azurerm_redis_cache`, or `microsoft.cache/redis`. */
export function typeOf({ armType, type }: Pick<ResourceChange, "armType" | "type">): string {
  return armType ?? type;
}

/** `body.properties.a[0].b` → `a.b` */
export function plainPath(path: string): string {
  return path.replace(/\[[^\]]*\]/g, "").replace(/^body\.(properties\.)?/, "");
}

function certaintyOf(
  { weaker }: Setting,
  { after, before, follows = false }: AttributeChange,
): Risk["certainty"] | undefined {
  if ("other" in weaker) {
    const isOther =
      !follows && before.state === "known" && JSON.stringify(known(before)) !== JSON.stringify(known(after));
    return isOther ? (isTold(after) ? weaker.other : "possible") : undefined;
  }
  if ("by" in weaker) {
    return isTold(after) && isTold(before) ? weaker.by(known(after), known(before)) : undefined;
  }
  const old = isTold(before) ? weaker.than(known(before)) : undefined;
  if (old === undefined) {
    return undefined;
  }
  if (!isTold(after)) {
    return old > 0 ? "possible" : undefined;
  }
  const wanted = weaker.than(known(after));
  return wanted !== undefined && wanted < old ? (weaker.certainty ?? "certain") : undefined;
}

function known(shown: ShownValue): unknown {
  return shown.state === "known" ? shown.value : undefined;
}

/** A reference is written as it stands, and tells nothing. */
function isTold(shown: ShownValue): boolean {
  return (
    shown.state === "absent" ||
    (shown.state === "known" && !(typeof shown.value === "string" && shown.value.includes("${")))
  );
}

const ON = /^(true|on|alwayson|enabled?|enforced)$/i;
const OFF = /^(false|off|disabled?|none|securedbyperimeter)$/i;

/** For settings: a switch that protects where it is on. @param whenAbsent what holds where nothing is written */
export function protectsOn(whenAbsent?: boolean): LevelOf {
  return (value) => {
    const isOn = flagOf(value, whenAbsent);
    return isOn === undefined ? undefined : Number(isOn);
  };
}

/** For settings: a switch that protects where it is off. @param whenAbsent what holds where nothing is written */
export function protectsOff(whenAbsent?: boolean): LevelOf {
  return (value) => {
    const isOn = flagOf(value, whenAbsent);
    return isOn === undefined ? undefined : Number(!isOn);
  };
}

function flagOf(value: unknown, whenAbsent: boolean | undefined): boolean | undefined {
  if (value === undefined || value === null) {
    return whenAbsent;
  }
  const text = String(value);
  return ON.test(text) ? true : OFF.test(text) ? false : undefined;
}

/** For settings: one of some words, from the weakest to the strongest. */
export function from(words: readonly string[], whenAbsent?: string): LevelOf {
  const order = words.map((word) => word.toLowerCase());
  return (value) => {
    const level = order.indexOf(String(value ?? whenAbsent).toLowerCase());
    return level < 0 ? undefined : level;
  };
}

/** For settings: a number, or a span such as `P30D` in days. @param endless what stands for no end */
export function days(whenAbsent?: number, endless?: number): LevelOf {
  return (value) => {
    const number =
      value === undefined || value === null ? whenAbsent : (daysOf(String(value)) ?? Number(value));
    return number === endless && number !== undefined
      ? Number.MAX_VALUE
      : Number.isNaN(number)
        ? undefined
        : number;
  };
}
