import type { BodyCheck } from "../api-types";
import type { ArmRequest } from "../arm/messages";
import type { ArmResource } from "../arm/resource-store";

/** What may be plugged into the way of a write. */
export interface Extensions {
  /** Checks a body against Microsoft's published types. */
  readonly checkBody?: (type: string, request: ArmRequest) => BodyCheck | undefined;
  /** Azure Policy with a deny effect: the reason why a resource is refused. */
  readonly denies?: (
    resource: ArmResource,
    request: ArmRequest,
  ) => { readonly policy: string; readonly name: string; readonly reason: string } | undefined;
  /** Hears what was stored, as it was sent. */
  readonly stored?: (resource: ArmResource, request: ArmRequest) => void;
}

export const NO_EXTENSIONS: Extensions = {};
