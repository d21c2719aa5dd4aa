import type { BodyCheck } from "../api-types";
import type { ArmRequest } from "../arm/messages";
import type { ArmResource } from "../arm/resource-store";

/** What may be plugged into the way of a write. */
export interface Extensions {
  /**
   * Checks a body against Microsoft's published types. Read-only properties are problems where the check is
   * strict; one that says what Azure itself says was read there before, and is dropped all the same.
   */
  readonly checkBody?: (type: string, request: ArmRequest) => BodyCheck | undefined;
  /**
   * Azure Policy with a deny effect: the reason why a resource is refused. It is asked, as in Azure, before
   * the resource provider sees the request.
   */
  readonly denies?: (
    resource: ArmResource,
    request: ArmRequest,
  ) => { readonly policy: string; readonly name: string; readonly reason: string } | undefined;
  /** Hears what was stored, as it was sent. */
  readonly stored?: (resource: ArmResource, request: ArmRequest) => void;
  /** Hears of read-only properties that came in and were dropped. */
  readonly dropped?: (type: string, paths: readonly string[], request: ArmRequest) => void;
}

export const NO_EXTENSIONS: Extensions = {};
