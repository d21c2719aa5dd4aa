import type { BodyCheck } from "../api-types";
import type { ArmRequest } from "../arm/messages";
import type { ArmResource } from "../arm/resource-store";

/** Which policy refuses a request, and why. */
export interface Denial {
  /** GUID of the definition. */
  readonly policy: string;
  /** The definition's display name. */
  readonly name: string;
  readonly reason: string;
  /** @default - none: the definition is enforced as if it were assigned to the subscription */
  readonly assignment?: {
    /** ARM id. */
    readonly id: string;
    readonly name: string;
    readonly displayName: string;
    /** ARM id of what it is assigned to. */
    readonly scope: string;
  };
}

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
  readonly denies?: (resource: ArmResource, request: ArmRequest) => Denial | undefined;
  /** Hears what was stored, as it was sent. */
  readonly stored?: (resource: ArmResource, request: ArmRequest) => void;
  /** Hears of read-only properties that came in and were dropped. */
  readonly dropped?: (type: string, paths: readonly string[], request: ArmRequest) => void;
}

export const NO_EXTENSIONS: Extensions = {};
