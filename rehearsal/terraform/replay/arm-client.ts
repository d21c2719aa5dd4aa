import * as http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ReplayRequest } from "./request-environment";

/** An answer of the control plane. */
export interface ArmAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** The parsed body; undefined where there is none, or none that is JSON. */
  readonly body: unknown;
}

/** azapi gives a request half an hour. */
const LIMIT_MS = 30 * 60_000;
/** As often as azapi's SDK tries again. */
const RETRIES = 3;
const RETRIED = [408, 500, 502, 503, 504];

/** Talks to the simulated control plane on behalf of one object. */
export class ArmClient {
  private readonly deadline = Date.now() + LIMIT_MS;
  private readonly agent = new http.Agent({ keepAlive: true });

  constructor(private readonly request: Pick<ReplayRequest, "simulator" | "token" | "address">) {}

  /** Ends the connection, which would keep the process alive. */
  close(): void {
    this.agent.destroy();
  }

  /**
   * Sends a request; again where the answer says that it may help.
   *
   * @param path path and query, whose host is the simulator whatever an answer's URL says
   */
  async send(method: string, path: string, body?: unknown): Promise<ArmAnswer> {
    for (let retry = 0; ; retry++) {
      const answer = await this.once(method, path, body).catch(lostConnection);
      const mayHelp =
        "lost" in answer
          ? answer.lost !== "ECONNREFUSED" && retry < RETRIES
          : answer.status === 429 || (RETRIED.includes(answer.status) && retry < RETRIES);
      if (!mayHelp) {
        if ("lost" in answer) {
          throw new Error(`the simulator can't be reached (${answer.lost})`);
        }
        return answer;
      }
      await this.pause("lost" in answer ? {} : answer.headers);
    }
  }

  /** Waits as long as an answer asks for, a second where it doesn't say. */
  async pause(headers: http.IncomingHttpHeaders): Promise<void> {
    const milliseconds = retryAfter(headers["retry-after"]);
    if (Date.now() + milliseconds > this.deadline) {
      throw new Error(`no end within ${LIMIT_MS / 60_000} minutes`);
    }
    await sleep(milliseconds);
  }

  private once(method: string, path: string, body: unknown): Promise<ArmAnswer> {
    const { simulator, token, address } = this.request;
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      "user-agent": "mlzone-replay",
      "x-mlzone-replay": address,
      ...(text === undefined
        ? {}
        : { "content-type": "application/json", "content-length": String(Buffer.byteLength(text)) }),
    };
    return new Promise((resolve, reject) => {
      const sent = http.request(
        { host: simulator.hostname, port: simulator.port, method, path, headers, agent: this.agent },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("error", reject);
          response.on("end", () => {
            const received = Buffer.concat(parts).toString("utf8");
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed(received) });
          });
        },
      );
      sent.on("error", reject);
      sent.end(text);
    });
  }
}

function lostConnection(error: NodeJS.ErrnoException): { readonly lost: string } {
  return { lost: error.code ?? error.message };
}

function retryAfter(header: string | undefined): number {
  if (header === undefined) {
    return 1000;
  }
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? 1000 : Math.max(0, milliseconds);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
