import type { ArmBody } from "../terraform/azapi-element";
import { datastoreUriProblem, folderOfJob } from "./datastore-uri";
import { JOB_NAME } from "./service-expression";

/** What a job gets: a text, or data by its URI, `azureml://datastores/<datastore>/paths/<path>`. */
export type JobInput = { readonly literal: string } | { readonly folder: string } | { readonly file: string };

/** What jobs get and leave behind, by the names that their component or command uses. */
export interface JobData {
  /** @default - nothing */
  readonly inputs?: Readonly<Record<string, JobInput>>;
  /**
   * Where training keeps its checkpoints, so that a job whose node is taken away goes on instead of beginning
   * again: `azureml://datastores/<datastore>/paths/<path>`. Each job has a folder below it, which is the
   * output `checkpoints` of the component or command. A container with a lifecycle rule keeps them from
   * growing without end.
   * @default - none
   */
  readonly checkpoints?: string;
}

/** What is wrong with it, in words. */
export function jobDataProblems({ checkpoints, inputs = {} }: JobData): (string | undefined)[] {
  return [
    ...Object.entries(inputs).flatMap(([name, input]) => [
      /^[a-zA-Z_]\w*$/.test(name)
        ? undefined
        : `inputs ${JSON.stringify(name)} must be named by letters, digits and underscores`,
      "literal" in input ? undefined : datastoreUriProblem(`inputs.${name}`, uriOf(input)),
    ]),
    checkpoints === undefined ? undefined : datastoreUriProblem("checkpoints", checkpoints),
  ];
}

/** The `inputs` and `outputs` of the request. */
export function jobDataBody({ checkpoints, inputs = {} }: JobData): ArmBody {
  return {
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, inputBody(input)])),
    outputs:
      checkpoints === undefined
        ? {}
        : {
            checkpoints: {
              jobOutputType: "uri_folder",
              mode: "ReadWriteMount",
              uri: folderOfJob(checkpoints, JOB_NAME),
            },
          },
  };
}

function inputBody(input: JobInput): ArmBody {
  return "literal" in input
    ? { jobInputType: "literal", value: input.literal }
    : {
        jobInputType: "folder" in input ? "uri_folder" : "uri_file",
        mode: "ReadOnlyMount",
        uri: uriOf(input),
      };
}

function uriOf(input: Exclude<JobInput, { readonly literal: string }>): string {
  return "folder" in input ? input.folder : input.file;
}
