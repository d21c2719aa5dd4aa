import { STATUS_CODES } from "node:http";
import { mergeBody } from "../../../terraform-json/merge-body";
import { type ArmAnswer, ArmClient } from "./arm-client";
import type { ReplayRequest } from "./request-environment";
import { updatedBody } from "./updated-body";

const DONE = ["succeeded", "failed", "canceled"];

/**
 * Sends a request and waits until Azure has done the work.
 *
 * @throws an Error of one sentence with Azure's code and message
 */
export async function replayRequest(request: ReplayRequest): Promise<void> {
  const client = new ArmClient(request);
  try {
    const query = [["api-version", request.apiVersion] as const, ...request.query];
    const path = `${escaped(request.id)}?${query.map((part) => part.map(encodeURIComponent).join("=")).join("&")}`;
    const body = await bodyOf(request, client, path);
    const answer = await client.send(request.method, path, body);
    if (answer.status === 404 && request.ignoreNotFound) {
      return;
    }
    const what = `${request.method} ${request.id}`;
    refuse(answer, what);
    await finish(answer, client, { path, what, creates: ["PUT", "PATCH"].includes(request.method) });
  } finally {
    client.close();
  }
}

async function bodyOf(request: ReplayRequest, client: ArmClient, path: string): Promise<unknown> {
  const { sensitiveBody } = request;
  const withSensitive = (body: unknown) =>
    sensitiveBody === undefined ? body : mergeBody(body, sensitiveBody);
  if (!request.merge) {
    return withSensitive(request.body);
  }
  const existing = await client.send("GET", path);
  refuse(existing, `GET ${request.id}`);
  return withSensitive(updatedBody(existing.body, request.body));
}

/** Follows a long-running operation to its end. */
async function finish(
  accepted: ArmAnswer,
  client: ArmClient,
  { path, what, creates }: { readonly path: string; readonly what: string; readonly creates: boolean },
): Promise<void> {
  const operation = accepted.headers["azure-asyncoperation"];
  const location = [201, 202].includes(accepted.status) ? accepted.headers.location : undefined;
  if (typeof operation === "string") {
    await poll(accepted, client, { path: pathOf(operation), what, status: (body) => field(body, "status") });
  } else if (location !== undefined) {
    await poll(accepted, client, { path: pathOf(location), what, status: () => undefined });
  } else if (creates) {
    const status = (body: unknown) => field(field(body, "properties"), "provisioningState");
    if (isRunning(status(accepted.body))) {
      await poll(accepted, client, { path, what, status });
    }
  }
}

async function poll(
  accepted: ArmAnswer,
  client: ArmClient,
  { path, what, status }: { path: string; what: string; status: (body: unknown) => unknown },
): Promise<void> {
  for (let last = accepted; ; ) {
    await client.pause(last.headers);
    last = await client.send("GET", path);
    // a deletion's location may be gone together with the object
    if (last.status === 404 && what.startsWith("DELETE ")) {
      return;
    }
    refuse(last, what);
    const now = status(last.body);
    if (typeof now === "string" && ["failed", "canceled"].includes(now.toLowerCase())) {
      throw new Error(`${what}: ${now}: ${errorOf(last.body) ?? "Azure gives no reason"}`);
    }
    if (last.status !== 202 && !isRunning(now)) {
      return;
    }
  }
}

function isRunning(status: unknown): boolean {
  return typeof status === "string" && !DONE.includes(status.toLowerCase());
}

function refuse({ status, body }: ArmAnswer, what: string): void {
  if (status < 200 || status > 299) {
    const reason = [String(status), STATUS_CODES[status]].filter(Boolean).join(" ");
    throw new Error(`${what}: ${reason}: ${errorOf(body) ?? "Azure gives no reason"}`);
  }
}

/** `Code: message` of ARM's error; some providers leave out the wrapping. */
function errorOf(body: unknown): string | undefined {
  const error = field(body, "error") ?? body;
  const parts = [field(error, "code"), field(error, "message")].filter((part) => typeof part === "string");
  return parts.length === 0 ? undefined : parts.join(": ");
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** An answer's URL has Azure's host; the request goes to the simulator all the same. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url, "http://localhost");
  return `${pathname}${search}`;
}

function escaped(id: string): string {
  return encodeURI(id).replaceAll("?", "%3F").replaceAll("#", "%23");
}
