import { KEY } from "../../azure";
import { daysOf } from "../../azure/duration";
import { rotationDays } from "../../azure/joins/key-rotation";
import { withoutPatches } from "../../azure/joins/patches";
import { mustHave } from "../must";
import { rule } from "../rule";

/** Two years, which NIST allows a key that encrypts others; with months of 30 days. */
const MOST_DAYS = 731;

/** Three years: a version outlives its successor's birth, but not by long. */
const LONGEST_LIFE_DAYS = 1096;

export const keyRotation = rule({
  id: "security/key-rotation",
  title: "Keys get a new version by themselves, and old ones expire",
  recommendations: ["security/encrypt-with-cmk"],
  severity: "medium",
  why: "A key that nobody rotates encrypts for as long as the service lives: whoever once had it can read everything since.",
  fix: {
    construct: "CustomerManagedKeys: rotateAfterMonths (12 by default)",
    terraform:
      'azurerm_key_vault_key: rotation_policy { expire_after = "P18M", automatic { time_after_creation = "P12M" } }',
  },
  looksAt: (estate) => withoutPatches(estate.all(KEY)),
  finds: (key) => [
    ...mustHave(
      rotationDays(key),
      (days) => days > 0 && days <= MOST_DAYS,
      "no new version of the key is made within two years",
    ),
    ...mustHave(
      key.expiresAfter,
      (span) => (daysOf(span) ?? Number.POSITIVE_INFINITY) <= LONGEST_LIFE_DAYS,
      "versions of the key don't expire within three years",
    ),
  ],
});
