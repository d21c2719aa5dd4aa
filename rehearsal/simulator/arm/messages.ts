import type { JsonObject } from "./json";

export type Method = "GET" | "HEAD" | "PUT" | "PATCH" | "POST" | "DELETE";

/** A request as it reached the control plane. */
export interface ArmRequest {
  /** Counted from 1 in order of arrival. */
  readonly number: number;
  readonly method: Method;
  /** Without query and trailing slash, decoded. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly body: JsonObject | undefined;
  /** Object id of the calling principal, from its token. */
  readonly caller: string;
  /** Which program sent it: `azurerm`, `azapi`, `replay` or `other`. */
  readonly sender: Sender;
  /** The Terraform address that a replayed request stands for. */
  readonly replayOf: string | undefined;
}

export type Sender = "azurerm" | "azapi" | "replay" | "other";

/** What goes back. */
export interface ArmResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The API version of a request; ARM requires one. */
export function apiVersionOf(request: ArmRequest): string {
  return request.query.get("api-version") ?? "";
}
