import { wholeNumberProblem } from "../compute/compute";
import type { ArmBody } from "../terraform/azapi-element";
import type { IPayloadStore } from "./payload-store";

/** The variable in which a scoring script finds the columns that it must leave out: a JSON list of names. */
export const COLUMNS_LEFT_OUT = "MLZONE_COLUMNS_LEFT_OUT";

/**
 * Keeps what a deployment was asked and what it answered, as `model_inputs` and `model_outputs`.
 *
 * What callers send is often said of people, so it asks for what the law asks for: what it is for, on what ground,
 * what is left out, how long it is kept and who may read it (the last two by `store`).
 *
 * The service itself leaves no column out, and drops none later. A scoring script collects what it hands to
 * `Collector.collect`, so it is the script that leaves out the columns of `MLZONE_COLUMNS_LEFT_OUT`; nothing in
 * Azure checks that it does. For a model of MLflow's format the service writes the script, which collects every
 * column, and the collections `request` and `response` hold whole bodies: the one is refused where a column is to
 * be left out, the other isn't offered.
 */
export interface PayloadCollection {
  /** What the data is collected for, in 10 to 256 characters; for nothing else it may be used. */
  readonly purpose: string;
  /** How those concerned agreed, or on what other legal ground it stands, in 10 to 256 characters. */
  readonly consent: string;
  /** Columns that the scoring script leaves out; `[]` says that none needs to be. */
  readonly columnsLeftOut: readonly string[];
  /** Where it is kept, how long, and who reads it. */
  readonly store: IPayloadStore;
  /** Percent of the requests, 1 to 100. @default 10 */
  readonly samplingPercent?: number;
  /** Headers of requests that are kept, too; none that lets somebody in. @default - none */
  readonly headers?: readonly string[];
}

const LEAST_WORDS = 10;
/** What Azure takes as the value of a tag. */
const LONGEST_TAG = 256;
const LETS_IN = /^(proxy-)?authorization$|cookie|token|secret|password|signature|key/i;

/** What is wrong with a collection, in words that begin with the field; empty if nothing is. */
export function payloadProblems(
  field: string,
  payload: Omit<PayloadCollection, "store">,
  deployment: { readonly hasScript: boolean; readonly variables: Readonly<Record<string, string>> },
): string[] {
  const { columnsLeftOut, consent, headers = [], purpose, samplingPercent = 10 } = payload;
  const distinct = new Set(columnsLeftOut).size === columnsLeftOut.length;
  return [
    noteProblem(`${field}.purpose`, purpose, "what the data is collected for"),
    noteProblem(`${field}.consent`, consent, "how those concerned agreed, or why they need not"),
    distinct && columnsLeftOut.every((name) => name.trim() !== "")
      ? undefined
      : `${field}.columnsLeftOut must be different names (got ${JSON.stringify(columnsLeftOut)})`,
    columnsLeftOut.length > 0 && !deployment.hasScript
      ? `${field}.columnsLeftOut needs scoring: for a model of MLflow's format the service collects every column, and only a script of one's own leaves one out`
      : undefined,
    COLUMNS_LEFT_OUT in deployment.variables
      ? `environmentVariables.${COLUMNS_LEFT_OUT} is what ${field}.columnsLeftOut says: leave it out`
      : undefined,
    wholeNumberProblem(`${field}.samplingPercent`, samplingPercent, 1, 100),
    ...headers.map((name) => headerProblem(`${field}.headers`, name)),
  ].filter((problem) => problem !== undefined);
}

/** The `dataCollector` of the request. */
export function dataCollectorBody({ headers = [], samplingPercent = 10, store }: PayloadCollection): ArmBody {
  const collection = (dataId: string): ArmBody => ({
    dataCollectionMode: "Enabled",
    dataId,
    samplingRate: samplingPercent / 100,
  });
  return {
    collections: {
      model_inputs: collection(store.inputsDataId),
      model_outputs: collection(store.outputsDataId),
    },
    requestLogging: headers.length > 0 ? { captureHeaders: headers } : undefined,
    rollingRate: "Hour",
  };
}

/** What the deployment carries, so that who asks in Azure finds it there. */
export function payloadTags({ consent, purpose, store }: PayloadCollection): Record<string, string> {
  return {
    "payload-purpose": purpose,
    "payload-consent": consent,
    "payload-retention-days": String(store.retentionDays),
  };
}

function noteProblem(field: string, text: string, what: string): string | undefined {
  return text.trim().length >= LEAST_WORDS && text.length <= LONGEST_TAG
    ? undefined
    : `${field} must say in ${LEAST_WORDS} to ${LONGEST_TAG} characters ${what}`;
}

function headerProblem(field: string, name: string): string | undefined {
  if (!/^[\w-]+$/.test(name)) {
    return `${field} must be names of headers (got ${JSON.stringify(name)})`;
  }
  return LETS_IN.test(name)
    ? `${field} must not hold ${name}: whoever reads it could call the endpoint with it`
    : undefined;
}
