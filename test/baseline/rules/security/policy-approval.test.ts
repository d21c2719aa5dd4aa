import { policyApproval } from "../../../../baseline/rules/security/policy-approval";
import { testPolicyParameters } from "../policy-parameters";

testPolicyParameters(policyApproval, {
  policy: "jobApproval",
  good: { approvalEndpoint: "https://approve.example.com/jobs" },
  required: "approvalEndpoint",
  weaker: [
    [{ approvalEndpoint: "" }, "nobody is asked there"],
    [{ approvalEndpoint: "http://approve.example.com" }, "nobody is asked there"],
  ],
});
