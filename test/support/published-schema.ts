import * as fs from "node:fs";
import * as path from "node:path";
import { type ApiTypes, type BodyProblem, loadApiTypes } from "../../rehearsal/simulator/api-types";

/** Microsoft's types of request bodies, where MLZONE_AZURE_SHARED names a folder that has them. */
export const PUBLISHED_TYPES = path.join(process.env.MLZONE_AZURE_SHARED ?? "", "api-types");
const isThere =
  process.env.MLZONE_AZURE_SHARED !== undefined && fs.existsSync(path.join(PUBLISHED_TYPES, "index.json"));
let opened: ApiTypes | undefined;

/** `test`, or a skipped one whose name says why. */
export function testWithSchema(name: string, body: () => void): void {
  if (isThere) {
    test(name, body);
  } else {
    test.skip(`${name} (skipped: MLZONE_AZURE_SHARED names no folder with api-types/index.json)`, body);
  }
}

/**
 * What the published type says against a request of ours: unknown, read-only, missing or wrong values.
 *
 * @throws if the type isn't published at that very version
 */
export function schemaProblems(type: string, request: Record<string, unknown>): string[] {
  opened ??= loadApiTypes(PUBLISHED_TYPES);
  const [name = "", apiVersion = ""] = type.split("@");
  const check = opened.check({ type: name, apiVersion, body: request, method: "PUT", strict: true });
  if (!check?.exactVersion) {
    throw new Error(`${type} is not published`);
  }
  return check.problems.map((problem) => `body.${problem.path}: ${inShort(problem)}`);
}

function inShort({ kind, message, sent }: BodyProblem): string {
  switch (kind) {
    case "unknown-property":
      return "unknown";
    case "wrong-type":
      return message.replace(/^must be (.*) \(got .*$/s, "not $1");
    case "not-allowed-value":
      return `${String(sent)} is not listed`;
    case "missing":
    case "read-only":
      return kind;
    default:
      return String(sent);
  }
}
