import { policySignedCode } from "../../../../baseline/rules/security/policy-signed-code";
import { testPolicyParameters } from "../policy-parameters";

testPolicyParameters(policySignedCode, {
  policy: "jobSignedCode",
  good: { signingKey: "-----BEGIN PGP PUBLIC KEY BLOCK-----\\r\\nmQ" },
  required: "signingKey",
  weaker: [
    [{ signingKey: "" }, "it names no public key"],
    [{ signingKey: "anybody" }, "it names no public key"],
    [{ signingKey: "-----BEGIN PGP PRIVATE KEY BLOCK-----" }, "it names no public key"],
  ],
});
