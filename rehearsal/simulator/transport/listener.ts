import * as http from "node:http";
import * as https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { RehearsalError } from "../../rehearsal-error";
import type { Certificates } from "./certificates";

/** A request whose body has arrived. */
export interface Received {
  readonly host: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** What is sent back, or the connection cut off. */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | "reset";

export interface ListenerOptions {
  /** Requests to hosts below it are answered, all others refused. */
  readonly domain: string;
  readonly certificates: Certificates;
  readonly answer: (received: Received) => Answer | Promise<Answer>;
  /** Hears of a host that was refused. */
  readonly refused: (host: string) => void;
  /** @default - any free port */
  readonly port?: number;
}

/** The loopback side of the simulator. */
export interface Listener {
  /** `http://127.0.0.1:PORT`: the proxy for HTTPS_PROXY, and plain HTTP for loopback callers. */
  readonly address: string;
  close(): Promise<void>;
}

const LOOPBACK = "127.0.0.1";
/** A control plane takes bodies of some megabytes; more is a mistake. */
const MAX_BODY = 16 * 1024 * 1024;

/**
 * A CONNECT proxy that ends TLS itself for one pseudo domain and refuses every other host, so that
 * nothing that runs behind it can reach anything real.
 *
 * @throws RehearsalError if the port is taken
 */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const { domain, certificates } = options;
  const sockets = new Set<Socket>();
  const respond = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    serve(request, response, options).catch((error: unknown) => {
      // a request that was cut off, or a mistake of the simulator: said aloud, and not as a 5xx, which
      // the providers would try again for minutes
      const message = `the simulator failed: ${error instanceof Error ? error.stack : String(error)}`;
      if (!response.headersSent) {
        response.writeHead(400, { "content-type": "application/json", connection: "close" });
      }
      response.end(JSON.stringify({ error: { code: "SimulatorFailed", message } }));
    });
  };
  const secure = https.createServer({ key: certificates.key, cert: certificates.certificate }, respond);
  const proxy = http.createServer((request, response) => {
    // a proxied plain request names another host in its first line
    const absolute = /^https?:\/\/([^/:]+)/i.exec(request.url ?? "")?.[1];
    if (absolute !== undefined && absolute !== LOOPBACK) {
      options.refused(absolute);
      response.writeHead(403).end("the rehearsal reaches nothing but the simulated control plane\n");
    } else {
      respond(request, response);
    }
  });
  proxy.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  proxy.on("connect", (request: http.IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const host = (request.url ?? "").replace(/:\d+$/, "");
    if (!host.toLowerCase().endsWith(`.${domain}`)) {
      options.refused(host);
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    socket.unshift(head);
    secure.emit("connection", socket);
  });
  for (const server of [secure, proxy]) {
    // keep-alive connections of the providers may be idle for as long as they wait
    server.keepAliveTimeout = 0;
    server.requestTimeout = 0;
  }
  await new Promise<void>((resolve, reject) => {
    proxy.once("error", (error) => reject(portError(error, options.port)));
    proxy.listen(options.port ?? 0, LOOPBACK, resolve);
  });
  return {
    address: `http://${LOOPBACK}:${(proxy.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise<void>((resolve) => {
        proxy.close(() => resolve());
      });
    },
  };
}

/** azurerm asks for exemptions on `//subscriptions/…`, which ARM takes, and which would name a host otherwise. */
function pathOf({ url = "/" }: http.IncomingMessage): string {
  return url.replace(/^\/{2,}/, "/");
}

async function serve(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  options: ListenerOptions,
): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) {
    const message = `A request body takes at most ${MAX_BODY} bytes.`;
    response.writeHead(413, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify({ error: { code: "RequestEntityTooLarge", message } }));
    return;
  }
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  const answer = await options.answer({
    host,
    method: request.method ?? "GET",
    url: new URL(pathOf(request), `https://${host || LOOPBACK}`),
    headers: request.headers,
    body,
  });
  if (answer === "reset") {
    request.socket.destroy();
    return;
  }
  const text = answer.body === undefined || answer.status === 204 ? "" : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(text === "" ? {} : { "content-type": "application/json; charset=utf-8" }),
    "content-length": Buffer.byteLength(text),
  });
  response.end(request.method === "HEAD" ? undefined : text);
}

/** The text of a body, or undefined where it is too large. */
async function readBody(request: http.IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size <= MAX_BODY) {
      parts.push(part as Buffer);
    } else {
      // read on: to leave here would cut the connection before the answer
      parts.length = 0;
    }
  }
  return size > MAX_BODY ? undefined : Buffer.concat(parts).toString("utf8");
}

/** A taken port is for the person at the terminal to put right. */
function portError(error: Error, port: number | undefined): Error {
  return "code" in error && error.code === "EADDRINUSE"
    ? new RehearsalError(
        `Port ${port} of ${LOOPBACK} is taken: name another one, or none for any that is free.`,
        2,
      )
    : error;
}
