import type { AddressRange } from "../../baseline/azure/address-range";
import { costOf, covers, meet, type Reach } from "./rule-reach";

/** What the rules of a group do otherwise than before. */
export interface Otherwise {
  /** Rules of HEAD that let through what no rule let through. */
  readonly opened: readonly Reach[];
  /** Rules of BASE that kept out what no rule keeps out. */
  readonly lost: readonly Reach[];
  /** What lets through in HEAD and stood behind what kept out, which comes after it now, or as another rule. */
  readonly overtaken: readonly { readonly allow: Reach; readonly deny: Reach; readonly wasDeny: Reach }[];
}

/** More than any group needs; Azure takes a thousand rules, and four thousand prefixes. */
const MOST_WORK = 3_000_000;

/** Compares the rules of one group, in whatever order and however they are written. */
export function otherwise(
  before: readonly Reach[],
  after: readonly Reach[],
  own: readonly AddressRange[],
): Otherwise {
  const asking = new Asking(own);
  const [oldAllows, oldDenies] = byAccess(before);
  const [allows, denies] = byAccess(after);
  const allowed = new Rules(oldAllows, asking);
  const kept = new Rules(denies, asking);

  const found = allows.map((allow) => ({ allow, was: allowed.covering(allow) }));
  const left = oldDenies.map((deny) => ({ deny, is: kept.covering(deny) }));
  const overtaken = found.flatMap(({ allow, was }) => {
    const passed = left.find(
      ({ deny, is }) =>
        was !== undefined &&
        is !== undefined &&
        isBefore(deny, was) &&
        isBefore(allow, is) &&
        asking.meet(allow, deny) &&
        !allowed.hasCovering(allow, (one) => isBefore(one, deny)) &&
        !kept.hasCovering(deny, (one) => isBefore(one, allow)),
    );
    return passed?.is === undefined ? [] : [{ allow, deny: passed.is, wasDeny: passed.deny }];
  });
  return {
    opened: found.flatMap(({ allow, was }) => (was === undefined ? [allow] : [])),
    lost: left.flatMap(({ deny, is }) => (is === undefined ? [deny] : [])),
    overtaken,
  };
}

/** Rules of one kind, found by what they are about. */
class Rules {
  private readonly byKey = new Map<string, Reach>();

  constructor(
    private readonly all: readonly Reach[],
    private readonly asking: Asking,
  ) {
    for (const one of all) {
      const known = this.byKey.get(one.key);
      if (known === undefined || isBefore(one, known)) {
        this.byKey.set(one.key, one);
      }
    }
  }

  /** The first rule about the same or, if there is none, one that is about more. */
  covering(reach: Reach): Reach | undefined {
    return this.byKey.get(reach.key) ?? this.all.find((one) => this.asking.covers(one, reach));
  }

  hasCovering(reach: Reach, isMeant: (one: Reach) => boolean): boolean {
    return this.all.some((one) => isMeant(one) && this.asking.covers(one, reach));
  }
}

/** Asks only so much: what is left then is taken for something else. */
class Asking {
  private left = MOST_WORK;

  constructor(private readonly own: readonly AddressRange[]) {}

  covers(wide: Reach, narrow: Reach): boolean {
    return this.may(wide, narrow) && covers(wide, narrow, this.own);
  }

  meet(one: Reach, other: Reach): boolean {
    return !this.may(one, other) || meet(one, other);
  }

  private may(one: Reach, other: Reach): boolean {
    this.left -= costOf(one, other);
    return this.left > 0;
  }
}

function byAccess(rules: readonly Reach[]): readonly [allows: readonly Reach[], denies: readonly Reach[]] {
  const ofAccess = (wanted: string) =>
    rules.filter(
      ({ rule: { access } }) => access.state === "known" && access.value.trim().toLowerCase() === wanted,
    );
  return [ofAccess("allow"), ofAccess("deny")];
}

/** Of one whose priority nobody can tell, nobody can say it. */
function isBefore({ priority }: Reach, other: Reach): boolean {
  return priority !== undefined && other.priority !== undefined && priority < other.priority;
}
