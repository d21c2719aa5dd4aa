import * as http from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly apiVersion: string | null;
  /** What else stands in the query. */
  readonly more: Readonly<Record<string, string>>;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: unknown;
}

export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Cuts the connection instead. */
  readonly reset?: boolean;
}

/** A control plane of a few lines: stores what is PUT, and answers otherwise where it is told to. */
export class FakeArm {
  readonly received: Received[] = [];
  readonly stored = new Map<string, unknown>();
  /** Answers instead of the store; undefined leaves it to the store. */
  answer: (request: Received) => FakeAnswer | undefined = () => undefined;
  private readonly server = http.createServer((message, response) => {
    const parts: Buffer[] = [];
    message.on("data", (part: Buffer) => parts.push(part));
    message.on("end", () => this.respond(message, Buffer.concat(parts).toString("utf8"), response));
  });

  static async start(): Promise<FakeArm> {
    const fake = new FakeArm();
    await new Promise<void>((resolve) => fake.server.listen(0, "127.0.0.1", resolve));
    fake.address = `http://127.0.0.1:${(fake.server.address() as AddressInfo).port}`;
    return fake;
  }

  /** `http://127.0.0.1:PORT`, also after the end. */
  address = "";

  /** `METHOD path` of all requests since the last look. */
  taken(): string[] {
    return this.received.splice(0).map(({ method, path }) => `${method} ${path}`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private respond(message: http.IncomingMessage, text: string, response: http.ServerResponse): void {
    const url = new URL(message.url ?? "/", this.address);
    const { "api-version": _, ...more } = Object.fromEntries(url.searchParams);
    const request: Received = {
      method: message.method ?? "",
      path: decodeURI(url.pathname),
      apiVersion: url.searchParams.get("api-version"),
      more,
      headers: message.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
    this.received.push(request);
    const { status, headers, body, reset } = this.answer(request) ?? this.fromStore(request);
    if (reset) {
      message.socket.destroy();
      return;
    }
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  private fromStore({ method, path, body }: Received): FakeAnswer {
    const found = this.stored.get(path);
    switch (method) {
      case "PUT":
        this.stored.set(path, body);
        return { status: found === undefined ? 201 : 200, body };
      case "DELETE":
        this.stored.delete(path);
        return { status: found === undefined ? 404 : 200 };
      case "GET":
        return found === undefined ? notFound(path) : { status: 200, body: found };
      default:
        return { status: 200, body: {} };
    }
  }
}

function notFound(path: string): FakeAnswer {
  return { status: 404, body: { error: { code: "ResourceNotFound", message: `${path} was not found.` } } };
}
