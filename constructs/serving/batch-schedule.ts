import type { Construct } from "constructs";
import type { ArmBody } from "../terraform/azapi-element";
import type { BatchDeployment } from "./batch-deployment";
import type { IBatchEndpoint } from "./batch-endpoint";
import { datastoreUriProblem, folderOfJob } from "./datastore-uri";
import { JobSchedule, type JobScheduleProps } from "./job-schedule";
import { JOB_NAME } from "./service-expression";

export interface BatchScheduleProps extends JobScheduleProps {
  readonly endpoint: IBatchEndpoint;
  /** The endpoint's deployments: the schedule begins after them. @default - they are there already */
  readonly deployments?: readonly BatchDeployment[];
  /** The name of the one that runs. @default - the endpoint's default one */
  readonly deployment?: string;
  /** What is scored: `azureml://datastores/<datastore>/paths/<path>`. */
  readonly input: string;
  /** Whether `input` is one file. @default false: a folder */
  readonly inputIsFile?: boolean;
  /**
   * The staging place, `azureml://datastores/<datastore>/paths/<path>`. Each job writes into a folder of its
   * own below it: Azure fails a job whose output is there already, and what is partly done must not lie where
   * readers look. What is whole is published from there: `PredictionPublication`.
   */
  readonly output: string;
}

/**
 * Invokes a batch endpoint again and again.
 *
 * Azure has no limit for a whole batch job, only for a mini-batch (`miniBatchTimeoutSeconds` and `maxRetries` of
 * the deployment): `timeLimitMinutes` is for the alert on jobs that take longer. Jobs are logged as the
 * deployment says, and by the workspace's diagnostic setting.
 *
 * Recommendations: `deploy/batch-freshness-schedule`, `deploy/batch-partial-failure-staging`,
 * `ai-cost/automate-training-relax-frequency`.
 */
export class BatchSchedule extends JobSchedule {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: BatchScheduleProps) {
    super(scope, id, props, [deploymentProblem(props), ...invocationProblems(props)], () => ({
      body: invocation(props),
      // a deployment may be gone when the schedule ends
      resting: invocation({ ...props, deployment: undefined }),
      fixed: ["properties.action.endpointInvocationDefinition.endpointId"],
      after: props.deployments ?? [],
    }));
  }
}

/**
 * The type publishes no properties for it: these are the ones of a request to the endpoint's own `/jobs`, with
 * the endpoint and the deployment that such a request has in its address and in a header.
 */
function invocation(props: BatchScheduleProps): ArmBody {
  const { deployment, endpoint, input, inputIsFile = false, output } = props;
  return {
    actionType: "InvokeBatchEndpoint",
    endpointInvocationDefinition: {
      endpointId: endpoint.endpointId,
      deploymentName: deployment,
      properties: {
        InputData: { input: { JobInputType: inputIsFile ? "UriFile" : "UriFolder", Uri: input } },
        OutputData: { output: { JobOutputType: "UriFolder", Uri: folderOfJob(output, JOB_NAME) } },
      },
    },
  };
}

function deploymentProblem({ deployment, deployments }: BatchScheduleProps): string | undefined {
  const known = deployments?.map(({ deploymentName }) => deploymentName);
  return deployment === undefined || known === undefined || known.includes(deployment)
    ? undefined
    : `deployment ${JSON.stringify(deployment)} is none of deployments (${known.join(", ")})`;
}

/** What is wrong with what a job reads and writes, in words that begin with the field. */
export function invocationProblems({
  input,
  output,
}: Pick<BatchScheduleProps, "input" | "output">): (string | undefined)[] {
  return [
    datastoreUriProblem("input", input),
    datastoreUriProblem("output", output),
    isBelow(output, input) ? "output must not lie in input: the next job would score it" : undefined,
  ];
}

function isBelow(uri: string, folder: string): boolean {
  return `${uri}/`.startsWith(`${folder.replace(/\/$/, "")}/`);
}
