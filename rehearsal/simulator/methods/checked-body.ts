import type { BodyProblem } from "../api-types";
import { badRequest } from "../arm/arm-error";
import { isObject, type JsonObject } from "../arm/json";
import { canonical, valueAt, withoutValueAt } from "../arm/json-path";
import { type ArmRequest, apiVersionOf } from "../arm/messages";
import type { ArmResource } from "../arm/resource-store";
import type { Extensions } from "./extensions";

/** What only Azure sets, whatever the type: known without published types too. */
const AZURES_OWN = [
  "properties.provisioningState",
  "properties.privateEndpointConnections",
  "systemData",
] as const;

/**
 * The body of a write without what is read-only: ARM drops that, whoever sends it.
 *
 * @throws ArmError 400 InvalidRequestContent: no body, or one that the published type doesn't take
 */
export function checkedBody(
  request: ArmRequest,
  type: string,
  previous: ArmResource | undefined,
  extensions: Extensions,
): JsonObject {
  if (request.body === undefined) {
    throw badRequest("InvalidRequestContent", `The request content of '${request.path}' is no JSON object.`);
  }
  const check = extensions.checkBody?.(type, request);
  const problems = check?.problems.filter((problem) => !wasReadFromAzure(problem, previous)) ?? [];
  if (problems.length > 0) {
    throw badRequest(
      "InvalidRequestContent",
      `The request content of '${request.path}' was invalid for ${type}@${apiVersionOf(request)}: ${problems
        .map(({ path, message }) => `'${path}' ${message}`)
        .join("; ")}`,
      {
        details: problems.map(({ path, message }) => ({
          code: "InvalidProperty",
          target: path,
          message: `'${path}' ${message}`,
        })),
      },
    );
  }
  const body = isObject(check?.body) ? check.body : request.body;
  const own = AZURES_OWN.filter((path) => valueAt(body, path) !== undefined);
  const dropped = [...(check?.readOnly ?? []), ...own];
  if (dropped.length > 0) {
    extensions.dropped?.(type, dropped, request);
  }
  return own.reduce<JsonObject>(withoutValueAt, body);
}

/**
 * Whether a read-only property merely came back: who reads, changes and writes a whole model
 * (azapi_update_resource does) sends what Azure said, and says nothing of its own by it.
 */
function wasReadFromAzure({ kind, path, sent }: BodyProblem, previous: ArmResource | undefined): boolean {
  return (
    kind === "read-only" && previous !== undefined && canonical(sent) === canonical(memberAt(previous, path))
  );
}

/** The value at a path as findings write it: `properties.list[0]`, `tags["my.tag"]`. */
function memberAt(from: unknown, path: string): unknown {
  const names = [...path.matchAll(/\[("(?:[^"\\]|\\.)*"|\d+)\]|([^.[\]]+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain : (JSON.parse(quoted) as string | number),
  );
  return names.reduce<unknown>((value, name) => {
    if (Array.isArray(value)) {
      return value[Number(name)];
    }
    return isObject(value) ? value[String(name)] : undefined;
  }, from);
}
