import { isAttributes } from "../../../terraform-json";

/** A request to replay, as the provisioner's environment has it. */
export interface ReplayRequest {
  /** The azapi object's address. */
  readonly address: string;
  readonly method: string;
  /** The path, an ARM id. */
  readonly id: string;
  readonly apiVersion: string;
  /** What else stands in the query, by name. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Undefined for none. */
  readonly body: unknown;
  /** What goes on top of the body. */
  readonly sensitiveBody: unknown;
  /** GET first, and merge the body over the answer. */
  readonly merge: boolean;
  /** Whether a target that isn't there is no error. */
  readonly ignoreNotFound: boolean;
  /** The simulator, on this machine. */
  readonly simulator: URL;
  readonly token: string;
}

/**
 * Reads a request from the environment.
 *
 * @throws an Error of one sentence
 */
export function readRequest(environment: NodeJS.ProcessEnv): ReplayRequest {
  const needed = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === "") {
      throw new Error(`${name} is not set`);
    }
    return value;
  };
  const method = needed("MLZONE_REPLAY_METHOD").toUpperCase();
  const id = needed("MLZONE_REPLAY_ID");
  if (!id.startsWith("/")) {
    throw new Error("MLZONE_REPLAY_ID must be a path that starts with /");
  }
  return {
    address: needed("MLZONE_REPLAY_ADDRESS"),
    method,
    id,
    apiVersion: needed("MLZONE_REPLAY_API_VERSION"),
    query: queryOf(json(environment, "MLZONE_REPLAY_QUERY")),
    body: json(environment, "MLZONE_REPLAY_BODY"),
    sensitiveBody: json(environment, "MLZONE_REPLAY_SENSITIVE_BODY"),
    merge: environment.MLZONE_REPLAY_MERGE === "get-merge-put",
    ignoreNotFound: method === "DELETE" || environment.MLZONE_REPLAY_IGNORE_NOT_FOUND === "true",
    simulator: loopback(needed("MLZONE_SIMULATOR_URL")),
    token: needed("MLZONE_SIMULATOR_TOKEN"),
  };
}

/** A rehearsal must not reach anything but the simulator, whatever the environment says. */
function loopback(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url?.protocol !== "http:" ||
    !["127.0.0.1", "localhost"].includes(url.hostname) ||
    url.username !== ""
  ) {
    throw new Error("MLZONE_SIMULATOR_URL must be http://127.0.0.1:<port> or http://localhost:<port>");
  }
  return url;
}

/** azapi writes a list of values for each name. */
function queryOf(value: unknown): (readonly [string, string])[] {
  return Object.entries(isAttributes(value) ? value : {}).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((one) => [name, String(one)] as const),
  );
}

function json(environment: NodeJS.ProcessEnv, name: string): unknown {
  const text = environment[name];
  if (text === undefined || text === "") {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${name} is not JSON`);
  }
}
