import { knownValue } from "../../baseline/azure";
import { ONLINE_DEPLOYMENT } from "../../baseline/azure/online-deployment";
import type { GraphResource } from "../../baseline/graph";
import { isAttributes } from "../../terraform-json";
import type { Detector } from "./detectors";
import { withoutRules } from "./risk";
import { attributesAt, isOf, type RiskWords } from "./weaker-fact";

/** What a deployment keeps of what callers send and get. */
interface Kept {
  /** Share from 0 to 1 by what is kept, e.g. `model_inputs`. */
  readonly shares: ReadonlyMap<string, number>;
  readonly headers: ReadonlySet<string>;
}

const WORDS: RiskWords = {
  what: "it keeps more of what callers send and get than before",
  why: "Whoever reads the store reads what was for the model alone, personal data among it.",
  fix: "Let whoever answers for the data agree to it, its purpose and who reads it; else leave it out.",
  severity: "medium",
  recommendations: ["ai-security/remove-unneeded-personal-data"],
};

/** A deployment collects requests, answers or headers that nobody kept, or a larger share of them. */
export const requestsKept: Detector = ({ base, changes }) =>
  changes.flatMap((change) => {
    const { after, before } = change;
    if (base === undefined || after === undefined || !isOf(change, ONLINE_DEPLOYMENT)) {
      return [];
    }
    // a new one is compared with those that answered at its endpoint so far
    const known = before === undefined ? siblingsOf(after, base.all(ONLINE_DEPLOYMENT)) : [before];
    if (!isMore(keptBy(after), known.map(keptBy))) {
      return [];
    }
    const attributes = attributesAt(change, "body.properties.dataCollector");
    return [{ ...withoutRules("rights-widened", change, WORDS), attributes }];
  });

function siblingsOf(
  { attributes }: GraphResource,
  all: readonly { readonly resource: GraphResource }[],
): GraphResource[] {
  return all.flatMap(({ resource }) =>
    resource.attributes.parent_id === attributes.parent_id ? [resource] : [],
  );
}

function isMore({ headers, shares }: Kept, before: readonly Kept[]): boolean {
  const most = (what: string) => Math.max(0, ...before.map((one) => one.shares.get(what) ?? 0));
  return (
    [...shares].some(([what, share]) => share > most(what)) ||
    [...headers].some((header) => !before.some((one) => one.headers.has(header)))
  );
}

function keptBy(deployment: GraphResource): Kept {
  const all = at(deployment.attributes, "body", "properties", "dataCollector", "collections");
  const shares = Object.entries(isAttributes(all) ? all : {}).flatMap(([what, one]): [string, number][] => {
    const isOn = at(one, "dataCollectionMode") === "Enabled";
    const share = Number(at(one, "samplingRate") ?? 1);
    return isOn ? [[what, Number.isNaN(share) ? 1 : share]] : [];
  });
  const { capturedHeaders } = ONLINE_DEPLOYMENT.read(deployment);
  return { shares: new Map(shares), headers: new Set(knownValue(capturedHeaders)) };
}

/** As it is written: what is kept refers to where, so that as a whole it isn't known before apply. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((current, step) => {
    const [only] = [current].flat();
    return isAttributes(only) ? only[step] : undefined;
  }, value);
}
