import { BatchInferenceCluster } from "../../constructs/compute/batch-inference-cluster";
import { ComputeInstance } from "../../constructs/compute/compute-instance";
import { ImageBuildCluster } from "../../constructs/compute/image-build-cluster";
import { TrainingCluster } from "../../constructs/compute/training-cluster";
import type { IWorkloadIdentity, WorkloadIdentity } from "../../constructs/identity/workload-identity";
import type { MachineLearningWorkspace } from "../../constructs/workspace/machine-learning-workspace";
import { CLUSTER_NAMES } from "../config/cluster-names";
import type { ResolvedInstance } from "../config/resolved-config";
import { cronSchedule } from "./cron-schedule";
import type { Data } from "./data";
import type { Foundation } from "./foundation";

/** What the identity of training's jobs is for; a part of its name, by which the serving stack finds it. */
export const TRAINING_IDENTITY = "training";

export interface Computes {
  readonly training?: TrainingCluster;
  readonly batch: BatchInferenceCluster;
  readonly imageBuild: ImageBuildCluster;
  /** Of compute instances, where there are any. */
  readonly interactiveIdentity?: IWorkloadIdentity;
}

/** Clusters and instances, each purpose with an identity and roles of its own. */
export function composeComputes(
  foundation: Foundation,
  data: Data,
  workspace: MachineLearningWorkspace,
): Computes {
  const { stack, config } = foundation;
  const { training, batch, imageBuild, instances } = config.compute;

  const builder = foundation.identity("image-build");
  workspace.holdComputesFor(data.registry.grantPush(builder, "image-build-push"));
  workspace.holdComputesFor(data.storage.grantBlobRead(builder, "image-build-blobs"));

  const trainer = training && jobIdentity(TRAINING_IDENTITY);
  const scorer = jobIdentity("batch");
  const explorer = instances.length > 0 ? jobIdentity("interactive") : undefined;

  const imageBuilder = new ImageBuildCluster(stack, "image-build", {
    workspace,
    name: CLUSTER_NAMES.imageBuild,
    identity: builder,
    vmSize: imageBuild.vmSize,
  });
  for (const instance of instances) {
    createInstance(foundation, workspace, instance, explorer as WorkloadIdentity);
  }
  return {
    imageBuild: imageBuilder,
    interactiveIdentity: explorer,
    training:
      training &&
      trainer &&
      new TrainingCluster(stack, "training", {
        workspace,
        name: CLUSTER_NAMES.training,
        identity: trainer,
        ...training,
      }),
    batch: new BatchInferenceCluster(stack, "batch", {
      workspace,
      name: CLUSTER_NAMES.batch,
      identity: scorer,
      ...batch,
    }),
  };

  /** An identity that pulls images and works on the workspace's data; computes wait for its roles. */
  function jobIdentity(purpose: string): WorkloadIdentity {
    const { registry, storage, dataLake } = data;
    const identity = foundation.identity(purpose);
    workspace.holdComputesFor(
      registry.grantPull(identity, `${purpose}-pull`),
      storage.grantBlobReadWrite(identity, `${purpose}-blobs`),
      storage.grantFileReadWrite(identity, `${purpose}-files`),
      ...(dataLake ? [dataLake.grantBlobReadWrite(identity, `${purpose}-blobs`)] : []),
    );
    return identity;
  }
}

function createInstance(
  { stack, config }: Foundation,
  workspace: MachineLearningWorkspace,
  instance: ResolvedInstance,
  identity: IWorkloadIdentity,
): void {
  const { name, vmSize, gpu, idleMinutes, imageMonth, schedule, assignedTo, productionUse } = instance;
  new ComputeInstance(stack, `instance-${name}`, {
    workspace,
    name,
    vmSize,
    gpu,
    idleMinutes,
    imageMonth,
    schedule: schedule && cronSchedule(schedule),
    identity,
    assignedUser: { objectId: assignedTo, tenantId: config.tenantId },
    inProduction: config.profile === "prod",
    productionUse,
  });
}
