import { scheduledJobOutput } from "../../../../baseline/rules/reliability/scheduled-job-output";
import { findingsOf } from "../findings";
import { invocation, job } from "../schedules";

const IN = "azureml://datastores/landing/paths/customers/";
const OUT = "azureml://datastores/staging/paths/churn/$${{name}}/";
const found = (input: string, output: string) => findingsOf(scheduledJobOutput, invocation(input, output));

test("a folder for each job, apart from what it reads, passes", () => {
  expect(found(IN, OUT)).toEqual([]);
  expect(found(IN, "azureml://datastores/landing/paths/customers-scored/$${{name}}/")).toEqual([]);
});

test("one place for all jobs is a violation", () => {
  expect(found(IN, "azureml://datastores/staging/paths/churn/")).toEqual([
    "azapi_resource.s: violation: every job writes to the same place",
  ]);
});

test("a place among what the next job reads is a violation", () => {
  expect(found(IN, "azureml://datastores/landing/paths/customers/scored/$${{name}}/")).toEqual([
    "azapi_resource.s: violation: what it writes is read by the next job",
  ]);
});

test("jobs of one's own are looked at, too", () => {
  const outputs = { checkpoints: { jobOutputType: "uri_folder", uri: "azureml://datastores/c/paths/churn" } };
  expect(findingsOf(scheduledJobOutput, job({ inputs: { data: { uri: IN } }, outputs }))).toHaveLength(1);
  const unnamed = { model: { jobOutputType: "custom_model" } };
  expect(findingsOf(scheduledJobOutput, job({ outputs: unnamed }))).toEqual([]);
});
