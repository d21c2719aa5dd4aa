import type { ExampleValue } from "../../constructs/governance/example-value-guard";

interface Family {
  readonly pattern: RegExp;
  /** What belongs there. */
  readonly what: string;
}

// Where a path says more than the value does; the rest by the value alone.
const BY_PATH: readonly Family[] = [
  { pattern: /^tenantId$/, what: "the Entra tenant's id" },
  { pattern: /^subscriptionId$/, what: "the subscription's id" },
  { pattern: /\.group$/, what: "the object id of an Entra group" },
  { pattern: /\.assignedTo$/, what: "the object id of the person who works there" },
  { pattern: /^backend\.storageAccount$/, what: "the storage account of the state" },
];

const EXAMPLES: readonly Family[] = [
  { pattern: /^0{8}-0{4}-0{4}-0{4}-0{10}[0-9]{2}$/, what: "an id of your own" },
  {
    pattern: /^\/subscriptions\/0{8}-0{4}-0{4}-0{4}-0{10}[0-9]{2}\//,
    what: "the ARM id of a resource of your own",
  },
  { pattern: /@(.+\.)?example\.com$/i, what: "an address of your own" },
  { pattern: /^(.+\.)?example\.com$/i, what: "a host of your own" },
  { pattern: /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+(\/\d+)?$/, what: "a public address of your own" },
  { pattern: /^[a-z0-9]+example$/, what: "a name of your own" },
  { pattern: /^https:\/\/([^/]+\.)?example\.com\//i, what: "an address of your own" },
  { pattern: /^azureml:\/\/registries\/[a-z0-9-]*example\//i, what: "an id in a registry of your own" },
];

/**
 * The committed example values that a configuration still has; a plan must not go on with them:
 * ids of zeros, `example.com`, IPv4 addresses reserved for documentation, names ending in `example`.
 *
 * @param file stands before each path, e.g. `environments/dev.ts`
 */
export function exampleValues(config: unknown, file: string): ExampleValue[] {
  return leaves(config, "").flatMap(({ path, value }) => {
    const example = EXAMPLES.find(({ pattern }) => pattern.test(value));
    if (example === undefined) {
      return [];
    }
    const { what } = BY_PATH.find(({ pattern }) => pattern.test(path)) ?? example;
    return [{ path: `${file}: ${path}`, value, what }];
  });
}

function leaves(value: unknown, path: string): { path: string; value: string }[] {
  if (typeof value === "string") {
    return [{ path, value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry, at) => leaves(entry, `${path}[${at}]`));
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, entry]) => leaves(entry, path === "" ? key : `${path}.${key}`))
    : [];
}
