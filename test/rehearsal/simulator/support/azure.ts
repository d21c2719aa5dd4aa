import { isObject, type JsonObject, objectAt, textAt } from "../../../../rehearsal/simulator/arm/json";
import type { Method, Sender } from "../../../../rehearsal/simulator/arm/messages";
import type { ArmResource } from "../../../../rehearsal/simulator/arm/resource-store";
import { Cloud } from "../../../../rehearsal/simulator/cloud";
import { ControlPlane } from "../../../../rehearsal/simulator/control-plane";
import type { Extensions } from "../../../../rehearsal/simulator/methods/extensions";

export const TENANT = "00000000-0000-4000-8000-00000000000f";
const DEPLOYER = "00000000-0000-4000-8000-00000000000d";
const HOUR = 60 * 60 * 1000;

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  /** Azure's code, of an error. */
  readonly code: string | undefined;
  /** The error's own words. */
  readonly message: string;
}

export interface Sent {
  readonly caller?: string;
  readonly sender?: Sender;
  readonly query?: Readonly<Record<string, string>>;
  readonly apiVersion?: string;
}

/** A simulated Azure without a network, under a clock that only the test moves. */
export class Azure {
  readonly cloud: Cloud;
  private readonly plane: ControlPlane;
  private now = 0;
  private count = 0;

  constructor(options: { extensions?: Extensions; rolePropagation?: number; speed?: number } = {}) {
    this.cloud = new Cloud({
      tenantId: TENANT,
      deployer: DEPLOYER,
      host: "management.test",
      clock: { now: () => this.now, speed: options.speed ?? 1 },
      rolePropagation: options.rolePropagation,
    });
    this.plane = new ControlPlane(this.cloud, options.extensions);
  }

  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): void {
    this.now += milliseconds;
  }

  /** Lets everything that is under way come to its end. */
  settle(): void {
    this.pass(HOUR);
    this.cloud.operations.running();
  }

  request(method: Method, path: string, body?: JsonObject, sent: Sent = {}): Answer {
    this.count += 1;
    const query = Object.entries(sent.query ?? {}).map(
      ([name, value]) => [name.toLowerCase(), value] as const,
    );
    const response = this.plane.handle({
      number: this.count,
      method,
      path,
      query: new Map([["api-version", sent.apiVersion ?? "2025-01-01"], ...query]),
      body,
      caller: sent.caller ?? DEPLOYER,
      sender: sent.sender ?? "azurerm",
      replayOf: undefined,
    });
    const content = isObject(response.body) ? structuredClone(response.body) : {};
    return {
      status: response.status,
      headers: response.headers ?? {},
      body: content,
      code: textAt(content, "error", "code"),
      message: textAt(content, "error", "message") ?? "",
    };
  }

  put(path: string, body: JsonObject, sent?: Sent): Answer {
    return this.request("PUT", path, body, sent);
  }

  patch(path: string, body: JsonObject, sent?: Sent): Answer {
    return this.request("PATCH", path, body, sent);
  }

  get(path: string, sent?: Sent): Answer {
    return this.request("GET", path, undefined, sent);
  }

  delete(path: string, sent?: Sent): Answer {
    return this.request("DELETE", path, undefined, sent);
  }

  post(path: string, body?: JsonObject, sent?: Sent): Answer {
    return this.request("POST", path, body, sent);
  }

  /** Puts something that must be accepted, and waits until it is there; gives its id. */
  make(path: string, body: JsonObject, sent?: Sent): string {
    const { status, code, message } = this.put(path, body, sent);
    if (status >= 300) {
      throw new Error(`${path}: ${status} ${code} ${message}`);
    }
    this.settle();
    return path;
  }

  /** Deletes something that must go, and waits until it has. */
  end(path: string, sent?: Sent): void {
    const { status, code, message } = this.delete(path, sent);
    if (status >= 300) {
      throw new Error(`${path}: ${status} ${code} ${message}`);
    }
    this.settle();
  }

  /** What is stored, which must be there. */
  stored(id: string): ArmResource {
    const resource = this.cloud.store.get(id);
    if (resource === undefined) {
      throw new Error(`${id} is not there`);
    }
    return resource;
  }

  properties(id: string): JsonObject {
    return objectAt(this.stored(id), "properties");
  }
}

/** That an answer is an error of Azure's shape: status, code, and what its message must name. */
export function expectRefused(
  answer: Answer,
  status: number,
  code: string,
  ...names: readonly string[]
): void {
  expect({ status: answer.status, code: answer.code, message: answer.message }).toEqual({
    status,
    code,
    message: expect.any(String),
  });
  for (const name of names) {
    expect(answer.message).toContain(name);
  }
}

/** That an answer is no error. */
export function expectAccepted(answer: Answer): void {
  expect({ status: answer.status < 300 ? "accepted" : answer.status, message: answer.message }).toEqual({
    status: "accepted",
    message: "",
  });
}
