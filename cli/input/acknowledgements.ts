import * as fs from "node:fs";
import { ACKNOWLEDGEMENTS_FILE, type Accepting, readAcknowledgements } from "../../baseline/acknowledgements";
import { findRule, RULES } from "../../baseline/rules";
import { nearestName } from "../nearest-name";
import { InputProblem } from "./input-problem";
import { inputText } from "./input-text";
import { shown } from "./shown";

const KNOWN_RULES = {
  has: (id: string) => findRule(id) !== undefined,
  nearest: (id: string) =>
    nearestName(
      id,
      RULES.map((rule) => rule.id),
    ),
};

/**
 * What a file of the person's accepts; nothing where none is named and there is none here.
 *
 * @param today `YYYY-MM-DD`
 * @throws {InputProblem} with all that is wrong with it
 */
export function acknowledgementsOf(named: string | undefined, today: string): readonly Accepting[] {
  const file = named ?? ACKNOWLEDGEMENTS_FILE;
  if (named === undefined && !fs.existsSync(file)) {
    return [];
  }
  const text = inputText(file);
  try {
    return readAcknowledgements(text, KNOWN_RULES, today);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it isn't what it should be";
    throw new InputProblem(`${shown(file)} can't be read: ${reason}.`);
  }
}
