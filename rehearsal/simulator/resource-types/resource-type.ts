import type { JsonObject } from "../arm/json";
import type { ArmRequest, ArmResponse } from "../arm/messages";
import type { ResourceId } from "../arm/resource-id";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";

/** A PUT or PATCH on its way into the store. */
export interface Write {
  readonly request: ArmRequest;
  readonly id: ResourceId;
  /** What was sent, without read-only properties. */
  readonly body: JsonObject;
  /** What will be stored. `complete` adds to it what Azure adds. */
  readonly resource: ArmResource;
  /** What is there now. */
  readonly previous: ArmResource | undefined;
}

/** Azure's own durations, in seconds; what is left out is done at once. */
export interface Durations {
  readonly create?: number;
  readonly update?: number;
  readonly delete?: number;
}

/**
 * The rules of one ARM resource type. What a type leaves out is as every resource: the parent must
 * exist, a PUT replaces, a DELETE takes what lies below with it.
 */
export interface ResourceType {
  /** E.g. `Microsoft.KeyVault/vaults` */
  readonly type: string;
  /** Status of an accepted PUT that creates. @default 201 */
  readonly created?: 200 | 201 | 202;
  readonly seconds?: Durations;
  /** Dotted paths of what never changes after creation, e.g. `properties.encryption`. */
  readonly immutable?: readonly string[];
  /** Top-level properties that a PUT keeps where its body leaves them out. */
  readonly kept?: readonly string[];
  /** Of what the name is one worldwide, e.g. `blob endpoint`; such a name is taken once. */
  readonly globalName?: string;
  /** Refuses what Azure refuses. @throws ArmError */
  readonly check?: (write: Write, cloud: Cloud) => void;
  /** Adds what Azure adds: defaults, read-only properties. */
  readonly complete?: (write: Write, cloud: Cloud) => void;
  /** Follows once the write is done, e.g. children that Azure makes by itself. */
  readonly finished?: (resource: ArmResource, cloud: Cloud, request: ArmRequest) => void;
  /** Refuses a deletion that Azure refuses. @throws ArmError */
  readonly checkDelete?: (resource: ArmResource, cloud: Cloud, request: ArmRequest) => void;
  /** Follows once the resource is gone, e.g. it is kept as soft-deleted. */
  readonly deleted?: (resource: ArmResource, cloud: Cloud, request: ArmRequest) => void;
  /** POST (or GET) on a name below the resource, in lower case, e.g. `listkeys`. */
  readonly actions?: Readonly<Record<string, Action>>;
  /** Actions on the collection, or on something in it that is no resource. */
  readonly refuses?: readonly ("PUT" | "PATCH" | "DELETE")[];
}

export type Action = (resource: ArmResource, request: ArmRequest, cloud: Cloud) => ArmResponse;
