import { policyPythonChannels } from "../../../../baseline/rules/security/policy-python-channels";
import { findingsOf } from "../findings";
import { all, assigned, landingZone } from "../governing";
import { testPolicyParameters } from "../policy-parameters";

testPolicyParameters(policyPythonChannels, {
  policy: "jobPythonPackages",
  good: { allowedPythonPackageChannels: ["https://packages.example.com/simple"] },
  required: "allowedPythonPackageChannels",
  weaker: [
    [{ allowedPythonPackageChannels: ["*"] }, "packages may come from anybody"],
    [
      { allowedPythonPackageChannels: ["http://packages.example.com/simple"] },
      "packages may come from anybody",
    ],
    ...["pypi", "conda.anaconda"].map(
      (index) =>
        [
          { allowedPythonPackageChannels: [`https://${index}.org/simple`] },
          "packages may come from anybody",
        ] as const,
    ),
  ],
});

test("an empty list names none", () => {
  const none = assigned("jobPythonPackages", { allowedPythonPackageChannels: [] });
  expect(findingsOf(policyPythonChannels, all(landingZone(), none), { production: true })).toEqual([]);
});
