import type { ConstructName } from "./construct-name";
import type { Guide } from "./guides";
import type { Pillar } from "./pillars";
import { POLICIES, type PolicyName } from "./policies";
import type { Part, Responsibility } from "./responsibilities";

/** What another checker calls its rule for the same thing: checkov, PSRule for Azure, APRL, trivy. */
export type PeerRule =
  | `CKV_AZURE_${number}`
  | `CKV2_AZURE_${number}`
  | `Azure.${string}`
  | `APRL-${string}`
  | `AZU-${number}`;

/** One recommendation of Microsoft's guides, and what becomes of it here. */
export interface Recommendation<Id extends string = string> {
  /** `<pillar>/<name>`; never changes, tests and reports name it. */
  readonly id: Id;
  readonly pillar: Pillar;
  /** The recommendation in one sentence of the project's own. */
  readonly title: string;
  readonly source: { readonly guide: Guide; readonly section: string };
  readonly responsibility: Responsibility;
  /** What meets it; empty unless it is met. */
  readonly constructs: readonly ConstructName[];
  /** Ids in the names of the tests that prove it; empty unless it is met. */
  readonly tests: readonly string[];
  /** Ids of Microsoft's built-in policies that look at the same thing. */
  readonly policies: readonly string[];
  readonly peers: readonly PeerRule[];
  /** The part still to come that meets it or, where it is met, adds to that. */
  readonly part?: Part;
  /** Who does what, or what holds only in one profile. */
  readonly note?: string;
}

interface Facts {
  readonly title: string;
  readonly section: string;
  readonly policies?: readonly PolicyName[];
  readonly peers?: readonly PeerRule[];
}

/** The code meets it; `part` and `note` say what is still missing, or is somebody else's. */
interface Met extends Facts {
  readonly met: "default" | "option";
  readonly constructs: readonly [ConstructName, ...ConstructName[]];
  readonly part?: Part;
  readonly note?: string;
}

/** A part of the project that isn't there yet will meet it. */
interface Planned extends Facts {
  readonly planned: Part;
  readonly note: string;
}

/** Code can't meet it, or Azure does without being asked. */
interface Others extends Facts {
  readonly others: "team" | "azure";
  readonly note: string;
}

/** A recommendation as a file of the catalogue writes it down. */
export type Entry = Met | Planned | Others;

/**
 * The recommendations of a pillar. A name that stands twice, or a construct or policy that doesn't
 * exist, is an error of the compiler.
 */
export function recommendations<P extends Pillar, Name extends string>(
  pillar: P,
  guide: Guide,
  entries: Readonly<Record<Name, Entry>>,
): readonly Recommendation<`${P}/${Name}`>[] {
  return (Object.keys(entries) as Name[]).map((name) => {
    const entry: Entry = entries[name];
    const id = `${pillar}/${name}` as const;
    return {
      id,
      pillar,
      title: entry.title,
      source: { guide, section: entry.section },
      ...fate(entry, id),
      policies: (entry.policies ?? []).map((policy) => POLICIES[policy]),
      peers: entry.peers ?? [],
    };
  });
}

type Fate = Pick<Recommendation, "responsibility" | "constructs" | "tests" | "part" | "note">;

function fate(entry: Entry, id: string): Fate {
  if ("met" in entry) {
    const { met, constructs, part, note } = entry;
    return { responsibility: met, constructs, tests: [id], part, note };
  }
  const { note } = entry;
  return "planned" in entry
    ? { responsibility: "planned", constructs: [], tests: [], part: entry.planned, note }
    : { responsibility: entry.others, constructs: [], tests: [], note };
}
