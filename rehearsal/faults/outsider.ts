import type { Session } from "../session";
import { isObject, textAt } from "../simulator/arm/json";

/** A request of somebody who isn't Terraform. */
export interface OutsideRequest {
  readonly method: "GET" | "PUT" | "PATCH" | "DELETE" | "POST";
  /** An ARM id, or an action below one. */
  readonly path: string;
  readonly body?: object;
  readonly query?: Readonly<Record<string, string>>;
}

const LONGEST_WAIT_MS = 60_000;

/**
 * Does to the simulated Azure what a person does in the portal: a real request, under the same rules,
 * waited for to its end.
 *
 * @throws Error with Azure's answer if it is refused
 */
export async function fromOutside(
  session: Session,
  { method, path, body, query }: OutsideRequest,
): Promise<unknown> {
  const { address, outsiderToken } = session.simulator;
  const url = new URL(encodeURI(path), address);
  url.search = new URLSearchParams({ "api-version": "2025-01-01", ...query }).toString();
  const headers = {
    authorization: `Bearer ${outsiderToken}`,
    "content-type": "application/json",
    connection: "close",
  };
  const answer = await fetch(url, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  }
  const operation = answer.headers.get("azure-asyncoperation");
  if (operation !== null) {
    await ended(new URL(new URL(operation).pathname, address), headers);
  }
  return text === "" ? undefined : JSON.parse(text);
}

async function ended(operation: URL, headers: Record<string, string>): Promise<void> {
  operation.search = "?api-version=2024-01-01";
  const until = Date.now() + LONGEST_WAIT_MS;
  while (Date.now() < until) {
    const status: unknown = await (await fetch(operation, { headers })).json();
    const word = isObject(status) ? textAt(status, "status") : undefined;
    if (word !== "InProgress") {
      return;
    }
  }
  throw new Error(`${operation.pathname} has not ended`);
}
