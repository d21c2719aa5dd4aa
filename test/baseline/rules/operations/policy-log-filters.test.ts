import { policyLogFilters } from "../../../../baseline/rules/operations/policy-log-filters";
import { testPolicyParameters } from "../policy-parameters";

testPolicyParameters(policyLogFilters, {
  policy: "jobLogs",
  good: { logFilters: ["^metric:"], datastore: "workspaceblobstore" },
  required: "logFilters",
  weaker: [
    [{ logFilters: [] }, "it has no filter"],
    [{ datastore: "" }, "whole logs have no place"],
  ],
});
