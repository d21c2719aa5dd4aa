import { armTypeOf, type Resource, textOf } from "../../terraform-json";
import { sameText } from "../simulator/arm/json";
import type { ArmRequest } from "../simulator/arm/messages";
import { parseId } from "../simulator/arm/resource-id";
import type { ResourceStore } from "../simulator/arm/resource-store";
import { armTypeMadeBy, isOverlay } from "../terraform/arm-types";
import type { Import } from "./adopt";
import type { FaultHit } from "./fault";
import type { Random } from "./random";

/** A resource that a fault may strike, as far as a plan tells what its request will look like. */
export interface Target {
  /** Terraform address. */
  readonly address: string;
  /** E.g. `Microsoft.KeyVault/vaults`. */
  readonly armType: string;
  /** Undefined where it is known only after apply, as that of a role assignment. */
  readonly name: string | undefined;
  /** It is there already: the request changes it. @default - it comes to be */
  readonly stands?: boolean;
}

/** The resources whose requests can be told; the others are never struck. */
export function targetsOf(resources: readonly Resource[]): Target[] {
  return resources.flatMap((resource) => {
    const armType = armTypeMadeBy(resource);
    return armType === undefined
      ? []
      : [{ address: resource.address, armType, name: textOf(resource.attributes, "name") }];
  });
}

/** What a planned change sends requests for. */
const WRITES = ["create", "update", "replace"];

/**
 * What a change writes, each object once: also what updates and actions of azapi write to the object of another
 * resource, as traffic to an endpoint.
 *
 * @param planned as Terraform says it: `create`, `update`, `replace`, `delete` …
 */
export function changeTargets(
  resources: readonly Resource[],
  planned: readonly { readonly address: string; readonly action: string }[],
): Target[] {
  const actions = new Map(planned.map(({ address, action }) => [address, action]));
  const targets = resources
    .filter(({ address }) => WRITES.includes(actions.get(address) ?? ""))
    .flatMap((resource) => [...targetsOf([resource]), ...overlayTarget(resource)])
    .map((target) => (actions.get(target.address) === "update" ? { ...target, stands: true } : target));
  const isSame = (one: Target, other: Target): boolean =>
    one.name !== undefined && sameText(one.armType, other.armType) && sameText(one.name, other.name);
  return targets.filter((target, index) => !targets.slice(0, index).some((other) => isSame(target, other)));
}

function overlayTarget(resource: Resource): Target[] {
  const armType = isOverlay(resource.type) ? armTypeOf(resource) : undefined;
  const id = textOf(resource.attributes, "resource_id");
  return armType === undefined || id === undefined
    ? []
    : [{ address: resource.address, armType, name: parseId(id)?.name, stands: true }];
}

/** The address of what a request writes, where its type and name tell it. */
export function addressOf({ path }: ArmRequest, targets: readonly Target[]): string | undefined {
  const id = parseId(path);
  const [only, ...others] = targets.filter(
    ({ armType, name }) => sameText(armType, id?.type) && name !== undefined && sameText(name, id?.name),
  );
  return others.length === 0 ? only?.address : undefined;
}

/** What exists of the targets and can be told by type and name, as a person with the plan in hand would. */
export function idsOf(targets: readonly Target[], store: ResourceStore): Import[] {
  return targets.flatMap(({ address, armType, name }) => {
    const alike = targets.filter((other) => other.armType === armType && other.name === name);
    const [only, ...others] = store.ofType(armType).filter((each) => sameText(each.name, name));
    const isClear = name !== undefined && alike.length === 1 && others.length === 0;
    return isClear && only !== undefined ? [{ address, id: only.id }] : [];
  });
}

/** One request that a fault aims at: the first write of a target, and every repetition of it. */
export class Aim {
  private readonly paths: string[] = [];

  /**
   * @param armType of the object that is written
   * @param name of the object, where it is known
   * @param nth which of those that type and name can't tell apart, counted from 1
   * @param address the only one that it can be, if so
   */
  constructor(
    readonly armType: string,
    readonly name: string | undefined,
    private readonly nth: number,
    readonly address: string | undefined,
  ) {}

  /** Whether it is this request. */
  meets(request: ArmRequest): boolean {
    if (request.method !== "PUT" || !this.fits(request.path)) {
      return false;
    }
    const path = request.path.toLowerCase();
    if (!this.paths.includes(path)) {
      this.paths.push(path);
    }
    return this.paths[this.nth - 1] === path;
  }

  /** What is told of it in the evidence. */
  hit(request: ArmRequest): FaultHit {
    return hitOf(request, this.address);
  }

  private fits(path: string): boolean {
    const id = parseId(path);
    return (
      id?.type.toLowerCase() === this.armType.toLowerCase() &&
      (this.name === undefined || id.name.toLowerCase() === this.name.toLowerCase())
    );
  }
}

/** Aims at a target: where others look the same, at one of them by the seed. */
function aimAt(target: Target, targets: readonly Target[], random: Random): Aim {
  const alike = targets.filter(({ armType, name }) => armType === target.armType && name === target.name);
  const isOnly = alike.length === 1 && target.name !== undefined;
  return new Aim(
    target.armType,
    target.name,
    random.between(1, alike.length),
    isOnly ? target.address : undefined,
  );
}

/**
 * Aims at `count` targets drawn by the seed.
 *
 * @param suits which targets it may be @default - any
 */
export function drawAims(
  { targets, random }: { readonly targets: readonly Target[]; readonly random: Random },
  count = 1,
  suits: (target: Target) => boolean = () => true,
): Aim[] {
  return random.some(targets.filter(suits), count).map((target) => aimAt(target, targets, random));
}

export function hitOf(request: ArmRequest, address?: string): FaultHit {
  return { method: request.method, path: request.path, ...(address === undefined ? {} : { address }) };
}
