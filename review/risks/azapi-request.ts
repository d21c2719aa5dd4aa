import type { GraphResource, Target } from "../../baseline/graph";
import type { AttributeChange, ResourceChange } from "../changes";
import type { Gone } from "./goes-with";
import { attributesAt } from "./weaker-fact";

/** What an action asks Azure for, once, when it is applied. */
export interface AzapiRequest {
  /** `DELETE`, `POST` and the like. */
  readonly method: string;
  /** As in its address after that of the resource; empty for the resource itself. */
  readonly action: string;
  /** ARM type of what it is sent to, lower case. */
  readonly armType: string;
  /** A resource of the same stack, where the request goes to it as a whole. */
  readonly target: GraphResource | undefined;
  /** What it is sent to is made by the same pull request. */
  readonly isNew: boolean;
}

/** It is sent when the action comes or becomes another or, if it says so, when the action goes. */
export function requestsOf(change: ResourceChange, gone: Gone): AzapiRequest[] {
  const { after, before, kind, replacedWith, type } = change;
  if (type !== "azapi_resource_action") {
    return [];
  }
  const asked = requestAttributes(change);
  // what is only sent anew, because its target is made anew, is no other request
  const isToldAnew = replacedWith === undefined || asked.some((one) => one.after.state !== "unknown");
  const isOther = kind === "create" || (isToldAnew && asked.length > 0 && kind !== "destroy");
  const now = isOther && after !== undefined && !waits(after) ? [requestOf(after, gone)] : [];
  const isEnding = (kind === "destroy" || kind === "replace") && before !== undefined;
  const atEnd = isEnding && waits(before) ? [requestOf(before, gone)] : [];
  // of what comes with it nothing is lost, and nobody had its keys
  return [...now, ...atEnd].filter((request): request is AzapiRequest => request?.isNew === false);
}

/** What makes another request of it. */
export function requestAttributes(change: ResourceChange): AttributeChange[] {
  return attributesAt(change, "action", "method", "resource_id", "type", "when", "body");
}

function waits(resource: GraphResource): boolean {
  return textAt(resource, "when", "apply") === "destroy";
}

/** Undefined where only a plan tells: then it is among what can't be seen. */
function requestOf(resource: GraphResource, gone: Gone): AzapiRequest | undefined {
  const method = textAt(resource, "method", "POST")?.toUpperCase();
  const action = textAt(resource, "action", "");
  const { armType } = resource;
  if (method === undefined || action === undefined || armType === undefined) {
    return undefined;
  }
  const targets = resource.targets("resource_id");
  const [one, ...more] = targets.state === "known" ? targets.value : [];
  return {
    method,
    action,
    armType: method === "DELETE" ? typeBelow(armType, action) : armType,
    target: more.length === 0 && action === "" ? wholeOf(one) : undefined,
    isNew: gone.isCreated(targets),
  };
}

function wholeOf(target: Target<GraphResource> | undefined): GraphResource | undefined {
  return target?.kind === "resource" && target.suffix === "" && target.resource.mode === "managed"
    ? target.resource
    : undefined;
}

/** Of `blobServices/default/containers/data` below an account, or of what another provider puts on it. */
function typeBelow(armType: string, action: string): string {
  const parts = action
    .toLowerCase()
    .split("/")
    .filter((part) => part !== "");
  const at = parts.lastIndexOf("providers");
  const [own, names] = at === -1 ? [armType, parts] : [parts[at + 1] ?? "", parts.slice(at + 2)];
  return [own, ...names.filter((_, index) => index % 2 === 0)].join("/");
}

function textAt(resource: GraphResource, path: string, whenAbsent: string): string | undefined {
  const value = resource.value(path);
  return value.state === "known" ? String(value.value) : value.state === "absent" ? whenAbsent : undefined;
}
