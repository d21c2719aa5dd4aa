import type { ServedVersions } from "../arm/api-version";
import type { ArmError } from "../arm/arm-error";
import type { JsonObject } from "../arm/json";
import type { ArmRequest, ArmResponse } from "../arm/messages";
import type { ResourceId } from "../arm/resource-id";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";

/** A PUT or PATCH on its way into the store. */
export interface Write {
  readonly request: ArmRequest;
  readonly id: ResourceId;
  /** What was sent, without read-only properties. Of a PATCH only a part: rules look at `resource`. */
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

/** A right on another resource that a write takes too, e.g. to join a subnet. */
export interface LinkedRight {
  /** E.g. `Microsoft.Network/virtualNetworks/subnets/join/action` */
  readonly action: string;
  readonly scope: string;
}

/**
 * The rules of one ARM resource type. What a type leaves out is as every resource: the parent must
 * exist, a PUT replaces, a DELETE takes what lies below with it.
 */
export interface ResourceType {
  /** E.g. `Microsoft.KeyVault/vaults` */
  readonly type: string;
  /** Versions that stand in published types and are not served. @default - all are served */
  readonly versions?: ServedVersions;
  /** Whether it lies in a region (or `global`), which its creation must name. @default false */
  readonly tracked?: boolean;
  /** Status of an accepted PUT that creates. @default 201 */
  readonly created?: 200 | 201 | 202;
  /** Status of a DELETE that is done at once. @default 200 */
  readonly removed?: 200 | 204;
  readonly seconds?: Durations;
  /** Dotted paths of what never changes after creation, e.g. `properties.encryption`; a PUT keeps them. */
  readonly immutable?: readonly string[];
  /** The error for a changed property. @default 409 PropertyChangeNotAllowed */
  readonly unchangeable?: (property: string, resource: ArmResource) => ArmError;
  /** Dotted paths of what a PUT keeps where its body leaves it out. */
  readonly kept?: readonly string[];
  /** The error for a name that is taken: names of the type are one worldwide. @default - they are not */
  readonly taken?: (name: string, other: ArmResource, id: ResourceId) => ArmError;
  /** Code of the 409 while an operation runs. @default `AnotherOperationInProgress` */
  readonly busy?: string;
  /** Whether an operation on one of them holds up the parent and its other children too. @default false */
  readonly sharesOperations?: boolean;
  /** Rights on other resources that a write takes. */
  readonly links?: (resource: ArmResource, cloud: Cloud) => readonly LinkedRight[];
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
  /** What a GET answers while nobody has written it: some resources are always there. @throws ArmError */
  readonly absent?: (id: ResourceId, cloud: Cloud) => ArmResource | undefined;
  /** POST (or GET) on a name below the resource, in lower case, e.g. `listkeys`. */
  readonly actions?: Readonly<Record<string, Action>>;
  /** Whether Azure makes the parent with the first of them, as the container of an asset's versions. @default false */
  readonly impliesParent?: boolean;
  /** Methods that Azure has not for the type. */
  readonly refuses?: readonly ("PUT" | "PATCH" | "DELETE")[];
}

export type Action = (resource: ArmResource, request: ArmRequest, cloud: Cloud) => ArmResponse;
