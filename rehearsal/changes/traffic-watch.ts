import { at, isObject, sameText, textAt } from "../simulator/arm/json";
import { parseId } from "../simulator/arm/resource-id";
import type { ArmResource, ResourceStore } from "../simulator/arm/resource-store";
import type { RecordedRequest } from "../simulator/recorder";
import { ONLINE_ENDPOINT } from "../simulator/resource-types/microsoft-machine-learning/online-endpoint";
import { step } from "../steps/step";
import type { RunStep } from "../steps/step-runner";
import { type Content, changedParts, contentOf } from "./deployment-content";
import { type EndpointShares, mirrorsToLive, sharesIn, sharesText, sumOf } from "./endpoint-shares";

const DEPLOYMENT = `${ONLINE_ENDPOINT}/deployments`;

/** What was seen of the traffic since the last look. */
export interface TrafficSeen {
  /** Writes to endpoints and their deployments. */
  readonly writes: number;
  /** How the requests are shared out now, a text an endpoint. */
  readonly shares: readonly string[];
  /** Writes to a deployment with traffic that may be: a tag, or what somebody else than Terraform does. */
  readonly told: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Looks at what the simulated Azure received and holds after every write, whatever went wrong around it: an
 * endpoint that once answered always answers, nobody mirrors to a deployment that answers, and Terraform lets
 * such a deployment alone.
 */
export class TrafficWatch {
  private readonly endpoints = new Map<string, Endpoint>();
  private writes = 0;
  private told: string[] = [];
  private problems: string[] = [];

  constructor(private readonly store: ResourceStore) {
    this.look("before");
  }

  /** Whether there is anything to watch. */
  get isIdle(): boolean {
    return this.endpoints.size === 0;
  }

  /** Looks at one write, whose work is done. */
  see(write: RecordedRequest): void {
    if (sameText(write.type, ONLINE_ENDPOINT)) {
      this.writes += 1;
      this.judgeEndpoint(write);
    } else if (sameText(write.type, DEPLOYMENT)) {
      this.writes += 1;
      this.judgeDeployment(write);
    }
    this.look(`${write.method} ${shortName(write.path)}`);
  }

  /** What was seen since this was asked last. */
  take(): TrafficSeen {
    const seen = {
      writes: this.writes,
      shares: [...this.endpoints.values()].map(({ name, shares }) => `${name}: ${sharesText(shares)}`),
      told: this.told,
      problems: this.problems,
    };
    this.writes = 0;
    this.told = [];
    this.problems = [];
    return seen;
  }

  /** What a request asks for counts, too: that Azure refuses it makes it no better. */
  private judgeEndpoint({ method, path, body }: RecordedRequest): void {
    const before = this.endpoints.get(path.toLowerCase());
    const held = before?.shares ?? NONE;
    const names = (property: string) => isObject(at(body, "properties", property));
    const given = sharesIn(body);
    const asked = {
      live: names("traffic") ? given.live : held.live,
      mirror: names("mirrorTraffic") ? given.mirror : held.mirror,
    };
    const endpoint = shortName(path);
    this.problems.push(
      ...mirrorsToLive(asked).map(
        (name) => `${method} ${endpoint} asks for copies to ${name}, which answers`,
      ),
    );
    if (before?.hasAnswered === true && (method === "DELETE" || sumOf(asked) !== 100)) {
      this.problems.push(
        `${method} ${endpoint} ${method === "DELETE" ? "takes an endpoint away that answers" : `asks for ${sharesText(asked)}`}`,
      );
    }
  }

  private judgeDeployment({ method, path, sender, status }: RecordedRequest): void {
    const name = parseId(path)?.name.toLowerCase() ?? "";
    const endpoint = this.endpoints.get(parseId(path)?.parent?.toLowerCase() ?? "");
    const share = endpoint?.shares.live.get(name);
    if (endpoint === undefined || share === undefined) {
      return;
    }
    const parts = changedParts(endpoint.live.get(name), contentOf(this.store.get(path)));
    const words = `${method} ${shortName(path)} (${status}), which answers ${share} percent, changes ${parts.join(", ") || "nothing"}`;
    const isOthers = sender === "other";
    const isHarmless = method !== "DELETE" && parts.length > 0 && parts.every((part) => part === "tags");
    if (isOthers || isHarmless) {
      this.told.push(isOthers ? `from outside: ${words}` : words);
    } else {
      this.problems.push(words);
    }
  }

  /** What Azure holds now, against what it held before. */
  private look(after: string): void {
    const held = this.store.ofType(ONLINE_ENDPOINT);
    for (const [key, { name, hasAnswered }] of this.endpoints) {
      if (this.store.get(key) === undefined) {
        this.endpoints.delete(key);
        this.problems.push(...(hasAnswered ? [`after ${after} the endpoint ${name} is gone`] : []));
      }
    }
    for (const resource of held) {
      const key = resource.id.toLowerCase();
      const before = this.endpoints.get(key);
      const now = this.endpointOf(resource, before);
      this.endpoints.set(key, now);
      const wrong = this.wrongWith(now);
      if (wrong !== undefined && wrong !== before?.wrong) {
        this.problems.push(`after ${after} ${wrong}`);
      }
      now.wrong = wrong;
    }
  }

  private endpointOf(resource: ArmResource, before: Endpoint | undefined): Endpoint {
    const shares = sharesIn(resource);
    const contents = [...shares.live.keys()].map(
      (name) => [name, contentOf(this.store.get(`${resource.id}/deployments/${name}`))] as const,
    );
    return {
      name: resource.name,
      shares,
      live: new Map(contents),
      hasAnswered: before?.hasAnswered === true || sumOf(shares) === 100,
      wrong: undefined,
    };
  }

  private wrongWith({ name, shares, hasAnswered, live }: Endpoint): string | undefined {
    const [gone] = [...live].find(([, content]) => content === undefined) ?? [];
    const [both] = mirrorsToLive(shares);
    const sum = sumOf(shares);
    if (hasAnswered && sum !== 100) {
      return `the traffic of ${name} sums to ${sum} (${sharesText(shares)})`;
    }
    if (gone !== undefined) {
      return `${name} sends ${shares.live.get(gone)} percent to ${gone}, which isn't there`;
    }
    return both === undefined ? undefined : `${name} sends copies to ${both}, which answers`;
  }
}

/** A step: what the requests of endpoints met at every write so far; none where there is no endpoint. */
export async function answered(watch: TrafficWatch, run: RunStep, name: string): Promise<void> {
  if (!watch.isIdle) {
    const claim = "after every write all requests were answered, and Terraform let alone who answers them";
    await run(name, () =>
      step(name, claim, async () => {
        const { shares, writes, told, problems } = watch.take();
        return {
          seen: [...shares, `${writes} ${writes === 1 ? "write" : "writes"}`, ...told].join("; "),
          problems,
        };
      }),
    );
  }
}

interface Endpoint {
  readonly name: string;
  readonly shares: EndpointShares;
  /** What the deployments with traffic are, by name. */
  readonly live: ReadonlyMap<string, Content | undefined>;
  /** Whether its traffic has summed to 100 before: from then on it always does. */
  readonly hasAnswered: boolean;
  wrong: string | undefined;
}

const NONE: EndpointShares = { live: new Map(), mirror: new Map() };

/** `churn-score`, or `churn-score/blue`. */
function shortName(path: string): string {
  const { type, name, parent } = parseId(path) ?? {};
  return sameText(type, DEPLOYMENT) ? `${textAt(parseId(parent ?? ""), "name")}/${name}` : (name ?? path);
}
