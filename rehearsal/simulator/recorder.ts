import type { ArmRequest, ArmResponse, Sender } from "./arm/messages";
import { apiVersionOf } from "./arm/messages";
import { parsePath } from "./arm/resource-id";

const QUIET = 1000;

/** One request and what became of it. */
export interface RecordedRequest {
  readonly number: number;
  /** Milliseconds since the start of the run. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly apiVersion: string;
  readonly sender: string;
  readonly type: string;
  readonly body: unknown;
  readonly status: number | "reset";
  readonly errorCode?: string;
  /** Terraform address that a replayed request stands for. */
  readonly replayOf?: string;
}

/** Keeps every write with its body, and counts everything. */
export class Recorder {
  readonly writes: RecordedRequest[] = [];
  /** `GET Microsoft.KeyVault/vaults` → how many. */
  readonly counts = new Map<string, number>();
  /** Hosts that were asked for and refused. */
  readonly refusedHosts = new Map<string, number>();
  /** Read-only properties that came in, by `type: path`; ARM drops them. */
  readonly droppedProperties = new Map<string, Sender>();
  /** Time spent answering. */
  busySeconds = 0;
  /** Time in which nothing was asked for a second or more. */
  quietSeconds = 0;
  /** Hear of each write when its work is done, before the next request is answered. */
  readonly observers = new Set<(write: RecordedRequest) => void>();
  private readonly startedAt: number;
  private lastAt: number;

  constructor(private readonly now: () => number) {
    this.startedAt = now();
    this.lastAt = this.startedAt;
  }

  /** Notes that a request has arrived; the result is called when it is answered. */
  arrived(): () => void {
    const at = this.now();
    const quiet = at - this.lastAt;
    if (quiet >= QUIET) {
      this.quietSeconds += quiet / 1000;
    }
    this.lastAt = at;
    const started = performance.now();
    return () => {
      this.busySeconds += (performance.now() - started) / 1000;
      this.lastAt = this.now();
    };
  }

  record(request: ArmRequest, response: ArmResponse | "reset"): void {
    const parsed = parsePath(request.path);
    const type = parsed.kind === "resource" ? parsed.id.type : `${parsed.type}/${parsed.last}`;
    const key = `${request.method} ${type}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    const status = response === "reset" ? "reset" : response.status;
    const isRead = request.method === "GET" || request.method === "HEAD";
    // reads are counted only: thousands of them say nothing more
    if (!isRead || (typeof status === "number" && status >= 400 && status !== 404)) {
      const write: RecordedRequest = {
        number: request.number,
        at: this.now() - this.startedAt,
        method: request.method,
        path: request.path,
        apiVersion: apiVersionOf(request),
        sender: request.sender,
        type,
        body: request.body,
        status,
        ...(response === "reset" ? {} : errorCode(response)),
        ...(request.replayOf === undefined ? {} : { replayOf: request.replayOf }),
      };
      this.writes.push(write);
      if (!isRead) {
        for (const observer of this.observers) {
          observer(write);
        }
      }
    }
  }

  /** Notes read-only properties that came in and were dropped. */
  dropped(type: string, paths: readonly string[], sender: Sender): void {
    for (const path of paths) {
      this.droppedProperties.set(`${type}: ${path}`, sender);
    }
  }

  /** Begins anew: what came until now was another one's. */
  forget(): void {
    this.writes.length = 0;
    for (const seen of [this.counts, this.refusedHosts, this.droppedProperties]) {
      seen.clear();
    }
    this.busySeconds = 0;
    this.quietSeconds = 0;
    this.lastAt = this.now();
  }

  refused(host: string): void {
    this.refusedHosts.set(host, (this.refusedHosts.get(host) ?? 0) + 1);
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}

function errorCode(response: ArmResponse): { errorCode?: string } {
  const { body } = response;
  const error =
    typeof body === "object" && body !== null && "error" in body
      ? (body.error as { code?: string })
      : undefined;
  return error?.code === undefined ? {} : { errorCode: error.code };
}
