import * as fs from "node:fs";
import { RehearsalError } from "../rehearsal-error";
import type { Session } from "../session";
import { isObject, textAt } from "../simulator/arm/json";
import { armIdOf, readState, type StateResource } from "../terraform/state";
import { resourcesOf } from "../terraform/template-facts";

/** A deviation that the stack carries, as far as policies are concerned. */
export interface CoveringDeviation {
  /** Path of the construct inside the stack; empty for the stack itself. */
  readonly construct: string;
  readonly property: string;
  readonly reason: string;
  /** GUIDs of built-in policies that report what it accepts, in lower case. */
  readonly policies: readonly string[];
}

/**
 * `deviations.json`, as far as policies are concerned.
 *
 * @throws {RehearsalError} if the file is none
 */
export function readDeviations(file: string): CoveringDeviation[] {
  const content = readJson(file);
  if (!isObject(content) || !Array.isArray(content.deviations)) {
    throw new RehearsalError(`${file} can't be read: it lists no deviations.`);
  }
  return content.deviations.filter(isObject).map(({ construct, property, reason, policies }) => ({
    construct: text(construct),
    property: text(property),
    reason: text(reason),
    policies: (Array.isArray(policies) ? policies : []).map((policy) => text(policy).toLowerCase()),
  }));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    throw new RehearsalError(`${file} can't be read: ${(error as Error).message}.`);
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Which constructs a resource of Azure's comes from. */
export type ConstructsOf = (armId: string) => readonly string[];

/**
 * Leads from ARM ids to constructs: by Terraform's state to addresses, by the configuration to the
 * constructs that cdktf names in it. What Azure makes below a resource belongs to the resource, and a
 * diagnostic setting also to what it is about.
 */
export async function constructsIn(session: Session): Promise<ConstructsOf> {
  const paths = new Map(
    [...resourcesOf(session.source.folder)].map(([address, { constructPath = "" }]) => [
      address,
      inStack(constructPath),
    ]),
  );
  const original = new Map(
    session.replayed.flatMap(({ address, as }) => as.map((name) => [name, address] as const)),
  );
  const owned = (await readState(session)).flatMap((resource) => {
    const armId = idOf(resource)?.toLowerCase();
    const path = paths.get(original.get(resource.address) ?? resource.address);
    return armId === undefined || path === undefined ? [] : [{ armId, path }];
  });
  return (armId) => {
    const wanted = armId.toLowerCase();
    const about = owned.filter((one) => one.armId.startsWith(`${wanted}/providers/microsoft.insights/`));
    const nearest = Math.max(
      0,
      ...owned.filter((one) => isAt(one.armId, wanted)).map((one) => one.armId.length),
    );
    const own = owned.filter((one) => isAt(one.armId, wanted) && one.armId.length === nearest);
    return [...own, ...about].map(({ path }) => path);
  };
}

/** Whether a deviation is that of a construct, or of one around it. */
export function covers({ construct }: CoveringDeviation, path: string): boolean {
  return construct === "" || path === construct || path.startsWith(`${construct}/`);
}

function isAt(above: string, id: string): boolean {
  return id === above || id.startsWith(`${above}/`);
}

/** `dev/storage/Resource` is `storage/Resource` in its stack. */
function inStack(constructPath: string): string {
  return constructPath.split("/").slice(1).join("/");
}

/** What terraform_data stands for has its id in its input. */
function idOf({ type, id, attributes }: StateResource): string | undefined {
  return armIdOf(type, id) ?? textAt(attributes, "input", "id");
}
