import { escapeTemplate } from "../../../terraform-json";

/** A request as the sender reads it from its environment; the values are Terraform templates. */
export interface RequestTemplate {
  /** The azapi object's address, as the person knows it. */
  readonly address: string;
  readonly method: string;
  readonly id: string;
  readonly apiVersion: string;
  /** JSON of what else stands in the query: lists of texts by name; empty for nothing. */
  readonly query?: string;
  /** JSON; empty for none. */
  readonly body?: string;
  /** JSON that goes on top of the body and into no state. */
  readonly sensitiveBody?: string;
  /** GET first, merge the body over the answer. */
  readonly merge?: boolean;
  readonly ignoreNotFound?: string;
}

/**
 * The `local-exec` provisioner that sends a request. The program is the interpreter and its last argument
 * the command, so that no shell has to understand the paths of this machine.
 */
export function requestProvisioner(
  when: "create" | "destroy",
  request: RequestTemplate,
  command: readonly string[],
): object {
  const environment = {
    MLZONE_REPLAY_ADDRESS: escapeTemplate(request.address),
    MLZONE_REPLAY_METHOD: request.method,
    MLZONE_REPLAY_ID: request.id,
    MLZONE_REPLAY_API_VERSION: request.apiVersion,
    MLZONE_REPLAY_QUERY: request.query,
    MLZONE_REPLAY_BODY: request.body,
    MLZONE_REPLAY_SENSITIVE_BODY: request.sensitiveBody,
    MLZONE_REPLAY_MERGE: request.merge === true ? "get-merge-put" : undefined,
    MLZONE_REPLAY_IGNORE_NOT_FOUND: request.ignoreNotFound,
  };
  return {
    "local-exec": {
      ...(when === "destroy" ? { when } : {}),
      interpreter: command.slice(0, -1).map(escapeTemplate),
      command: escapeTemplate(command.at(-1) ?? ""),
      environment: withoutUndefined(environment),
      quiet: true,
    },
  };
}

/** `value` without the fields that are undefined or null. */
export function withoutUndefined(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null),
  );
}
