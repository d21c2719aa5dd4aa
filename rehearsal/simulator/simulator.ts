import { isObject, type JsonObject } from "./arm/json";
import type { ArmRequest, ArmResponse, Method, Sender } from "./arm/messages";
import type { OperationClock } from "./arm/operations";
import { Cloud } from "./cloud";
import { ControlPlane } from "./control-plane";
import { cloudMetadata } from "./identity/cloud-metadata";
import { callerOf, login, type Principal, token } from "./identity/login";
import type { Extensions } from "./methods/extensions";
import { endOfOperation } from "./methods/operation-status";
import { Recorder } from "./recorder";
import { makeCertificates } from "./transport/certificates";
import { type Answer, listen, type Received } from "./transport/listener";

/** Stands between the callers and the control plane: a fault, or a look at what passes. */
export interface Interceptor {
  /** Answers instead of the control plane, or cuts the connection. */
  readonly before?: (request: ArmRequest, cloud: Cloud) => ArmResponse | "reset" | undefined;
  /** Changes an answer, or loses it after the work was done. */
  readonly after?: (
    request: ArmRequest,
    response: ArmResponse,
    cloud: Cloud,
  ) => ArmResponse | "reset" | undefined;
}

export interface SimulatorOptions {
  readonly tenantId: string;
  readonly clock: OperationClock;
  readonly extensions?: Extensions;
  readonly rolePropagation?: number;
  readonly port?: number;
}

/** A simulated Azure on loopback. */
export interface Simulator {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** The pseudo domain; its hosts are reached through the address as a proxy. */
  readonly domain: string;
  /** PEM of the certificate authority of this run. */
  readonly authority: string;
  readonly principal: Principal;
  /** A token of the deployer, for callers that don't log in. */
  readonly token: string;
  /** A token of somebody else, who may do everything: what Azure then refuses isn't for want of a right. */
  readonly outsiderToken: string;
  readonly cloud: Cloud;
  readonly recorder: Recorder;
  /** Set and taken away by faults. */
  interceptor: Interceptor | undefined;
  close(): Promise<void>;
}

/** Reserved for tests (RFC 6761): no real host can ever be below it. */
const DOMAIN = "rehearsal.test";
const HOSTS = ["management", "login", "graph", "*.vault", "*.blob.storage", "*.azurecr"];
/** The principal that deploys; made up, as the tenant is. */
const DEPLOYER = {
  objectId: "aaaaaaaa-0000-4000-8000-00000000000a",
  clientId: "bbbbbbbb-0000-4000-8000-00000000000b",
};

/** Who works in the portal meanwhile. */
const OUTSIDER = {
  objectId: "aaaaaaaa-0000-4000-8000-00000000000c",
  clientId: "bbbbbbbb-0000-4000-8000-00000000000d",
};

/** Starts a simulated control plane on a free port of the loopback interface. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock, tenantId } = options;
  const principal: Principal = { tenantId, ...DEPLOYER };
  const cloud = new Cloud({
    tenantId,
    clock,
    deployer: principal.objectId,
    outsider: OUTSIDER.objectId,
    host: `management.${DOMAIN}`,
    rolePropagation: options.rolePropagation,
  });
  const recorder = new Recorder(() => clock.now());
  const plane = new ControlPlane(cloud, {
    ...options.extensions,
    dropped: (type, paths, request) => {
      recorder.dropped(type, paths, request.sender);
      options.extensions?.dropped?.(type, paths, request);
    },
  });
  const certificates = makeCertificates(DOMAIN, HOSTS, new Date());
  let count = 0;

  const answer = async (received: Received): Promise<Answer> => {
    if (received.host === `login.${DOMAIN}`) {
      return login(received, principal, new Date());
    }
    if (received.url.pathname === "/metadata/endpoints") {
      const version = received.url.searchParams.get("api-version") ?? "";
      return { status: 200, body: cloudMetadata(DOMAIN, version) };
    }
    const caller = callerOf(received.headers.authorization);
    if (caller === undefined) {
      return { status: 401, body: error("AuthenticationFailed", "The 'Authorization' header is missing.") };
    }
    if (received.host !== cloud.host && !received.host.startsWith("127.")) {
      // a data plane: this project's stacks never call one
      return { status: 403, body: error("ForbiddenByFirewall", `${received.host} takes no public traffic.`) };
    }
    count += 1;
    const request = armRequest(received, caller, count);
    if (request === undefined) {
      return {
        status: 400,
        body: error(
          "InvalidRequestContent",
          "The request is not valid: its content is no JSON, or its address is broken.",
        ),
      };
    }
    await endOfOperation(request.path, cloud);
    const answered = recorder.arrived();
    const response = intercepted(request);
    answered();
    recorder.record(request, response);
    return response;
  };

  const intercepted = (request: ArmRequest): ArmResponse | "reset" => {
    const before = simulator.interceptor?.before?.(request, cloud);
    if (before !== undefined) {
      return before;
    }
    const response = plane.handle(request);
    return simulator.interceptor?.after?.(request, response, cloud) ?? response;
  };

  const listener = await listen({
    domain: DOMAIN,
    certificates,
    answer,
    refused: (host) => recorder.refused(host),
    port: options.port,
  });
  const simulator: Simulator = {
    address: listener.address,
    domain: DOMAIN,
    authority: certificates.authority,
    principal,
    token: token(principal, `https://${cloud.host}`, new Date()),
    outsiderToken: token({ tenantId, ...OUTSIDER }, `https://${cloud.host}`, new Date()),
    cloud,
    recorder,
    interceptor: undefined,
    close: () => listener.close(),
  };
  return simulator;
}

function armRequest(received: Received, caller: string, number: number): ArmRequest | undefined {
  const body = parseBody(received.body);
  const path = decoded(received.url.pathname);
  if (body === "broken" || path === undefined) {
    return undefined;
  }
  const agent = received.headers["user-agent"] ?? "";
  const replayOf = received.headers["x-mlzone-replay"];
  return {
    number,
    method: received.method as Method,
    path: path.replace(/\/+$/, ""),
    query: new Map([...received.url.searchParams].map(([name, value]) => [name.toLowerCase(), value])),
    body,
    caller,
    sender: senderOf(agent),
    replayOf: typeof replayOf === "string" ? replayOf : undefined,
  };
}

/** The path without percent signs, or undefined where they are misplaced. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function parseBody(text: string): JsonObject | undefined | "broken" {
  if (text === "") {
    return undefined;
  }
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : undefined;
  } catch {
    return "broken";
  }
}

function senderOf(agent: string): Sender {
  if (/mlzone-replay/i.test(agent)) {
    return "replay";
  }
  if (/azapi/i.test(agent)) {
    return "azapi";
  }
  return /azurerm|hashicorp/i.test(agent) ? "azurerm" : "other";
}

function error(code: string, message: string): object {
  return { error: { code, message } };
}
