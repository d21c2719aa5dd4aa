import { failedChecksIn } from "../../../bench/compare/checkov-report";

function report(...failed: readonly object[]): object {
  return {
    check_type: "terraform_json",
    results: { failed_checks: failed },
    summary: { passed: 3, failed: failed.length, parsing_errors: 0 },
  };
}

function failure(id: string, file: string): object {
  return {
    check_id: id,
    check_name: `Ensure ${id}`,
    check_result: { result: "FAILED", evaluated_keys: ["sku"] },
    file_path: file,
    resource: "resource.registry",
    severity: null,
  };
}

const FOUND = {
  id: "CKV_AZURE_165",
  name: "Ensure CKV_AZURE_165",
  resource: "resource.registry",
  file: "/a/cdk.tf.json",
};

test("a report gives its failed checks", () => {
  const output = JSON.stringify(report(failure("CKV_AZURE_165", "/a/cdk.tf.json")));
  expect(failedChecksIn(output)).toEqual([FOUND]);
});

test("reports of several frameworks in a list give all of theirs", () => {
  const output = JSON.stringify([
    report(failure("CKV_AZURE_165", "/a/cdk.tf.json")),
    report(),
    report(failure("CKV_AZURE_233", "/b/cdk.tf.json")),
  ]);
  expect(failedChecksIn(output).map(({ id, file }) => [id, file])).toEqual([
    ["CKV_AZURE_165", "/a/cdk.tf.json"],
    ["CKV_AZURE_233", "/b/cdk.tf.json"],
  ]);
});

test("totals alone, which checkov writes where it found nothing to check, have no failed check", () => {
  const totals = { passed: 0, failed: 0, skipped: 0, parsing_errors: 0, checkov_version: "3.3.30" };
  expect(failedChecksIn(JSON.stringify(totals))).toEqual([]);
});

test("an input that checkov couldn't read is an error, not silence", () => {
  const unread = { ...report(), summary: { passed: 0, failed: 0, parsing_errors: 2 } };
  expect(() => failedChecksIn(JSON.stringify(unread))).toThrow("checkov could not read 2 of its inputs");
});

test.each(["", "Traceback (most recent call last):", "[1]", '{"results": {"failed_checks": [{}]}}'])(
  "%j is no report",
  (output) => {
    expect(() => failedChecksIn(output)).toThrow("checkov wrote no report that can be read");
  },
);
