import { RehearsalError } from "../../../rehearsal/rehearsal-error";
import { compareVersions, versionMatcher } from "../../../rehearsal/terraform/version";

const VERSIONS = [
  ...["0.9.0", "1.0.0", "4.81.0", "5.0.0", "5.1.0", "5.2.0", "5.2.1", "5.3.0", "5.10.0"],
  ...["6.0.0-beta1", "6.0.0", "7.1.0-rc1"],
];

/** What is installed of VERSIONS for a constraint. */
function chosen(constraint: string): string | undefined {
  return [...VERSIONS].sort((a, b) => compareVersions(b, a)).find(versionMatcher(constraint));
}

// Each line is what Terraform 1.11.4 installed from a mirror with these versions.
test.each([
  ["5.2.0", "5.2.0"],
  ["  5.2.0 ", "5.2.0"],
  ["= 5.2", "5.2.0"],
  ["5", "5.0.0"],
  ["= 05.2.0", "5.2.0"],
  ["~> 5.2", "5.10.0"],
  ["~>5.2", "5.10.0"],
  ["~> 5.2.0", "5.2.1"],
  ["~> 5", "5.10.0"],
  ["~> 4.0", "4.81.0"],
  ["~> 0", "0.9.0"],
  ["~> 0.9", "0.9.0"],
  ["~> 7.0", undefined],
  ["~> 6.0-beta1", "6.0.0"],
  ["~> 6.0.0-beta1", "6.0.0"],
  [">= 4.81, < 5.0", "4.81.0"],
  ["> 5.2, < 6", "5.10.0"],
  [">5.2.0,<5.10", "5.3.0"],
  ["<= 5.2", "5.2.0"],
  ["<= 5", "5.0.0"],
  ["> 5", "6.0.0"],
  ["< 6", "5.10.0"],
  ["!= 6.0", "5.10.0"],
  ["!= 5.10, < 6", "5.3.0"],
  ["~> 5.2, != 5.10.0", "5.3.0"],
  ["6.0.0-beta1", "6.0.0-beta1"],
  [">= 6.0.0-beta1", "6.0.0"],
  ["= 6.0.0-beta1, > 5", "6.0.0-beta1"],
  ["=6.0.0-beta1,>6", undefined],
  ["= 7.1.0-rc1", "7.1.0-rc1"],
  ["< 6.0.0-beta2, >= 5.9", "5.10.0"],
])("%j takes %s, as Terraform does", (constraint, version) => {
  expect(chosen(constraint)).toBe(version);
});

test("no constraint takes the newest release", () => {
  expect(chosen("")).toBe("6.0.0");
});

test.each([
  "v5.2.0",
  "5.2.x",
  "5.2.*",
  ">= 5.2.0 < 5.3",
  "== 5.2.0",
  "^5.2",
  "=> 5.2",
  ">= 5.2, ",
  "1.2.3.4",
])("%j is no constraint, as for Terraform", (constraint) => {
  expect(() => chosen(constraint)).toThrow(
    new RehearsalError(`"${constraint}" is no version constraint of Terraform's.`),
  );
});

test("what is no version meets nothing, and comes before all versions", () => {
  expect(versionMatcher("")("latest")).toBe(false);
  expect(["5.2.0", "latest", "10.0.0", "5.2.0-rc2", "5.2.0-rc10"].sort(compareVersions)).toEqual([
    "latest",
    "5.2.0-rc2",
    "5.2.0-rc10",
    "5.2.0",
    "10.0.0",
  ]);
  expect(compareVersions("5.2", "5.2.0")).toBe(0);
  expect(compareVersions("latest", "newest")).toBe(0);
});
