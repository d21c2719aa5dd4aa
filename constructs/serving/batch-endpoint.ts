import { Construct } from "constructs";
import type { AzureRole } from "../identity/built-in-roles";
import type { IPrincipal } from "../identity/principals";
import { RoleAssignment } from "../identity/role-assignment";
import { AzapiResource } from "../terraform/azapi-resource";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import { endpointNameProblem } from "./endpoint-name";

/** ARM type and API version of a batch endpoint. */
export const BATCH_ENDPOINT_TYPE = "Microsoft.MachineLearningServices/workspaces/batchEndpoints@2025-12-01";

/** A batch endpoint, new or existing. */
export interface IBatchEndpoint {
  /** ARM id. */
  readonly endpointId: string;
  readonly endpointName: string;
}

export interface BatchEndpointProps {
  readonly workspace: IMachineLearningWorkspace;
  /** 3 to 32 letters, digits and hyphens, a letter first; unique in the region: it is a part of the host name. */
  readonly name: string;
  /** What the studio shows; known from the beginning, and never changed. @default - none */
  readonly description?: string;
  /** What the endpoint is made with; a change is left to the next one. @default - the workspace's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A batch endpoint: Entra tokens and nothing else, reached as the workspace is. Its jobs run as the cluster's
 * identity; the endpoint's own is Azure's, because it takes no other (gotcha 19).
 *
 * It is there before its deployments, and what is updated is replaced as a whole: `BatchDefault` says which of
 * them runs, and Terraform leaves the rest alone (docs/decisions/0013).
 *
 * Recommendations: `deploy/batch-endpoint-authn-authz`, `deploy/batch-entra-tokens`,
 * `deploy/batch-ingress-private-workspace`, `deploy/choose-online-or-batch`.
 */
export class BatchEndpoint extends Construct implements IBatchEndpoint {
  /**
   * An endpoint that exists already.
   * @throws if `endpointId` is not the ARM id of a batch endpoint
   */
  static fromEndpointId(endpointId: string): IBatchEndpoint {
    const endpointName = /\/workspaces\/[^/]+\/batchEndpoints\/([^/]+)$/i.exec(endpointId)?.[1];
    if (endpointName === undefined) {
      throw new Error(
        `BatchEndpoint: "${endpointId}" is not the ARM id of a batch endpoint (…/workspaces/…/batchEndpoints/…)`,
      );
    }
    return { endpointId, endpointName };
  }

  readonly endpointId: string;
  readonly endpointName: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;

  /** @throws if Azure would refuse the name */
  constructor(scope: Construct, id: string, props: BatchEndpointProps) {
    super(scope, id);
    const { description, name, workspace } = props;
    const problem = endpointNameProblem("name", name);
    if (problem !== undefined) {
      throw new Error(`${this.node.path}: ${problem}`);
    }
    this.endpointName = name;
    this.location = workspace.location;
    this.tags = props.tags ?? workspace.tags;
    this.endpointId = new AzapiResource(this, "Resource", {
      type: BATCH_ENDPOINT_TYPE,
      name,
      parentId: workspace.workspaceId,
      location: this.location,
      tags: this.tags,
      identity: { type: "SystemAssigned" },
      body: { properties: { authMode: "AADToken", description } },
      dependsOn: [...workspace.readyForCompute],
      lifecycle: {
        ignoreChanges: ["tags", ...(description === undefined ? [] : ["body.properties.description"])],
      },
    }).id;
  }

  /**
   * Lets a group or an identity start jobs by the endpoint.
   *
   * @param role one that may invoke batch endpoints and read their jobs
   * @param id part of the Terraform address
   */
  grantInvoke(principal: IPrincipal, role: AzureRole, id: string): RoleAssignment {
    return new RoleAssignment(this, id, { scope: this.endpointId, role, principal });
  }
}
