import { mustBeServed, mustNameVersion } from "./arm/api-version";
import { ArmError } from "./arm/arm-error";
import type { ArmRequest, ArmResponse } from "./arm/messages";
import { type ArmPath, parsePath } from "./arm/resource-id";
import type { Cloud } from "./cloud";
import { collectionOrAction } from "./methods/collection-or-action";
import { deleteResource } from "./methods/delete";
import { type Extensions, NO_EXTENSIONS } from "./methods/extensions";
import { getResource } from "./methods/get";
import { operationStatus } from "./methods/operation-status";
import { writeResource } from "./methods/write";
import { typeOf } from "./resource-types";

/** Azure Resource Manager: what a request does to the cloud, and what it answers. */
export class ControlPlane {
  constructor(
    private readonly cloud: Cloud,
    private readonly extensions: Extensions = NO_EXTENSIONS,
  ) {}

  /** Never throws: an error is an answer. */
  handle(request: ArmRequest): ArmResponse {
    try {
      // what has come to its end is done before anything new looks at it
      this.cloud.operations.running();
      return this.answer(request, parsePath(request.path));
    } catch (error) {
      if (error instanceof ArmError) {
        return { status: error.status, headers: error.headers, body: error.body() };
      }
      throw error;
    }
  }

  private answer(request: ArmRequest, path: ArmPath): ArmResponse {
    const status = operationStatus(request, this.cloud);
    if (status !== undefined) {
      return status;
    }
    mustNameVersion(request);
    if (path.kind === "odd") {
      return collectionOrAction(request, path, this.cloud);
    }
    const type = typeOf(path.id.type);
    mustBeServed(request, type.type, type.versions);
    switch (request.method) {
      case "GET":
      case "HEAD":
        return getResource(request, path.id, type, this.cloud);
      case "PUT":
      case "PATCH":
        return writeResource(request, path.id, type, this.cloud, this.extensions);
      case "DELETE":
        return deleteResource(request, path.id, type, this.cloud);
      default:
        // a POST on a resource is an action whose name happens to pair up with a type
        return collectionOrAction(request, lastAsAction(path), this.cloud);
    }
  }
}

function lastAsAction(path: Extract<ArmPath, { kind: "resource" }>): Extract<ArmPath, { kind: "odd" }> {
  return {
    kind: "odd",
    scope: path.id.id.slice(0, -path.id.name.length - 1),
    type: path.id.type,
    last: path.id.name,
  };
}
