import * as http from "node:http";
import type { AddressInfo } from "node:net";

/** A request that arrived. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** What a fake host answers; an object becomes JSON with status 200. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: Buffer | object;
}

export interface FakeHost {
  readonly url: URL;
  readonly received: Received[];
  /** Requests other than GET. */
  readonly writes: () => Received[];
  readonly close: () => Promise<void>;
}

/** A host on this machine: a path with its query, as a regular expression → its answer; 404 for the rest. */
export async function fakeHost(
  answers: readonly (readonly [RegExp, Answer | ((request: Received) => Answer)])[],
): Promise<FakeHost> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const text = Buffer.concat(parts).toString("utf8");
      const one: Received = {
        method: request.method ?? "",
        url: request.url ?? "",
        authorization: request.headers.authorization,
        body: text === "" ? undefined : JSON.parse(text),
      };
      received.push(one);
      const found = answers.find(([path]) => path.test(`${one.method} ${one.url}`))?.[1];
      const answer = typeof found === "function" ? found(one) : found;
      const { status = 200, headers = {}, body = {} } = answer ?? { status: 404 };
      response.writeHead(status, headers);
      response.on("error", () => undefined);
      response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    received,
    writes: () => received.filter(({ method }) => method !== "GET"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
