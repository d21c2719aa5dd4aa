import { Token } from "cdktf";
import { Construct } from "constructs";
import { type Deviation, Deviations, deviationProblems } from "../governance/deviation";
import { isGuid } from "../identity/principals";
import type { IWorkloadIdentity } from "../identity/workload-identity";
import type { ArmBody } from "../terraform/azapi-element";
import { AzapiResource } from "../terraform/azapi-resource";
import { AzureContext } from "../terraform/azure-context";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import {
  COMPUTE_TIMEOUTS,
  computeDescription,
  existingCompute,
  type ICompute,
  recordComputePolicies,
  wholeNumberProblem,
} from "./compute";
import { type ComputeSchedule, scheduleBody, scheduleProblems } from "./compute-schedule";
import { ImageMonthCheck, imageMonthProblem } from "./image-month";
import { canonicalVmSize, vmSizeProblem } from "./vm-sizes";

/** The one person who may sign in to an instance. */
export interface AssignedUser {
  /** Object id in Entra, a GUID. */
  readonly objectId: string;
  /** The person's tenant, a GUID. @default - the stack's tenant */
  readonly tenantId?: string;
}

export interface ComputeInstanceProps {
  readonly workspace: IMachineLearningWorkspace;
  /**
   * 4 to 24 letters, digits and hyphens, unique in the region; known at synthesis. It must not end
   * in a hyphen and digits: Azure keeps such names for itself.
   */
  readonly name: string;
  /** A size of the list in vm-sizes.ts for interactive work, e.g. `Standard_DS3_v2`. */
  readonly vmSize: string;
  readonly assignedUser: AssignedUser;
  /** Whose rights code on the instance has besides the person's own. */
  readonly identity: IWorkloadIdentity;
  /** Whether `vmSize` is one with GPUs. @default false */
  readonly gpu?: boolean;
  /** Whole minutes without activity after which the instance stops, 15 to 4320 (3 days). @default 30 */
  readonly idleMinutes?: number;
  /** @default - started by hand, stopped when idle */
  readonly schedule?: ComputeSchedule;
  /**
   * Month of its image, `YYYY-MM`. Azure patches an instance only by making it anew, so another month
   * replaces it, under the same name: what is on its disks is lost, what is on the workspace's share stays.
   * Each plan warns once the month is long over. A first value, and none after one, replace nothing.
   * @default - the image of the day on which the instance was made
   */
  readonly imageMonth?: string;
  /** Whether the workspace is a production one; then `productionUse` is needed. @default false */
  readonly inProduction?: boolean;
  /** Why people work by hand in production. @default - they don't */
  readonly productionUse?: Deviation;
  /** What the studio shows. @default - Interactive work of one person */
  readonly description?: string;
  /** @default - the workspace's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

// Both the provider's rule (4 characters or more) and the published schema's (24 or fewer).
const NAME = /^[a-zA-Z](?![a-zA-Z0-9-]*-\d+$)[a-zA-Z0-9-]{3,23}$/;

/**
 * A workstation for one person that stops when nobody works on it. By azapi, because azurerm knows
 * neither idle shutdown nor schedules.
 *
 * Recommendations: `cost/compute-instance-idle-shutdown`, `ai-cost/stoppable-eda-compute`,
 * `ai-cost/shut-down-unused-resources`, `security/compute-local-auth-disabled`,
 * `security/compute-public-ssh-closed`, `security/compute-no-public-ip`, `security/compute-instance-latest-image`,
 * `reliability/segregate-exploratory-from-production`.
 */
export class ComputeInstance extends Construct implements ICompute {
  /** An instance that exists already. */
  static fromComputeId(computeId: string, identity: IWorkloadIdentity): ICompute {
    return existingCompute("ComputeInstance", computeId, identity);
  }

  readonly computeId: string;
  readonly computeName: string;
  readonly identity: IWorkloadIdentity;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: ComputeInstanceProps) {
    super(scope, id);
    const problems = instanceProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    this.computeName = props.name;
    this.identity = props.identity;
    if (props.productionUse) {
      Deviations.of(this).accept(this, "productionUse", props.productionUse, {
        recommendations: ["reliability/segregate-exploratory-from-production"],
        rules: ["reliability/production-instances"],
      });
    }
    this.computeId = this.createInstance(props).id;
    if (props.imageMonth !== undefined) {
      new ImageMonthCheck(this, "image-month", props.name, props.imageMonth);
    }
    recordComputePolicies(this, props.workspace);
  }

  private createInstance(props: ComputeInstanceProps): AzapiResource {
    const { workspace, identity } = props;
    return new AzapiResource(this, "Resource", {
      type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
      name: props.name,
      parentId: workspace.workspaceId,
      location: workspace.location,
      tags: props.tags ?? workspace.tags,
      identity: { type: "UserAssigned", identityIds: [identity.identityId] },
      body: {
        properties: {
          computeType: "ComputeInstance",
          description: computeDescription(props.description ?? "Interactive work of one person", props.gpu),
          disableLocalAuth: true,
          properties: this.instanceProperties(props),
        },
      },
      dependsOn: [...workspace.readyForCompute],
      timeouts: COMPUTE_TIMEOUTS,
      // Azure changes none of these in place; without this an apply would fail halfway
      replaceTriggersRefs: [
        "properties.properties.vmSize",
        "properties.properties.personalComputeInstanceSettings",
        "properties.properties.subnet",
      ],
      replaceTriggersExternalValues:
        props.imageMonth === undefined ? undefined : { imageMonth: props.imageMonth },
      // Azure wants to be told that the machine itself goes
      deleteQueryParameters: { underlyingResourceAction: ["Delete"] },
    });
  }

  private instanceProperties(props: ComputeInstanceProps): ArmBody {
    const { assignedUser, workspace, schedule } = props;
    const subnetId = workspace.computeSubnetId;
    return {
      vmSize: canonicalVmSize(props.vmSize),
      applicationSharingPolicy: "Personal",
      computeInstanceAuthorizationType: "personal",
      personalComputeInstanceSettings: {
        assignedUser: {
          objectId: assignedUser.objectId,
          tenantId: assignedUser.tenantId ?? AzureContext.of(this).tenantId,
        },
      },
      enableSSO: true,
      sshSettings: { sshPublicAccess: "Disabled" },
      enableNodePublicIp: false,
      // A managed network wants no subnet at all.
      subnet: subnetId === undefined ? undefined : { id: subnetId },
      idleTimeBeforeShutdown: `PT${props.idleMinutes ?? 30}M`,
      schedules: schedule && scheduleBody(schedule),
    };
  }
}

function instanceProblems(props: ComputeInstanceProps): string[] {
  const { assignedUser, imageMonth, schedule } = props;
  return [
    NAME.test(props.name)
      ? undefined
      : `name "${props.name}" must be 4 to 24 letters, digits and hyphens, beginning with a letter and not ending in a hyphen and digits`,
    vmSizeProblem("interactive", props.vmSize, { gpu: props.gpu }),
    wholeNumberProblem("idleMinutes", props.idleMinutes ?? 30, 15, 4320),
    guidProblem("assignedUser.objectId", assignedUser.objectId),
    assignedUser.tenantId && guidProblem("assignedUser.tenantId", assignedUser.tenantId),
    ...(schedule ? scheduleProblems(schedule) : []),
    imageMonth === undefined ? undefined : imageMonthProblem(imageMonth),
    ...productionProblems(props),
  ].filter((problem) => problem !== undefined);
}

function guidProblem(field: string, value: string): string | undefined {
  return Token.isUnresolved(value) || isGuid(value) ? undefined : `${field} must be a GUID (got "${value}")`;
}

function productionProblems({ inProduction, productionUse }: ComputeInstanceProps): string[] {
  if (!inProduction) {
    return [];
  }
  if (productionUse === undefined) {
    return [
      "inProduction needs productionUse, a deviation: people explore data apart from production (reliability/segregate-exploratory-from-production)",
    ];
  }
  return deviationProblems(productionUse).map((problem) => `productionUse: ${problem}`);
}
