import { knownValue, ROLE_ASSIGNMENT, type RoleAssignment } from "../../baseline/azure";
import { groupedBy } from "../../baseline/azure/joins/once";
import { principalOf } from "../../baseline/azure/joins/role-grants";
import { lastOf } from "./names";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";
import { targetFrom } from "./targets";

/** What those are called who aren't in the input. */
const OTHERS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  Group: ["group", "groups"],
  User: ["user", "users"],
  ServicePrincipal: ["application", "applications"],
};

/** A role with who has it: the key of a box, or the type and id of who isn't in the input. */
interface Right {
  readonly assignment: RoleAssignment;
  readonly home: string | undefined;
  readonly type: string;
  readonly id: string | undefined;
}

/** Who may do what on what: written in the box of who may, and an arrow for each. */
export function drawRights(sketch: Sketch, sides: Sides): void {
  const rights = sides.all(ROLE_ASSIGNMENT).map((one) => rightOf(one, sketch, sides));
  for (const [type, others] of groupedBy(rights, ({ home, type }) => (home === undefined ? [type] : []))) {
    drawOthers(type, others, sketch);
  }
  for (const [holder, held] of groupedBy(rights, ({ home, type }) => [home ?? othersKey(type)])) {
    const byScope = groupedBy(held, ({ assignment }) => [scopeWords(assignment, sketch)]);
    for (const [scope, onScope] of byScope) {
      const roles = new Set(
        onScope.map(({ assignment: { role, resource } }) =>
          sketch.signed(roleWords(knownValue(role)), resource.address),
        ),
      );
      sketch.line(holder, `${scope}: ${[...roles].join(", ")}`);
    }
    for (const { assignment } of held) {
      const { address } = assignment.resource;
      sketch.arrow({ kind: "rights", from: holder, to: scopeOf(assignment, sketch), addresses: [address] });
      sketch.home(address, holder, "part");
    }
  }
}

function rightOf(assignment: RoleAssignment, sketch: Sketch, sides: Sides): Right {
  const { resource, principal, principalType } = assignment;
  const known = principalOf(assignment, sides.estateOf(resource));
  const target = targetFrom(resource, principal);
  const address =
    typeof known === "object"
      ? known.address
      : target?.kind === "resource"
        ? target.resource.address
        : undefined;
  return {
    assignment,
    home: sketch.homeOf(address),
    type: knownValue(principalType) ?? "",
    id: typeof known === "string" ? known : undefined,
  };
}

function othersKey(type: string): string {
  return `principals ${type}`;
}

function drawOthers(type: string, rights: readonly Right[], sketch: Sketch): void {
  const [one, many] = OTHERS[type] ?? ["principal", "principals"];
  const ids = new Set(rights.flatMap(({ id }) => id ?? []));
  const unknown = rights.some(({ id }) => id === undefined);
  const number = ids.size === 0 ? many : `${ids.size} ${ids.size === 1 ? one : many}`;
  sketch.box(othersKey(type), {
    area: "identity",
    noun: unknown ? "Entra ID, some known after apply" : "Entra ID",
    title: number,
  });
}

function scopeOf({ resource, scope }: RoleAssignment, sketch: Sketch): string | undefined {
  const target = targetFrom(resource, scope);
  return target?.kind === "resource" ? sketch.homeOf(target.resource.address) : undefined;
}

/** The noun of what the role is on, or its name where there are several of that noun. */
function scopeWords(assignment: RoleAssignment, sketch: Sketch): string {
  const place = sketch.drawn.get(scopeOf(assignment, sketch) ?? "");
  if (place !== undefined) {
    return sketch.numberOf(place.noun) > 1 && place.title !== undefined
      ? place.title
      : (place.plural ?? place.noun);
  }
  const target = targetFrom(assignment.resource, assignment.scope);
  const level = knownValue(assignment.scopeLevel);
  if (target?.kind === "external") {
    return level === undefined || level === "resource" ? lastOf(target.id) : level;
  }
  return target === undefined ? "known after apply" : target.resource.address;
}

/** A custom role's GUID says nothing to anybody. */
function roleWords(role: string | undefined): string {
  return role === undefined || /^[0-9a-f-]{36}$/.test(role) ? "a custom role" : role;
}
