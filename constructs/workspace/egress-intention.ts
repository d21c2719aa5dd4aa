import { Token } from "cdktf";
import { type Deviation, deviationProblems } from "../governance/deviation";
import { hostProblem, isWildcard } from "./egress-host";
import { type EgressProtocol, type EgressRule, ruleNameOf, ruleNameProblem } from "./egress-rule";
import { EGRESS_SERVICE_TAGS, portsProblem, reachesAnybody } from "./egress-service-tags";

interface Named {
  /** 3 to 33 lower-case letters, digits and hyphens. @default - made from the destination */
  readonly name?: string;
}

export interface FqdnOptions extends Named {
  /** Who accepted a host that begins with `*.`. @default - no wildcard */
  readonly wildcard?: Deviation;
}

export interface AzureArtifactsOptions {
  /** The organization in Azure DevOps, as in `dev.azure.com/contoso`. */
  readonly organization: string;
  /** Who accepted, and until when, that blobs of every storage account become reachable. */
  readonly accepted: Omit<Deviation, "reason">;
}

export interface ServiceTagOptions extends Named {
  readonly protocol: EgressProtocol;
  /** Ports or ranges with commas between, e.g. `443` or `80,8000-8100`. */
  readonly ports: string;
  /** Who accepted a tag that covers resources of every customer. @default - none: it doesn't */
  readonly anybodys?: Deviation;
}

export interface PrivateEndpointOptions extends Named {
  /** Whether serverless Spark uses the endpoint; a change replaces the rule. @default false */
  readonly spark?: boolean;
}

const ARTIFACTS_REASON =
  "Azure Artifacts keeps packages in storage accounts and delivery hosts whose names nobody publishes";
const ARTIFACTS_WARNING =
  "Azure Artifacts keeps packages behind *.blob.core.windows.net and *.vsassets.io, under host names that it does not publish: with these rules, computes reach every storage account's blobs, not the feed's alone. A feed with a host of its own (Egress.packageFeed) avoids that.";

const ARM_ID = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+\/[^/]+\/([^/]+)(?:\/.+)?$/i;
const ORGANIZATION = /^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/;

/**
 * What computes of a workspace want to reach outside its managed network, and what that means in
 * rules. Problems are kept for the construct that gets it, which reports them all at once.
 */
export class Egress {
  /** A package feed of the team's own, e.g. `packages.example.com`: HTTP and HTTPS to one host. */
  static packageFeed(host: string, options: Named = {}): Egress {
    return Egress.fqdn(host, { name: options.name });
  }

  /**
   * Feeds of Azure Artifacts. Their packages lie in storage accounts and delivery hosts whose names
   * nobody publishes, so two wildcards are needed; with them, blobs of *every* storage account
   * become reachable, which synthesis warns of.
   */
  static azureArtifacts(options: AzureArtifactsOptions): Egress {
    const organization = options.organization.toLowerCase();
    if (!ORGANIZATION.test(organization)) {
      const words = "1 to 50 letters, digits and hyphens, beginning and ending with a letter or digit";
      return new Egress(
        [],
        [
          `azureArtifacts: organization "${options.organization}" must be ${words}, as in dev.azure.com/contoso`,
        ],
      );
    }
    const hosts = [
      "pkgs.dev.azure.com",
      `${organization}.pkgs.visualstudio.com`,
      "*.blob.core.windows.net",
      "*.vsassets.io",
    ];
    const deviation = { ...options.accepted, reason: ARTIFACTS_REASON };
    const problems = deviationProblems(deviation).map((problem) => `azureArtifacts: accepted.${problem}`);
    return new Egress(
      hosts.map((host) => ({
        kind: "fqdn",
        name: ruleNameOf(host),
        target: host,
        host,
        deviation: isWildcard(host) && problems.length === 0 ? deviation : undefined,
      })),
      problems,
      [ARTIFACTS_WARNING],
    );
  }

  /** HTTP and HTTPS to one host, or with a deviation to all hosts below a domain: `*.example.com`. */
  static fqdn(host: string, options: FqdnOptions = {}): Egress {
    const problems = [hostProblem(host)];
    if (isWildcard(host) && options.wildcard === undefined) {
      problems.push(`host "${host}" has a wildcard; name the hosts, or accept it with wildcard: a deviation`);
    }
    if (!isWildcard(host) && options.wildcard !== undefined) {
      problems.push(`host "${host}" has no wildcard; leave out wildcard`);
    }
    const name = options.name ?? ruleNameOf(host);
    return Egress.of({ kind: "fqdn", name, target: host, host, deviation: options.wildcard }, problems);
  }

  /**
   * The addresses of an Azure service.
   *
   * @param tag one of the list in egress-service-tags.ts, e.g. `AzureMonitor`
   */
  static serviceTag(tag: string, options: ServiceTagOptions): Egress {
    const anybodys = reachesAnybody(tag);
    const problems = [portsProblem(options.ports)];
    if (anybodys === undefined) {
      problems.push(`service tag "${tag}" is not allowed; allowed are ${EGRESS_SERVICE_TAGS.join(", ")}`);
    }
    if (anybodys && options.anybodys === undefined) {
      problems.push(
        `service tag "${tag}" covers resources of every customer; use a private endpoint, or accept it with anybodys: a deviation`,
      );
    }
    if (anybodys === false && options.anybodys !== undefined) {
      problems.push(`service tag "${tag}" does not cover other customers' resources; leave out anybodys`);
    }
    const { protocol, ports, anybodys: deviation, name = ruleNameOf(`tag-${tag}`) } = options;
    return Egress.of(
      { kind: "serviceTag", name, target: tag, serviceTag: tag, protocol, ports, deviation },
      problems,
    );
  }

  /**
   * A private endpoint inside the managed network. The workspace's identity needs *Azure AI
   * Enterprise Network Connection Approver* on the target. The workspace's own storage, vault and
   * registry need no rule for blob, file, vault and registry: Azure makes them.
   *
   * @param targetId ARM id of the resource to reach
   * @param subresource which part of it, in Azure's words: `blob`, `vault`, `registry`, `searchService` …
   */
  static privateEndpoint(
    targetId: string,
    subresource: string,
    options: PrivateEndpointOptions = {},
  ): Egress {
    // An id that Terraform computes has no name yet to make a rule's name from.
    const isKnown = !Token.isUnresolved(targetId);
    const targetName = isKnown ? ARM_ID.exec(targetId)?.[1] : "pe";
    const problems: (string | undefined)[] = [];
    if (targetName === undefined) {
      problems.push(`target "${targetId}" must be the ARM id of a resource (/subscriptions/…/providers/…)`);
    }
    if (!/^[A-Za-z]\w*$/.test(subresource)) {
      problems.push(
        `subresource "${subresource}" must be one word of Azure's, e.g. blob, registry, searchService`,
      );
    }
    const { spark = false, name = ruleNameOf(`${targetName}-${subresource}`) } = options;
    const target = isKnown ? `${targetName}, ${subresource}` : subresource;
    return Egress.of({ kind: "privateEndpoint", name, target, targetId, subresource, spark }, problems);
  }

  private static of(rule: EgressRule, problems: readonly (string | undefined)[]): Egress {
    const ofDeviation = rule.deviation === undefined ? [] : deviationProblems(rule.deviation);
    const all = [...problems, ...ofDeviation.map((problem) => `"${rule.target}": ${problem}`)].filter(
      (problem) => problem !== undefined,
    );
    // A name made from a wrong destination says nothing new.
    const ofName = all.length === 0 ? ruleNameProblem(rule.name) : undefined;
    return new Egress([rule], ofName === undefined ? all : [ofName]);
  }

  private constructor(
    /** The rules, in the order in which they are made. */
    readonly rules: readonly EgressRule[],
    /** What is wrong, in words; empty if nothing is. */
    readonly problems: readonly string[],
    /** What whoever reads the synthesis should know. */
    readonly warnings: readonly string[] = [],
  ) {}
}
