import type { ArrowKind } from "./picture";

/** What arrows say, in the order of the legend: the start, this, the end. */
export const ARROW_WORDS: Readonly<Record<ArrowKind, string>> = {
  private: "private endpoint",
  uses: "keeps data and keys in",
  identity: "works as",
  rights: "has roles on",
  logs: "logs to",
  egress: "let out to",
  ingress: "reaches over the public network",
};
