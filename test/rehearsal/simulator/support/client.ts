import * as http from "node:http";
import * as https from "node:https";
import type { Socket } from "node:net";

export interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request in plain HTTP, straight to an address. */
export function plainly(url: string, call: Call = {}): Promise<Reply> {
  return ended((done) => http.request(url, { ...options(call), agent: false }, done), call.body);
}

/** Asks a proxy for a tunnel to `host:443`; gives its status, and the open socket where it agreed. */
export function tunnel(proxy: string, host: string): Promise<{ status: number; socket: Socket }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(proxy);
    const request = http.request({ hostname, port, method: "CONNECT", path: `${host}:443`, agent: false });
    request.once("connect", ({ statusCode = 0 }, socket) => resolve({ status: statusCode, socket }));
    request.once("error", reject);
    request.end();
  });
}

/** A request over TLS through the proxy, trusting one authority only. */
export async function throughProxy(proxy: string, ca: string, url: string, call: Call = {}): Promise<Reply> {
  const { host } = new URL(url);
  const { status, socket } = await tunnel(proxy, host);
  if (status !== 200) {
    socket.destroy();
    throw new Error(`the proxy refused ${host}: ${status}`);
  }
  const secured = { ...options(call), ca, socket, servername: host, agent: false };
  return ended((done) => https.request(url, secured, done), call.body).finally(() => socket.destroy());
}

function options({ method = "GET", headers = {} }: Call): {
  method: string;
  headers: Record<string, string>;
} {
  return { method, headers: { ...headers, connection: "close" } };
}

function ended(
  begin: (done: (response: http.IncomingMessage) => void) => http.ClientRequest,
  body = "",
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = begin((response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.once("error", reject);
    request.end(body);
  });
}
