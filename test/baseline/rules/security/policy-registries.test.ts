import { policyRegistries } from "../../../../baseline/rules/security/policy-registries";
import { testPolicyParameters } from "../policy-parameters";

testPolicyParameters(policyRegistries, {
  policy: "jobRegistries",
  good: { allowedACRs: ["crchurn.azurecr.io", "mcr.microsoft.com/azureml"] },
  required: "allowedACRs",
  weaker: [
    [{ allowedACRs: [] }, "it names no registries, or any"],
    [{ allowedACRs: ["*"] }, "it names no registries, or any"],
    [{ allowedACRs: ["crchurn.azurecr.io", "*.azurecr.io"] }, "it names no registries, or any"],
    [{ allowedACRs: ["azurecr.io"] }, "it names no registries, or any"],
    [{ allowedACRs: "crchurn.azurecr.io" }, "it names no registries, or any"],
  ],
});
