import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { isJson, objectAt, textAt } from "../arm/json";
import type { ResourceStore } from "../arm/resource-store";

export interface ScoringOptions {
  /** ARM id of the endpoint that it stands for. */
  readonly endpointId: string;
  /** What the simulated Azure holds: only a deployment that stands there answers. */
  readonly store: ResourceStore;
  /** The token of a caller who may score. */
  readonly token: string;
  /** What a deployment answers, as JSON. */
  readonly answer: unknown;
}

/** A stand-in of a scoring endpoint, on loopback. */
export interface ScoringEndpoint {
  /** Where requests go: `http://127.0.0.1:PORT/score`. */
  readonly uri: string;
  close(): Promise<void>;
}

const LOOPBACK = "127.0.0.1";
/** Which deployment shall answer, and in an answer, which one did. */
const DEPLOYMENT = "azureml-model-deployment";
const MAX_BODY = 16 * 1024 * 1024;

/** Starts a stand-in on a free port of the loopback interface: nobody else reaches it. */
export async function startScoringEndpoint(options: ScoringOptions): Promise<ScoringEndpoint> {
  const server = http.createServer((request, response) => {
    answer(request, options)
      .catch((): Scored => ({ status: 400, body: { error: "the request broke off" } }))
      .then(({ status, by, body }) => {
        const headers = { "content-type": "application/json", connection: "close" };
        response.writeHead(status, by === undefined ? headers : { ...headers, [DEPLOYMENT]: by });
        response.end(JSON.stringify(body));
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    uri: `http://${LOOPBACK}:${port}/score`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Scored {
  readonly status: number;
  readonly by?: string;
  readonly body: unknown;
}

async function answer(request: http.IncomingMessage, options: ScoringOptions): Promise<Scored> {
  const text = await bodyOf(request);
  if (request.headers.authorization !== `Bearer ${options.token}`) {
    return { status: 401, body: { error: "the token is missing, or not one for this endpoint" } };
  }
  if (request.method !== "POST" || request.url !== "/score") {
    return { status: 404, body: { error: "an endpoint answers POST /score" } };
  }
  const by = answering(request.headers[DEPLOYMENT], options);
  if (by === undefined) {
    return { status: 404, body: { error: "no deployment stands that could answer" } };
  }
  return isJson(text)
    ? { status: 200, by, body: options.answer }
    : { status: 400, by, body: { error: "the request is no JSON" } };
}

/** The deployment that a header asks for, or else one with traffic; undefined where it isn't ready. */
function answering(
  asked: string | string[] | undefined,
  { endpointId, store }: ScoringOptions,
): string | undefined {
  const shares = Object.entries(objectAt(store.get(endpointId), "properties", "traffic"));
  const name = asked ?? shares.find(([, share]) => Number(share) > 0)?.[0];
  const deployment = store.get(`${endpointId}/deployments/${String(name)}`);
  return textAt(deployment, "properties", "provisioningState") === "Succeeded" ? deployment?.name : undefined;
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MAX_BODY) {
      throw new Error("a scoring request has some megabytes at most");
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
