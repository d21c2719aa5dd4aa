import type { Fact } from "../fact";

/** A list that ARM takes as one text, e.g. `SMB3.0;SMB3.1.1` or `Logging, Metrics`. */
export function separated(fact: Fact<readonly string[]>): Fact<readonly string[]> {
  return fact.state === "known"
    ? {
        ...fact,
        value: fact.value
          .flatMap((text) => text.split(/[;,]/))
          .map(trimmed)
          .filter(isWritten),
      }
    : fact;
}

function trimmed(text: string): string {
  return text.trim();
}

function isWritten(text: string): boolean {
  return text !== "";
}
