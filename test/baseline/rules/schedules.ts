/** Templates with a schedule of a workspace by azapi, for tests of rules: `azapi_resource.s`. */

const TYPE = "Microsoft.MachineLearningServices/workspaces/schedules@2025-12-01";

/** A schedule with an action and whatever stands beside it. */
export function scheduled(action: object, properties: object = {}, beside: object = {}): object {
  const s = { type: TYPE, name: "s", body: { properties: { ...properties, action } } };
  return { resource: { azapi_resource: { s, ...beside } } };
}

/** A schedule that starts a job. */
export function job(jobDefinition: object, properties: object = {}, beside: object = {}): object {
  return scheduled({ actionType: "CreateJob", jobDefinition }, properties, beside);
}

/** A schedule that invokes a batch endpoint. */
export function invocation(input: string, output: string): object {
  return scheduled({
    actionType: "InvokeBatchEndpoint",
    endpointInvocationDefinition: {
      properties: { InputData: { input: { Uri: input } }, OutputData: { output: { Uri: output } } },
    },
  });
}

/** A schedule that watches a model. */
export function monitor(monitorDefinition: object): object {
  return scheduled({ actionType: "CreateMonitor", monitorDefinition });
}

/** The request that is sent only when a schedule ends. */
export function ended(action: object, properties: object): object {
  const body = { properties: { ...properties, action } };
  const a = { type: TYPE, resource_id: "/s", method: "PUT", when: "destroy", body };
  return { resource: { azapi_resource_action: { a } } };
}
