import { daysOf } from "../duration";
import type { Fact } from "../fact";
import type { Facts } from "../facts";
import { isAzapi } from "../facts";
import type { Key } from "../key";

/** What makes a new version of a key, as days after the last; absent where nothing does. */
export function rotationDays(key: Key): Fact<number> {
  return isAzapi(key.resource) ? byActions(key) : byPolicy(key);
}

function byPolicy({ rotatesAfter, rotatesBeforeExpiry, expiresAfter }: Key): Fact<number> {
  return rotatesAfter.state === "absent"
    ? beforeExpiry(rotatesBeforeExpiry, expiresAfter)
    : inDays(rotatesAfter);
}

function byActions({ lifetimeActions, expiresAfter }: Key): Fact<number> {
  if (lifetimeActions.state !== "known") {
    return lifetimeActions;
  }
  const absent = { state: "absent", at: `${lifetimeActions.at} with the action rotate` } as const;
  const rotations = lifetimeActions.value.flatMap((action): Fact<number>[] => {
    const type = action.text({ body: "action.type" });
    if (type.state === "unknown") {
      return [type];
    }
    return type.state === "known" && /^rotate$/i.test(type.value) ? [rotationBy(action, expiresAfter)] : [];
  });
  const written = rotations.filter(({ state }) => state !== "absent");
  return written.find(({ state }) => state === "known") ?? written[0] ?? absent;
}

function rotationBy(action: Facts, expiresAfter: Fact<string>): Fact<number> {
  const after = action.text({ body: "trigger.timeAfterCreate" });
  return after.state === "absent"
    ? beforeExpiry(action.text({ body: "trigger.timeBeforeExpiry" }), expiresAfter)
    : inDays(after);
}

function beforeExpiry(before: Fact<string>, expiry: Fact<string>): Fact<number> {
  const [left, life] = [inDays(before), inDays(expiry)];
  if (left.state !== "known" || life.state !== "known") {
    return left.state === "known" ? life : left;
  }
  return { ...left, value: life.value - left.value };
}

function inDays(span: Fact<string>): Fact<number> {
  if (span.state !== "known") {
    return span;
  }
  const days = daysOf(span.value);
  return days === undefined
    ? { state: "unknown", at: span.at, because: "it is no span of time such as P12M" }
    : { ...span, value: days };
}
