import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type Deviation, Deviations, deviationProblems } from "../governance/deviation";
import type { AzureRole } from "../identity/built-in-roles";
import type { IPrincipal } from "../identity/principals";
import { RoleAssignment } from "../identity/role-assignment";
import type { IWorkloadIdentity } from "../identity/workload-identity";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import type { ArmBody } from "../terraform/azapi-element";
import { AzapiResource } from "../terraform/azapi-resource";
import { AzapiUpdateResource } from "../terraform/azapi-update-resource";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import { endpointNameProblem } from "./endpoint-name";
import { type KubernetesServing, kubernetesServingProblems, TOKEN_ACCEPTANCE } from "./kubernetes-serving";

/** ARM type and API version of an online endpoint. */
export const ONLINE_ENDPOINT_TYPE = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01";

/** Reached through the workspace's private endpoint only. */
const CLOSED = { publicNetworkAccess: "Disabled" } as const;

/** An online endpoint, new or existing. */
export interface IOnlineEndpoint {
  /** ARM id. */
  readonly endpointId: string;
  readonly endpointName: string;
}

export interface OnlineEndpointProps {
  readonly workspace: IMachineLearningWorkspace;
  /** 3 to 32 letters, digits and hyphens, a letter first; unique in the region: it is a part of the host name. */
  readonly name: string;
  /**
   * Whose rights its deployments have: pull images, read models, write logs. They must be there before the
   * first deployment, so the landing zone gives them, not the rollout.
   */
  readonly identity: IWorkloadIdentity;
  /** Callers show a key that never expires instead of an Entra token. @default - tokens only */
  readonly keyAuthentication?: Deviation;
  /**
   * Where its deployments run, if not on machines of the service: an attached cluster. Then nothing can be mirrored,
   * and no Entra token be shown.
   * @default - managed: machines of the service
   */
  readonly kubernetes?: KubernetesServing;
  /** Terraform refuses to destroy it; true where somebody relies on its answers. @default false */
  readonly preventDestroy?: boolean;
  /** What the studio shows. @default - none */
  readonly description?: string;
  /** @default - the workspace's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * An online endpoint: Entra tokens, no public network, an identity of its own; managed, unless `kubernetes` names
 * a cluster.
 *
 * Terraform creates it without traffic, since its deployments come after it, and leaves it alone from then on:
 * an update of an endpoint replaces all of it, so one that doesn't name the traffic takes it away. What changes
 * later is written together with the traffic, in one request, by `OnlineTraffic`; what somebody opens in the
 * portal is closed again by an update that reads the traffic first (docs/decisions/0013).
 *
 * Recommendations: `deploy/online-token-over-key-auth`, `deploy/online-managed-or-kubernetes`,
 * `ai-security/authenticate-every-inference-endpoint`, `ai-security/identity-segmentation`.
 */
export class OnlineEndpoint extends Construct implements IOnlineEndpoint, IMonitored {
  /**
   * An endpoint that exists already.
   * @throws if `endpointId` is not the ARM id of an online endpoint
   */
  static fromEndpointId(endpointId: string): IOnlineEndpoint {
    const endpointName = /\/workspaces\/[^/]+\/onlineEndpoints\/([^/]+)$/i.exec(endpointId)?.[1];
    if (endpointName === undefined) {
      throw new Error(
        `OnlineEndpoint: "${endpointId}" is not the ARM id of an online endpoint (…/workspaces/…/onlineEndpoints/…)`,
      );
    }
    return { endpointId, endpointName };
  }

  readonly endpointId: string;
  readonly endpointName: string;
  /** Where requests are sent, e.g. `https://<name>.<region>.inference.ml.azure.com/score`; Azure tells it. */
  readonly scoringUri: string;
  /** How Azure shares its requests out now, as parts of an expression: objects of percents by deployment, or nothing. */
  readonly sharesNow: { readonly traffic: string; readonly mirrorTraffic: string };
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Where its deployments run, if not on machines of the service. */
  readonly kubernetes: KubernetesServing | undefined;
  readonly diagnosticTargets: readonly DiagnosticTarget[];
  /** What writes to the endpoint besides the traffic: two at once would refuse each other. */
  readonly closed: ITerraformDependable;
  /** What deployments wait for, so that a managed network lets them out and roles count. */
  readonly readyForDeployment: readonly ITerraformDependable[];

  /** @throws with all problems of the props at once */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: OnlineEndpointProps,
  ) {
    super(scope, id);
    const { keyAuthentication, kubernetes, name, workspace } = props;
    const problems = [
      endpointNameProblem("name", name),
      ...(keyAuthentication ? deviationProblems(keyAuthentication) : []).map(
        (problem) => `keyAuthentication: ${problem}`,
      ),
      ...kubernetesServingProblems(kubernetes, keyAuthentication),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    Deviations.of(this).accept(this, "keyAuthentication", keyAuthentication, {
      recommendations: [
        "deploy/online-token-over-key-auth",
        "ai-security/authenticate-every-inference-endpoint",
      ],
      rules: ["security/online-endpoint-tokens"],
    });
    Deviations.of(this).accept(
      this,
      "kubernetes.tokenAuthentication",
      kubernetes?.tokenAuthentication,
      TOKEN_ACCEPTANCE,
    );
    this.endpointName = name;
    this.kubernetes = kubernetes;
    this.location = workspace.location;
    this.tags = props.tags ?? workspace.tags;
    this.readyForDeployment = workspace.readyForCompute;
    const endpoint = this.createEndpoint();
    this.endpointId = endpoint.id;
    this.scoringUri = endpoint.output("properties.scoringUri");
    const now = `${AzapiResource.tfResourceType}.${endpoint.friendlyUniqueId}.output.properties`;
    this.sharesNow = { traffic: `${now}.traffic`, mirrorTraffic: `${now}.mirrorTraffic` };
    this.closed = new AzapiUpdateResource(this, "settings", {
      type: ONLINE_ENDPOINT_TYPE,
      resourceId: this.endpointId,
      body: { properties: CLOSED },
    });
    this.diagnosticTargets = [
      {
        name: "endpoint",
        resourceId: this.endpointId,
        resourceType: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ];
  }

  /**
   * Lets a group or an identity call the endpoint, and no more.
   *
   * @param role one with `…/onlineEndpoints/score/action` and read, none with `listKeys`, e.g. `ONLINE_INVOKER`; on
   *   a cluster callers fetch their token with `token/action`: `KUBERNETES_INVOKER`
   * @param id part of the Terraform address
   */
  grantInvoke(principal: IPrincipal, role: AzureRole, id: string): RoleAssignment {
    return new RoleAssignment(this, id, { scope: this.endpointId, role, principal });
  }

  /** The whole endpoint as an update says it: what it leaves out, Azure takes away. */
  updateBody(changing: ArmBody): ArmBody {
    const { identity } = this.props;
    return {
      location: this.location,
      tags: { ...this.tags },
      identity: { type: "UserAssigned", userAssignedIdentities: { [identity.identityId]: {} } },
      properties: { ...this.lasting(), ...changing },
    };
  }

  private lasting(): ArmBody {
    return {
      ...CLOSED,
      compute: this.kubernetes?.attachment.computeId,
      authMode: this.authMode(),
      description: this.props.description,
    };
  }

  private authMode(): "AADToken" | "AMLToken" | "Key" {
    if (this.kubernetes !== undefined) {
      return "AMLToken";
    }
    return this.props.keyAuthentication === undefined ? "AADToken" : "Key";
  }

  private createEndpoint(): AzapiResource {
    const { identity, name, preventDestroy, workspace } = this.props;
    return new AzapiResource(this, "Resource", {
      type: ONLINE_ENDPOINT_TYPE,
      name,
      parentId: workspace.workspaceId,
      location: this.location,
      tags: this.tags,
      identity: { type: "UserAssigned", identityIds: [identity.identityId] },
      body: { properties: this.lasting() },
      dependsOn: [...workspace.readyForCompute],
      replaceTriggersRefs: [
        "properties.authMode",
        ...(this.kubernetes === undefined ? [] : ["properties.compute"]),
      ],
      responseExportValues: ["properties.scoringUri", "properties.traffic", "properties.mirrorTraffic"],
      lifecycle: {
        ignoreChanges: [
          "tags",
          "body.properties.publicNetworkAccess",
          ...(this.props.description === undefined ? [] : ["body.properties.description"]),
        ],
        preventDestroy: preventDestroy ? true : undefined,
      },
    });
  }
}
